"""Who is registered concerns the office alone: neither visitors nor editors without the right find a trace of it."""

import logging
import pickle
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ReferenceIndex

from asskomm.core.models import OutgoingMail, User
from calendar_events import booking
from calendar_events.admin.urls import urlpatterns
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import ENDED, State
from tests.calendar_events.office import EDITORS, OFFICE, log_in, page
from tests.calendar_events.registering import clerk, create_event
from tests.factories.feedback import FeedbackFactory
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db

MARKER = "Zwetschgenmarke"
CHIEF = "Redaktionsleitung"


@pytest.fixture
def event(at, wurzen) -> EventPage:
    """An event with somebody in every state, all of them called by the marker, and with mails about them."""
    now = at(date(2026, 9, 9))
    event = create_event(title="Netzwerktreffen", capacity=3, minimum_number=2)
    for number, state in enumerate(State):
        registration = Registration.objects.create(
            event=event,
            first_name=MARKER,
            last_name=f"{MARKER}-{state}",
            email=f"{MARKER.lower()}{number}@example.org",
            email_key=f"{MARKER.lower()}{number}@example.org",
            municipality=wurzen,
            organisation=MARKER,
            function=MARKER,
            answers={str(uuid4()): MARKER},
            state=state,
            email_confirmed_at=now,
            booked_at=now,
            ended_at=now if state in ENDED else None,
            offered_until=now + timedelta(hours=5) if state == State.OFFERED else None,
        )
        registration.changes.create(at=now, act="add_by_hand", after=state, by="staff", reason=MARKER)
    for _ in range(3):
        FeedbackFactory(event=event, good=MARKER, better=MARKER)
    booking.send_message(event, list(event.registrations.all()), MARKER, MARKER, reference=uuid4())
    event.save_revision().publish()
    return event


def addresses(event: EventPage) -> list[str]:
    """Every address of the staff's pages."""
    registration, mail = event.registrations.first(), OutgoingMail.objects.first()
    values = {
        "event_id": event.pk,
        "registration_id": registration.pk,
        "mail_id": mail.pk,
        "extension": "csv",
        "token": "quatsch",
    }
    return [reverse(one.name, kwargs={name: values[name] for name in one.pattern.converters}) for one in urlpatterns]


@pytest.mark.parametrize(
    ("group", "rights"),
    [
        (OFFICE, {"view", "change"}),
        (CHIEF, {"view", "change"}),
        (EDITORS, set()),
        ("Kommunenpflege", set()),
    ],
)
def test_the_office_and_the_editors_in_chief_have_the_right(client, group, rights):
    user = log_in(client, group)

    actions = ("add", "change", "delete", "view")
    assert {one for one in actions if user.has_perm(f"calendar_events.{one}_registration")} == rights
    assert user.has_perm("wagtailadmin.access_admin")


def test_visitors_have_to_log_in_for_every_page_of_the_staff(client, event):
    for address in addresses(event):
        for method in (client.get, client.post):
            assert method(address).url.startswith(reverse("wagtailadmin_login")), address


def test_editors_without_the_right_are_sent_away_from_every_page_of_the_staff(client, event):
    log_in(client, EDITORS)
    before = list(event.registrations.values_list("pk", "state"))

    for address in addresses(event):
        allowed = [method for method in (client.get, client.post) if method(address).status_code != 405]
        assert allowed, address
        for method in allowed:
            assert method(address).url == reverse("wagtailadmin_home"), address

    assert list(event.registrations.values_list("pk", "state")) == before


def test_whoever_may_only_see_changes_nothing(client, event):
    user = User.objects.create_user("lesen")
    for name in ("access_admin", "view_registration"):
        user.user_permissions.add(Permission.objects.get(codename=name))
    client.force_login(user)
    ada = event.registrations.get(state=State.BOOKED)

    shown = soup(client.get(page(event)))
    assert texts(shown, "table button, table input") == []
    form = {"was": "abmelden", "person": [f"{ada.pk}:booked"], "sicher": "ja"}
    assert client.post(page(event, "act_on_registrations"), form).url == reverse("wagtailadmin_home")
    assert client.get(page(event, "event_check_in")).url == reverse("wagtailadmin_home")
    ada.refresh_from_db()
    assert ada.state == State.BOOKED


def test_the_pages_of_the_staff_are_kept_by_no_cache(client, event):
    log_in(client)
    for name, rest in (
        ("event_registrations", []),
        ("event_check_in", []),
        ("export_registrations", ["csv"]),
        ("event_feedback", []),
        ("export_feedback", ["csv"]),
    ):
        response = client.get(page(event, name, *rest))
        assert MARKER in response.content.decode()
        assert "no-store" in response.headers["Cache-Control"]


def test_visitors_find_nobody(client, event):
    places = ["/", "/veranstaltungen/", "/veranstaltungen/?ansicht=monat", f"{event.url}anmeldung/"]
    places += [event.url, f"{event.url}termin.ics", "/veranstaltungen/kalender.ics", "/veranstaltungen/monat/"]
    places += [
        "/veranstaltungen/archiv/",
        "/veranstaltungen/feed/",
        "/sitemap/",
        "/sitemap.xml",
        "/suche/?q=Netzwerktreffen",
        "/suche/vorschlaege/?q=Netzwerk",
    ]
    for address in places * 2:
        assert MARKER.lower() not in client.get(address).content.decode().lower(), address
    found = soup(client.get(f"/suche/?q={MARKER}"))
    assert found.select(f"main a[href='{event.url}']") == []


def test_editors_without_the_right_find_nobody(client, event, wurzen):
    log_in(client, EDITORS)
    edit = reverse("wagtailadmin_pages:edit", args=[event.pk])
    places = [
        reverse("wagtailadmin_home"),
        reverse("events:index"),
        f"{reverse('events:index')}?export=csv",
        edit,
        reverse("wagtailadmin_pages:history", args=[event.pk]),
        reverse("wagtailadmin_pages:usage", args=[event.pk]),
        reverse("wagtailadmin_pages:delete", args=[event.pk]),
        reverse("wagtailadmin_explore", args=[event.get_parent().pk]),
        reverse("wagtailadmin_reports:site_history"),
        reverse("wagtailsnippets_core_contactrequest:list"),
        f"{reverse('wagtailadmin_pages:search')}?q=Netzwerktreffen",
    ]
    for address in places:
        response = client.get(address, follow=True)
        html = b"".join(response).decode().lower()
        assert response.status_code == 200, address
        assert MARKER.lower() not in html, address
        assert page(event) not in html, address
        assert reverse("events_with_registrations") not in html, address
        assert "registrations-section" not in html, address


def test_the_office_finds_its_way_from_the_listing_the_form_and_the_menu(client, event):
    user = log_in(client)
    user.groups.add(Group.objects.get(name=EDITORS))
    for address in (reverse("events:index"), reverse("wagtailadmin_pages:edit", args=[event.pk])):
        assert page(event) in client.get(address).content.decode()
    assert reverse("events_with_registrations") in client.get(reverse("wagtailadmin_home")).content.decode()


def test_registrations_are_no_usage_of_municipalities(event, wurzen):
    assert list(ReferenceIndex.get_references_to(wurzen)) == []


def test_neither_log_lines_nor_caches_nor_names_of_rows_tell_who_it_is(client, event, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    backend, stored = caches["default"], []
    keep = backend.set

    def keep_and_note(key, value, *args, **kwargs):
        stored.append(pickle.dumps((key, value)))
        return keep(key, value, *args, **kwargs)

    monkeypatch.setattr(backend, "set", keep_and_note)
    log_in(client)
    client.get(page(event))
    client.get(page(event, "event_feedback"))
    ada = event.registrations.get(state=State.BOOKED)
    booking.cancel(ada, now=timezone.now(), by=booking.by_staff(clerk()), reason=MARKER)
    client.get(f"{event.url}anmeldung/")
    for address in ("/", "/veranstaltungen/archiv/", event.url):
        Client().get(address)

    lines = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert [line for line in lines if MARKER.lower() in line.lower()] == []
    assert stored
    assert [entry for entry in stored if MARKER.encode() in entry] == []
    assert MARKER not in str(ada) + str(ada.changes.first())
