"""Mails about registrations: one per act, as text and HTML, with the state in the subject and the calendar entry."""

import re
from datetime import date, datetime, time
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.core import mail as outbox
from icalendar import Calendar

from asskomm.core import mail
from asskomm.core.models import OutgoingMail
from calendar_events import booking, links
from calendar_events.booking.calendar_entry import CANCEL, REQUEST, calendar_entry
from calendar_events.ical import calendar_of
from calendar_events.models import EventPage
from calendar_events.models.registration import State
from tests.calendar_events.registering import (
    DAY,
    MINUTE,
    before,
    clerk,
    create_event,
    fresh,
    last_mail,
    mails_to,
    person,
    plain,
    sign_up,
)

pytestmark = pytest.mark.django_db

ONLINE = "https://video.example.org/raum-7"


def entry_of(stored: OutgoingMail):
    """Method and event of the calendar entry that goes along."""
    ((_, content, media_type),) = [one for one in stored.attachments if one[0] == "termin.ics"]
    calendar = Calendar.from_ical(content)
    assert media_type == f"text/calendar; method={calendar['method']}"
    (entry,) = calendar.walk("VEVENT")
    return str(calendar["method"]), entry


def test_a_mail_says_what_where_when_and_carries_the_personal_link():
    event = create_event(
        title="Fachtag »Sicher & gut«", venue="Rathaus", contact_name="Kim Muster", contact_email="kim@example.org"
    )
    (ada,) = sign_up(event, "Ada", now=before(event, days=20))

    stored = last_mail("Ada")

    assert stored.subject == "Angemeldet: Fachtag »Sicher & gut«"
    assert stored.reply_to == "kim@example.org"
    for text in (stored.body, stored.html):
        assert links.address(ada) in text
        assert "29.\u00a0September 2026, 10:00–15:30\u00a0Uhr · Rathaus, Zittau" in text
        assert "Kim Muster" in text
    assert "Fachtag »Sicher & gut«\n" in stored.body
    assert "<h1>Fachtag »Sicher &amp; gut«</h1>" in stored.html


def test_nothing_that_a_visitor_typed_stands_in_a_mail():
    event = create_event(capacity=1)
    now = before(event, days=20)
    facts = {"organisation": "Zeile Eins", "function": "Zeile Zwei"}
    ada = booking.register(event, booking.Person("Gift", "Zeile", email="ada@example.org", **facts), now=now)
    booking.confirm_email(ada, now=now)
    booking.hand_over(ada, booking.Person("Gift", "Zeile", email="bo@example.org", **facts), now=now)

    for stored in OutgoingMail.objects.all():
        everything = f"{stored.subject} {stored.body} {stored.html} {stored.attachments}"
        assert re.search("Gift|Zeile", everything) is None


def test_the_message_has_both_texts_the_entry_and_the_code_at_the_door():
    event = create_event()
    sign_up(event, "Ada", now=before(event, days=20))

    message = message_from_bytes(mail.message_of(last_mail("Ada")).message().as_bytes(), policy=policy.default)

    parts = [part.get_content_type() for part in message.walk() if not part.is_multipart()]
    assert parts == ["text/plain", "text/html", "text/calendar", "image/png"]
    entry, code = message.iter_attachments()
    assert (code.get_filename(), code.get_content()[:4]) == ("einlass.png", b"\x89PNG")
    assert (entry.get_filename(), entry.get_param("method"), entry.get_param("charset")) == (
        "termin.ics",
        "REQUEST",
        "utf-8",
    )


def test_the_online_link_goes_only_to_those_with_a_place_and_a_confirmed_address():
    event = create_event(format="online", city="", online_link=ONLINE)
    now = before(event, days=20)
    (ada,) = sign_up(event, "Ada", now=now, confirm=False)
    (bo,) = sign_up(event, "Bo", now=now)
    told = set(OutgoingMail.objects.filter(body__contains=ONLINE).values_list("recipient", flat=True))
    assert told == set()

    booking.confirm_email(ada, now=now)

    stored = last_mail("Ada")
    assert ONLINE in stored.body
    assert ONLINE in stored.html
    assert str(entry_of(stored)[1]["location"]) == ONLINE
    booking.cancel(ada, now=now)
    assert ONLINE not in last_mail("Ada").body + str(last_mail("Ada").attachments)
    booking.accept(bo, now=now)
    assert ONLINE in last_mail("Bo").body


def test_the_calendar_entry_keeps_its_uid_and_grows_in_sequence(time_machine):
    event = create_event()
    now = before(event, days=20)
    time_machine.move_to(now)
    (ada,) = sign_up(event, "Ada", now=now)
    entered = entry_of(last_mail("Ada"))
    time_machine.shift(60)
    event.first_day = date(2026, 10, 26)
    event.save_revision().publish()
    moved = entry_of(last_mail("Ada"))
    booking.cancel(ada, now=now + 2 * MINUTE)
    withdrawn = entry_of(last_mail("Ada"))
    sign_up(event, "Ada", now=now + 3 * MINUTE)
    again = entry_of(last_mail("Ada"))

    found = [entered, moved, withdrawn, again]
    assert [method for method, _ in found] == [REQUEST, REQUEST, CANCEL, REQUEST]
    assert len({str(entry["uid"]) for _, entry in found}) == 1
    sequence = [int(entry["sequence"]) for _, entry in found]
    assert sequence == sorted(set(sequence))
    assert str(withdrawn[1]["status"]) == "CANCELLED"
    zone = ZoneInfo("Europe/Berlin")
    assert moved[1].decoded("dtstart") == datetime(2026, 10, 26, 10, tzinfo=zone)


def test_mails_and_subscriptions_speak_of_one_entry_whose_newer_version_wins(time_machine):
    event = create_event()
    now = before(event, days=20)
    time_machine.move_to(now)
    event.save_revision().publish()

    def subscribed():
        (entry,) = Calendar.from_ical(calendar_of([EventPage.objects.get(pk=event.pk)], str)).events
        return entry

    sign_up(event, "Ada", now=now + MINUTE)
    mailed, older = entry_of(last_mail("Ada"))[1], subscribed()
    time_machine.shift(120)
    event.title = "Neuer Titel"
    event.save_revision().publish()
    newer = subscribed()

    assert {str(entry["uid"]) for entry in (mailed, older, newer)} == {str(event.translation_key)}
    assert int(older["sequence"]) < int(mailed["sequence"]) < int(newer["sequence"])


def test_who_had_no_place_has_nothing_to_withdraw():
    event = create_event()
    now = before(event, days=20)
    _, bo = sign_up(event, "Ada", "Bo", now=now)

    booking.cancel(bo, now=now)

    assert (mails_to("Bo")[-1], last_mail("Bo").attachments) == ("Abgemeldet", [])


def test_the_entry_reads_the_same_in_another_reader():
    event = create_event(title="Müll, Lärm; Licht 🙂", lead="Zeile, eins;\nZeile zwei", venue="Rathaus")

    content = calendar_entry(
        event, REQUEST, sequence=3, stamp=before(event, days=9), attendee="ada@example.org", link="https://x.example/"
    )

    entry = vobject.readOne(content).vevent
    assert (entry.summary.value, entry.location.value) == ("Müll, Lärm; Licht 🙂", "Rathaus, Zittau")
    assert entry.description.value == "Zeile, eins;\nZeile zwei\n\nMeine Anmeldung: https://x.example/"
    assert (entry.dtstart.value, entry.dtend.value) == (event.starts_at, event.ends_at)
    assert entry.attendee.value == "mailto:ada@example.org"


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        ({"start_time": None, "end_time": None}, date(2026, 9, 29), date(2026, 9, 30)),
        (
            {"start_time": None, "end_time": None, "last_day": date(2026, 9, 30)},
            date(2026, 9, 29),
            date(2026, 10, 1),
        ),
        ({"start_time": time(9), "end_time": None}, datetime(2026, 9, 29, 9, tzinfo=ZoneInfo("Europe/Berlin")), None),
    ],
)
def test_whole_days_are_days_and_an_open_end_is_none(fields, start, end):
    event = create_event(**fields)

    content = calendar_entry(
        event, REQUEST, sequence=3, stamp=before(event, days=9), attendee="ada@example.org", link="https://x.example/"
    )

    (entry,) = Calendar.from_ical(content).walk("VEVENT")
    assert entry.decoded("dtstart") == start
    assert (entry.decoded("dtend") if "dtend" in entry else None) == end


def test_each_act_sends_its_mail_once():
    event = create_event()
    now = before(event, days=20)

    ada, bo = sign_up(event, "Ada", "Bo", now=now)
    booking.cancel(ada, now=now)
    booking.cancel(ada, now=now)
    booking.accept(bo, now=now)
    booking.accept(bo, now=now)
    mail.deliver_due()
    mail.deliver_due()

    assert [(message.to[0], plain(message.subject).rpartition(": ")[0]) for message in outbox.outbox] == [
        ("ada@example.org", "Angemeldet, bitte bestätigen"),
        ("bo@example.org", "Warteliste, Platz 1, bitte bestätigen"),
        ("ada@example.org", "Angemeldet"),
        ("bo@example.org", "Warteliste, Platz 1"),
        ("ada@example.org", "Abgemeldet"),
        ("bo@example.org", "Platz frei bis Fr, 11. September, 10:00 Uhr"),
        ("bo@example.org", "Angemeldet"),
    ]


def test_everybody_is_told_of_a_cancelled_event():
    event = create_event(capacity=5)
    now = before(event, days=20)
    sign_up(event, "Ada", "Bo", now=now)

    booking.cancel_event(event, by=clerk(), now=now)

    mail.deliver_due()
    subjects = [message.subject for message in outbox.outbox if message.subject.startswith("Abgesagt")]
    assert len(subjects) == 2


def test_every_mail_has_a_text_that_fits_its_state():
    event = create_event(capacity=2)
    now = before(event, days=20)
    ada, bo, cem = sign_up(event, "Ada", "Bo", "Cem", now=now)
    booking.hand_over(ada, person("Dana"), now=now)
    dana = event.registrations.get(first_name="Dana")
    assert "hat einen Platz an Sie weitergegeben" in last_mail("Dana").body
    assert "9. September" not in last_mail("Dana").subject
    booking.release(bo, now=now)
    booking.move_by_hand(cem, State.WAITING, clerk(), now=now)
    booking.confirm_email(dana, now=now)

    for stored in OutgoingMail.objects.all():
        message = stored.body.partition("Guten Tag,")[2].partition("Ihre Anmeldung:")[0]
        assert len(message.split()) > 12
        assert "None" not in stored.subject + stored.body + stored.html


# --- Links ---


def test_a_link_leads_to_its_registration():
    event = create_event()
    (ada,) = sign_up(event, "Ada", now=before(event, days=20))

    assert links.read(links.make(ada)) == ada
    assert links.address(ada) == f"http://localhost:8000/anmeldung/{links.make(ada)}/"


@pytest.mark.parametrize(
    "change",
    [lambda text: text[:-1], lambda text: f"x{text}", lambda text: text.partition(".")[0], lambda text: "", str.upper],
    ids=["cut", "longer", "unsigned", "empty", "upper"],
)
def test_a_wrong_link_reveals_nothing(change, django_assert_num_queries):
    event = create_event()
    (ada,) = sign_up(event, "Ada", now=before(event, days=20))
    wrong = change(links.make(ada))

    with django_assert_num_queries(0), pytest.raises(links.LinkError) as error:
        links.read(wrong)

    assert str(error.value) == "Dieser Link gilt nicht. Bitte prüfen Sie, ob er vollständig ist."


def test_a_signed_link_to_nobody_says_the_same():
    event = create_event()
    (ada,) = sign_up(event, "Ada", now=before(event, days=20))
    token = links.make(ada)
    ada.changes.all()._raw_delete(using="default")
    fresh(ada).delete()

    with pytest.raises(links.LinkError) as error:
        links.read(token)

    assert str(error.value) == links.LinkError.message


def test_who_is_moved_to_the_list_loses_the_calendar_entry():
    event = create_event()
    now = before(event, days=20)
    (ada,) = sign_up(event, "Ada", now=now)

    booking.move_by_hand(ada, State.WAITING, clerk(), now=now + DAY)

    assert mails_to("Ada")[-2:] == ["Warteliste, Platz 1", "Platz frei bis Sa, 12. September, 10:00 Uhr"]
    stored = OutgoingMail.objects.filter(subject__startswith="Warteliste").get()
    assert entry_of(stored)[0] == CANCEL
