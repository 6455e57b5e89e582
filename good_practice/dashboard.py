"""»Kontakte zu bestätigen« on the dashboard: people whose consent is missing or old."""

from datetime import date

from django.db.models import F, Q
from django.http import HttpRequest

from asskomm.core.admin.dashboard import READ_ROWS, ListPanel, Row, page_row, show_day
from asskomm.core.admin.reviews import editable_pages
from good_practice.models import PracticePage
from municipalities.participation import today

# People change their place; after this many years somebody has to ask again.
YEARS_OF_CONSENT = 2


class ContactsPanel(ListPanel):
    """Projects whose contact has not agreed, or has agreed long ago."""

    name = "contacts"
    heading = "Kontakte zu bestätigen"
    icon = "user"
    empty = "Alle Ansprechpersonen der Projekte haben in den letzten zwei Jahren eingewilligt."
    order = 45

    def rows(self, request: HttpRequest) -> list[Row]:
        pages = editable_pages(request.user).values("pk")
        projects = (
            contacts_to_confirm(today()).filter(pk__in=pages).order_by(F("contact_consent_on").asc(nulls_first=True))
        )
        return [contact_row(project) for project in projects.defer_streamfields()[:READ_ROWS]]


def contacts_to_confirm(day: date):
    """Published projects with a contact whose consent is missing or older than two years on `day`."""
    has_contact = ~Q(contact_name="", contact_phone="", contact_email="")
    is_old = Q(contact_consent_on=None) | Q(contact_consent_on__lt=years_before(day, YEARS_OF_CONSENT))
    return PracticePage.objects.live().filter(has_contact, is_old)


def years_before(day: date, years: int) -> date:
    """The same day in an earlier year; the last of February for a leap day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def contact_row(project: PracticePage) -> Row:
    """The project, whom to ask, and the day of the consent."""
    name = project.contact_name or project.contact_office or project.contact_email or project.contact_phone
    if not project.contact_consent_on:
        return page_row(project, f"{name}: Einwilligung fehlt", "", is_urgent=True)
    given = f"Einwilligung vom {show_day(project.contact_consent_on)}"
    return page_row(project, f"{name}: bitte neu bestätigen", given)
