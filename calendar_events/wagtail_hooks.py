"""The admin of this app: a flat list of all events, their audiences and series, and what is left to write."""

from django.db.models import QuerySet
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from asskomm.core.admin.history import CreateWithChildrenAction, EditWithChangesAction
from asskomm.core.admin.viewsets import RecordViewSet
from calendar_events.admin_filters import EventFilterSet
from calendar_events.dashboard import MissingReportsPanel
from calendar_events.models import Audience, EventPage, EventSeries


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


register_snippet(EventGroup)


@hooks.register("register_actions")
def register_actions(registry) -> None:
    """Edits of these records say in their history which fields changed."""
    for model in (Audience, EventSeries):
        registry.register(model, EditWithChangesAction)
        registry.register(model, CreateWithChildrenAction)


@hooks.register("construct_homepage_panels")
def add_missing_reports_panel(request, homepage_panels) -> None:
    """Remind of reports that should follow."""
    homepage_panels.append(MissingReportsPanel())
