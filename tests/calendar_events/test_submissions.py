"""Events that others send in: what the form accepts, the draft it makes, and what the sender hears."""

from datetime import date, time, timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import WorkflowState

from asskomm.core.models import ContactRequest, OutgoingMail
from calendar_events.models import EventPage, EventSubmission
from calendar_events.submissions import possible_duplicates
from tests.factories.calendar_events import EventIndexPageFactory, EventPageFactory, EventSubmissionPageFactory
from tests.factories.core import ContentPageFactory, TopicFactory
from tests.factories.municipalities import MunicipalityFactory
from tests.pages import soup, text, texts

pytestmark = pytest.mark.django_db

ANSWERS = {
    "title": "Sicher zur Schule",
    "first_day": "30.06.2027",
    "last_day": "",
    "start_time": "9:30",
    "end_time": "12",
    "format": "vor-ort",
    "venue": "Rathaus, Bürgersaal",
    "city": "Wurzen",
    "host_name": "KPR Wurzener Land",
    "topic": "",
    "description": "Ein Vormittag für Eltern.\n\nMit <b>Polizei</b> & Schule.",
    "registration_link": "",
    "municipality": "wurzen",
    "name": "Alex Muster",
    "email": "alex@example.org",
}


@pytest.fixture
def now(time_machine):
    time_machine.move_to(timezone.make_aware(timezone.datetime(2026, 9, 8, 12)), tick=False)
    return timezone.now()


@pytest.fixture
def calendar(home_page, now):
    return EventIndexPageFactory(parent=home_page)


@pytest.fixture
def form_page(calendar):
    privacy = ContentPageFactory(parent=calendar.get_parent(), title="Datenschutz", slug="datenschutz")
    return EventSubmissionPageFactory(parent=calendar, privacy_page=privacy)


@pytest.fixture
def send(client, form_page, time_machine):
    """Open the form, wait as a person does, send it; gives the answer."""

    def send(times: int = 1, **changes):
        form = soup(client.get(form_page.url)).select_one("form.form")
        hidden = {one["name"]: one.get("value", "") for one in form.select("[name=token], [name=website]")}
        time_machine.move_to(timezone.now() + timedelta(seconds=30), tick=False)
        for _ in range(times):
            response = client.post(reverse("send_request", args=[form_page.pk]), ANSWERS | hidden | changes)
        return response

    return send


def problems(response) -> list[str]:
    """What the summary of errors says."""
    return texts(soup(response), ".error-summary li")


def test_an_event_becomes_a_draft_handed_in_for_approval_that_nobody_sees(client, calendar, send):
    wurzen = MunicipalityFactory(name="Wurzen")
    response = send()
    page = EventPage.objects.get()

    assert response.status_code == 302
    assert (page.live, page.has_unpublished_changes) == (False, True)
    assert client.get(f"{calendar.url}{page.slug}/").status_code == 404
    assert (page.title, page.slug, page.lead) == (
        "Sicher zur Schule",
        "sicher-zur-schule",
        "Ein Vormittag für Eltern.",
    )
    assert (page.first_day, page.start_time, page.end_time) == (date(2027, 6, 30), time(9, 30), time(12))
    assert (page.city, page.host, page.host_name) == ("Wurzen", "kommune", "KPR Wurzener Land")
    assert page.municipalities == [wurzen]
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    assert WorkflowState.objects.get().object_id == str(page.pk)


def test_what_was_typed_is_text_never_markup(send):
    send()

    assert "<b>" not in str(EventPage.objects.get().body)
    assert "&lt;b&gt;Polizei&lt;/b&gt; &amp; Schule." in str(EventPage.objects.get().body[0].value)


def test_the_sender_gets_a_receipt_and_the_office_a_notice_without_names(send):
    send()
    mails = {mail.recipient: mail for mail in OutgoingMail.objects.all()}

    assert sorted(mails) == ["alex@example.org", "buero@example.org"]
    assert "ob er im Kalender erscheint" in mails["alex@example.org"].body
    assert "Alex" not in mails["buero@example.org"].body


def test_a_second_click_sends_nothing_twice(send):
    send(times=3)

    counts = [model.objects.count() for model in (EventPage, EventSubmission, ContactRequest, WorkflowState)]
    assert counts == [1, 1, 1, 1]
    assert OutgoingMail.objects.count() == 2


def test_two_events_of_one_name_get_addresses_of_their_own(send):
    send()
    send(first_day="01.07.2027")

    assert sorted(EventPage.objects.values_list("slug", flat=True)) == ["sicher-zur-schule", "sicher-zur-schule-2"]


def test_an_event_named_like_a_part_of_the_calendar_can_be_seen(client, calendar, send):
    send(title="Archiv")
    page = EventPage.objects.get()
    page.save_revision().publish()

    assert page.slug == "archiv-2"
    assert text(soup(client.get(page.url)).h1) == "Archiv"


def test_a_host_outside_of_the_register_is_a_partner_and_a_link_makes_the_registration_external(send):
    topic = TopicFactory()
    send(municipality="Musterverein", topic=topic.slug, registration_link="muster.example/anmelden")
    page = EventPage.objects.get()

    assert (page.host, page.municipalities, page.shown_topics) == ("partner", [], [topic])
    assert (page.admission, page.registration_link) == ("extern", "https://muster.example/anmelden")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": ""}, "Bitte nennen Sie den Titel der Veranstaltung."),
        ({"first_day": ""}, "Bitte nennen Sie den Tag."),
        ({"first_day": "31.02.2027"}, "Bitte ein Datum wie 30.06.2027."),
        ({"first_day": "07.09.2026"}, "Dieser Tag ist vorbei. Bitte senden Sie kommende Termine ein."),
        ({"first_day": "30.06.2127"}, "Dieser Tag ist sehr weit weg. Bitte prüfen Sie die Jahreszahl."),
        ({"last_day": "29.06.2027"}, "Der letzte Tag liegt vor dem ersten."),
        ({"start_time": "25:00"}, "Bitte eine Uhrzeit wie 9:30."),
        ({"end_time": "9:30"}, "Das Ende liegt vor dem Beginn. Geht es über Mitternacht, fehlt der letzte Tag."),
        ({"city": ""}, "Bitte nennen Sie den Ort."),
        ({"format": "telepathie"}, "Dieses Format gibt es nicht. Bitte wählen Sie aus der Liste."),
        ({"topic": "gibt-es-nicht"}, "Dieses Thema gibt es nicht. Bitte wählen Sie aus der Liste."),
        ({"registration_link": "javascript:alert(1)"}, "Bitte prüfen Sie die Adresse."),
        ({"email": "alex"}, "Bitte prüfen Sie die E-Mail-Adresse. Beispiel: name@gemeinde.de."),
    ],
)
def test_what_is_wrong_is_said_and_everything_typed_is_kept(send, changes, message):
    response = send(**changes)
    page = soup(response)

    assert [one for one in problems(response) if message in one], problems(response)
    assert page.select_one("[name=host_name]")["value"] == "KPR Wurzener Land"
    assert text(page.select_one("[name=description]")).startswith("Ein Vormittag")
    assert EventPage.objects.count() == ContactRequest.objects.count() == 0


def test_today_is_early_enough(send):
    assert send(first_day="08.09.2026").status_code == 302


def test_publishing_tells_the_sender_once_and_closes_the_request(send):
    send()
    page = EventPage.objects.get()
    for _ in range(2):
        page.save_revision().publish()
    mail = OutgoingMail.objects.get(subject__startswith="Ihr Termin steht im Kalender")

    assert mail.recipient == "alex@example.org"
    assert page.full_url in mail.body
    assert ContactRequest.objects.get().state == "done"


def test_deleting_the_draft_tells_the_sender_that_it_will_not_appear(send):
    send()
    EventPage.objects.get().delete()

    assert OutgoingMail.objects.filter(subject__startswith="Ihr Termin erscheint nicht").count() == 1
    assert ContactRequest.objects.get().state == "done"


def test_deleting_an_event_that_was_published_sends_nothing_more(send):
    send()
    EventPage.objects.get().save_revision().publish()
    EventPage.objects.get().delete()

    assert not OutgoingMail.objects.filter(subject__startswith="Ihr Termin erscheint nicht").exists()


def test_what_may_be_the_same_event_is_named_and_others_are_not(calendar):
    day = date(2027, 6, 30)
    draft = EventPageFactory(parent=calendar, title="Sicher zur Schule", city="Wurzen", first_day=day, live=False)
    alike = EventPageFactory(parent=calendar, title="Schule: sicher hin und zurück", city="Borna", first_day=day)
    same_town = EventPageFactory(parent=calendar, title="Lesung am See", city="wurzen", first_day=date(2027, 7, 1))
    EventPageFactory(parent=calendar, title="Lesung", city="Borna", first_day=day)
    later = date(2027, 7, 2)
    EventPageFactory(parent=calendar, title="Sicher zur Schule", slug="spaeter", city="Wurzen", first_day=later)

    assert possible_duplicates(draft) == [alike, same_town]


def test_editors_see_above_the_form_who_sent_it_and_what_it_may_repeat(client, calendar, send, django_user_model):
    EventPageFactory(parent=calendar, title="Sicher in die Schule", first_day=date(2027, 6, 30))
    send()
    lead = django_user_model.objects.create_user("leitung")
    lead.groups.add(Group.objects.get(name="Redaktionsleitung"))
    client.force_login(lead)
    page = EventPage.objects.get(live=False)
    shown = text(soup(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))))

    assert "Eingesandt von Alex Muster, wurzen" in shown
    assert "Um diesen Tag gibt es: Sicher in die Schule , 30. Juni 2027, Zittau" in shown
