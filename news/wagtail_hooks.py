"""The admin of the news: a flat list of all reports, whatever their state."""

import django_filters
from wagtail import hooks
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from asskomm.core.admin.menu import PagesMenuItem
from asskomm.core.models import Topic
from municipalities.admin.filters import ALL, DistrictFilter
from municipalities.admin.listings import LocalDateColumn
from news.dashboard import LatestNewsPanel
from news.models import NewsPage


class NewsFilterSet(PageFilterSet):
    """News by topic, district and day, beside Wagtail's own filters."""

    date = django_filters.DateFromToRangeFilter(label="Datum", widget=DateRangePickerWidget)
    topics = django_filters.ModelChoiceFilter(label="Thema", queryset=Topic.objects.all(), empty_label=ALL)
    district = DistrictFilter(field_name="municipality_links__municipality__district", distinct=True)

    class Meta:
        model = NewsPage
        fields = []


class NewsIndexView(IndexView):
    """The list, newest first."""

    default_ordering = "-date"

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("topics")


class NewsListingViewSet(PageListingViewSet):
    """»Neuigkeiten« in the menu."""

    model = NewsPage
    index_view_class = NewsIndexView
    filterset_class = NewsFilterSet
    icon = "newspaper"
    name = "news"
    url_prefix = "neuigkeiten"
    menu_label = "Neuigkeiten"
    menu_item_class = PagesMenuItem
    menu_order = 150
    add_to_admin_menu = True
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="Titel", sort_key="title", classname="title"),
        LocalDateColumn("date", label="Datum", sort_key="date"),
        Column("topics", label="Themen", accessor=lambda page: ", ".join(map(str, page.topics.all()))),
        PageStatusColumn("status", label="Status", sort_key="live"),
    ]


@hooks.register("register_admin_viewset")
def register_news_listing() -> NewsListingViewSet:
    """Put the list into the menu."""
    return NewsListingViewSet()


@hooks.register("construct_homepage_panels")
def add_latest_news_panel(request, homepage_panels) -> None:
    """Say how old the newest item is."""
    homepage_panels.append(LatestNewsPanel())


@hooks.register("register_icons")
def register_icons(icons) -> list[str]:
    """A sheet of news, to be told from documents at a glance."""
    return [*icons, "news/admin/newspaper.svg"]
