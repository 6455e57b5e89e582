"""What the tests of registration share: an event, persons by one name, and who stands where, by name."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from asskomm.core.models import OutgoingMail, User
from calendar_events import booking
from calendar_events.booking import places
from calendar_events.models import EventPage, Registration
from calendar_events.models.registration import State
from tests.factories.calendar_events import EventIndexPageFactory, EventPageFactory
from tests.factories.core import create_home_page

HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)


def create_event(**fields) -> EventPage:
    """An event that registers here, at 29 September 2026, 10:00; one place unless told otherwise."""
    index = EventIndexPageFactory.create(parent=create_home_page())
    return EventPageFactory(parent=index, **{"admission": EventPage.Admission.HERE, "capacity": 1} | fields)


def before(event: EventPage, **length) -> datetime:
    """The moment so long before the event begins."""
    return event.starts_at - timedelta(**length)


def person(name: str, **facts) -> booking.Person:
    """»Ada« is Ada Muster, ada@example.org."""
    return booking.Person(name, "Muster", **{"email": f"{name.lower()}@example.org"} | facts)


def sign_up(event: EventPage, *names: str, now: datetime, confirm: bool = True, **facts) -> list[Registration]:
    """Register these persons one after the other, with confirmed addresses."""
    registered = [booking.register(event, person(name, **facts), now=now) for name in names]
    return [booking.confirm_email(one, now=now) if confirm else one for one in registered]


def apply_for(event: EventPage, *names: str, now: datetime) -> list[Registration]:
    """Apply for a course, with confirmed addresses."""
    return [booking.confirm_email(booking.apply(event, person(name), now=now), now=now) for name in names]


def names(event: EventPage, *states: State) -> list[str]:
    """The first names in these states, in the order of registration."""
    return list(event.registrations.filter(state__in=states).values_list("first_name", flat=True))


def waiting(event: EventPage, now: datetime) -> list[str]:
    """The names on the list, in the order of the offers to come."""
    registered = event.registrations.in_bulk()
    return [registered[key].first_name for key in places.line(event, now)]


def fresh(registration: Registration) -> Registration:
    """The registration as it is stored."""
    return Registration.objects.get(pk=registration.pk)


def state(registration: Registration) -> State:
    """The stored state."""
    return State(fresh(registration).state)


def log(registration: Registration) -> list[tuple[str, str, str, str]]:
    """What happened to it: act, before, after, by whom."""
    return list(registration.changes.values_list("act", "before", "after", "by"))


def mails_to(name: str) -> list[str]:
    """What the subjects of this person's mails say before the title."""
    found = OutgoingMail.objects.filter(recipient=f"{name.lower()}@example.org")
    return [plain(subject.rpartition(": ")[0]) for subject in found.values_list("subject", flat=True)]


def last_mail(name: str) -> OutgoingMail:
    """The latest mail to this person."""
    return OutgoingMail.objects.filter(recipient=f"{name.lower()}@example.org").latest("pk")


def plain(text: str) -> str:
    """The text with plain spaces, as people type it."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def refused(codes: Iterable[str] | str, act, *args, **kwargs) -> str:
    """The message of the refusal with this code; fails where the act is done, or refused for another reason."""
    try:
        act(*args, **kwargs)
    except booking.BookingError as error:
        assert error.code == codes
        return error.message
    raise AssertionError("not refused")


def clerk() -> User:
    """Somebody of the staff."""
    return User.objects.get_or_create(username="verwaltung")[0]
