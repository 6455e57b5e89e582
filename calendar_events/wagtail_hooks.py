"""The admin of this app: a flat list of all events, their audiences and series, and what is left to write."""

from collections.abc import Iterator

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from asskomm.core.admin.history import CreateWithChildrenAction, EditWithChangesAction
from asskomm.core.admin.menu import PagesMenuItem
from asskomm.core.admin.viewsets import RecordViewSet
from calendar_events.admin.dashboard import RegistrationsPanel
from calendar_events.admin.registrations import address
from calendar_events.admin.rights import SEE, RegistrationsMenuItem
from calendar_events.admin.urls import urlpatterns
from calendar_events.admin_filters import EventFilterSet
from calendar_events.booking.events import CANCEL, CHANGE_CAPACITY
from calendar_events.dashboard import MissingReportsPanel
from calendar_events.models import Audience, EventPage, EventSeries, Registration


def report_state(event: EventPage) -> str:
    """Whether the report is there; nothing for events that are to come or need none."""
    if event.has_report:
        return "vorhanden"
    return "fehlt" if event.lacks_report else ""


class EventIndexView(IndexView):
    """The list: what is coming in its order, then what is over, the last first."""

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().defer_streamfields()

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        if self.is_explicitly_ordered:
            return super().order_queryset(queryset)
        return queryset.upcoming_first(timezone.now())


class EventViewSet(PageListingViewSet):
    """All events with what the calendar and the editors know about them."""

    model = EventPage
    name = "events"
    url_prefix = "veranstaltungen/termine"
    icon = "calendar-alt"
    menu_label = "Termine"
    menu_item_class = PagesMenuItem
    index_view_class = EventIndexView
    filterset_class = EventFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="Titel", sort_key="title", classname="title"),
        Column("day_text", label="Datum", sort_key="starts_at"),
        Column("place_text", label="Ort", sort_key="city"),
        Column("get_format_display", label="Format", sort_key="format"),
        Column("host_text", label="Gastgeber", sort_key="host"),
        Column("get_status_display", label="Stand", sort_key="status"),
        Column("report_state", label="Bericht", accessor=report_state),
        PageStatusColumn("page_status", label="Status", sort_key="live"),
    ]


class AudienceViewSet(RecordViewSet):
    """Whom events are for."""

    model = Audience
    icon = "group"
    url_prefix = "veranstaltungen/zielgruppen"
    menu_label = "Zielgruppen"
    list_display = ["name", "slug", "order"]
    ordering = ["order", "name"]


class EventSeriesViewSet(RecordViewSet):
    """Events that belong together."""

    model = EventSeries
    icon = "list-ul"
    url_prefix = "veranstaltungen/reihen"
    menu_label = "Reihen"
    list_display = ["name", "slug", "description"]
    ordering = ["name"]


class EventGroup(SnippetViewSetGroup):
    """The menu of this app."""

    menu_label = "Veranstaltungen"
    menu_icon = "calendar-alt"
    menu_order = 160
    items = (EventViewSet, AudienceViewSet, EventSeriesViewSet)
    submenu_hook = "register_event_menu_item"


register_snippet(EventGroup)


@hooks.register("register_actions")
def register_actions(registry) -> None:
    """Edits of these records say in their history which fields changed."""
    for model in (Audience, EventSeries):
        registry.register(model, EditWithChangesAction)
        registry.register(model, CreateWithChildrenAction)


class CapacityFormatter(LogFormatter):
    """»Zahl der Plätze: 20 → 25«."""

    label = "Zahl der Plätze ändern"

    def format_message(self, log_entry) -> str:
        old, new = (log_entry.data[name]["capacity"] for name in ("before", "after"))
        return f"Zahl der Plätze: {old or 'unbegrenzt'} → {new or 'unbegrenzt'}"


@hooks.register("register_log_actions")
def register_event_acts(actions) -> None:
    """What staff does with an event apart from its form."""
    actions.register_action(CANCEL, "Veranstaltung absagen", "Veranstaltung abgesagt")
    actions.register_action(CHANGE_CAPACITY)(CapacityFormatter)


@hooks.register("construct_homepage_panels")
def add_missing_reports_panel(request, homepage_panels) -> None:
    """Remind of reports that should follow, and of what registrations need."""
    homepage_panels.extend((MissingReportsPanel(), RegistrationsPanel()))


# --- Registrations -------------------------------------------------------------------------------------


@hooks.register("register_admin_urls")
def register_registration_addresses() -> list:
    """The staff's pages about registrations."""
    return urlpatterns


@hooks.register("register_event_menu_item")
def register_registrations_menu_item() -> MenuItem:
    """»Anmeldungen« among the events."""
    return RegistrationsMenuItem(
        "Anmeldungen", reverse("events_with_registrations"), name="registrations", icon_name="group", order=1
    )


@hooks.register("register_permissions")
def register_registration_permissions() -> QuerySet:
    """So that groups can be given them in the settings."""
    return Permission.objects.filter(
        content_type__app_label="calendar_events", codename__in=("view_registration", "change_registration")
    )


KEPT = "»{}« lässt sich nicht löschen: Es gibt Anmeldungen. Bitte absagen, oder die Veröffentlichung zurücknehmen."


def is_registered_for(page: Page) -> bool:
    """Whether somebody has registered for this page or for one below it."""
    return Registration.objects.filter(event__path__startswith=page.path).exists()


@hooks.register("before_delete_page")
def keep_events_with_registrations(request, page) -> HttpResponse | None:
    """Say why instead of failing: people rely on the event, and its log has to stay."""
    if not is_registered_for(page):
        return None
    messages.error(request, KEPT.format(page))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def keep_many_events_with_registrations(request, action_type, objects, action) -> HttpResponse | None:
    """The same where many are deleted at once."""
    kept = [one for one in objects if action_type == "delete" and isinstance(one, Page) and is_registered_for(one)]
    for page in kept:
        messages.error(request, KEPT.format(page))
    return redirect(action.next_url) if kept else None


@hooks.register("register_page_listing_buttons")
def add_registrations_to_listings(page, user, next_url=None) -> Iterator[Button]:
    """»Anmeldungen« beside every event in listings."""
    if isinstance(page, EventPage) and user.has_perm(SEE):
        yield Button("Anmeldungen", address(page), icon_name="group", priority=5)


@hooks.register("register_page_header_buttons")
def add_registrations_to_header(page, user, view_name, next_url=None) -> Iterator[Button]:
    """»Anmeldungen« above the form of an event."""
    yield from add_registrations_to_listings(page, user, next_url)
