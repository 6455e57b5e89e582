"""The admin of this app: flat lists of projects and portraits, funded projects and target groups."""

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateformat import format as format_date
from wagtail import hooks
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from asskomm.core.admin.history import CreateWithChildrenAction, EditWithChangesAction
from asskomm.core.admin.menu import PagesMenuItem
from asskomm.core.admin.viewsets import RecordViewSet
from good_practice import panels
from good_practice.admin_filters import FundedProjectFilterSet, PracticeFilterSet, ProfileFilterSet
from good_practice.dashboard import ContactsPanel
from good_practice.models import FundedProject, PracticePage, ProfilePage, TargetGroup
from municipalities.admin.listings import LocalDateColumn


class MonthColumn(Column):
    """A month as »September 2026«."""

    def get_value(self, instance: ProfilePage) -> str:
        return format_date(instance.month, "F Y") if instance.month else ""


def published_on(page: Page) -> date | None:
    """The day of the last publication here in Saxony."""
    return timezone.localdate(page.last_published_at) if page.last_published_at else None


class ProfilePagesView(IndexView):
    """Portraits together with their municipality."""

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("municipality")


class PracticePagesView(IndexView):
    """Projects together with their place."""

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("municipality", "partnership")


class PracticeViewSet(PageListingViewSet):
    """All projects with what lists and filters know about them."""

    model = PracticePage
    name = "practice"
    url_prefix = "good-practice/projekte"
    icon = "pick"
    menu_label = "Projekte"
    menu_item_class = PagesMenuItem
    index_view_class = PracticePagesView
    filterset_class = PracticeFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="Titel", sort_key="title", classname="title"),
        Column("place", label="Wo"),
        Column("get_evidence_display", label="Stand", sort_key="evidence"),
        Column("get_funding_display", label="Förderung", sort_key="funding"),
        BooleanColumn("shows_contact", label="Kontakt sichtbar"),
        LocalDateColumn("published", label="Veröffentlicht", accessor=published_on, sort_key="last_published_at"),
        PageStatusColumn("status", label="Status", sort_key="live"),
    ]


class ProfileViewSet(PageListingViewSet):
    """All portraits with the month they were chosen for."""

    model = ProfilePage
    name = "profiles"
    url_prefix = "good-practice/portraets"
    icon = "user"
    menu_label = "Porträts"
    menu_item_class = PagesMenuItem
    index_view_class = ProfilePagesView
    filterset_class = ProfileFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="Name", sort_key="title", classname="title"),
        Column("function", label="Funktion"),
        Column("municipality", label="Kommune"),
        MonthColumn("month", label="ASSKomm des Monats", sort_key="month"),
        LocalDateColumn("published", label="Veröffentlicht", accessor=published_on, sort_key="last_published_at"),
        PageStatusColumn("status", label="Status", sort_key="live"),
    ]


class FundedProjectViewSet(RecordViewSet):
    """What the list of funded projects shows."""

    model = FundedProject
    icon = "clipboard-list"
    url_prefix = "good-practice/gefoerdert"
    menu_label = "Geförderte Projekte"
    list_display = ["title", "place", "programme", "years", "amount"]
    list_export = ["title", "place", "programme", "first_year", "last_year", "amount", "description", "source"]
    export_headings = {"place": "Wo"}
    filterset_class = FundedProjectFilterSet
    ordering = ["title", "pk"]
    edit_handler = panels.funded_project
    export_filename = "gefoerderte-projekte"

    def get_queryset(self, request):
        return FundedProject.objects.select_related("municipality", "partnership")


class TargetGroupViewSet(RecordViewSet):
    """Whom projects are for."""

    model = TargetGroup
    icon = "group"
    url_prefix = "good-practice/zielgruppen"
    menu_label = "Zielgruppen"
    list_display = ["name", "slug", "order"]
    ordering = ["order", "name"]


class GoodPracticeGroup(SnippetViewSetGroup):
    """The menu of this app."""

    menu_label = "Good Practice"
    menu_icon = "pick"
    menu_order = 180
    items = (PracticeViewSet, ProfileViewSet, FundedProjectViewSet, TargetGroupViewSet)


register_snippet(GoodPracticeGroup)


@hooks.register("register_actions")
def register_actions(registry) -> None:
    """Edits of these records say in their history which fields changed."""
    for model in (FundedProject, TargetGroup):
        registry.register(model, EditWithChangesAction)
        registry.register(model, CreateWithChildrenAction)


@hooks.register("construct_homepage_panels")
def add_contacts_panel(request, homepage_panels) -> None:
    """Remind of contacts whose consent is missing or old."""
    homepage_panels.append(ContactsPanel())
