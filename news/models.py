"""News: dated reports, and the list that shows them by topic, district and year."""

from math import ceil
from typing import ClassVar
from urllib.parse import urljoin

from django import forms
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import PageManager
from wagtail.search import index

from asskomm.core.admin import page_panels
from asskomm.core.blocks import BodyBlock
from asskomm.core.caching import cached_for_page
from asskomm.core.feeds import ATOM, RSS, FeedFormat, feed_response
from asskomm.core.links import Link
from asskomm.core.listing import Listing
from asskomm.core.models import BasePage, DescribedImage, Topic
from asskomm.core.search.kinds import Kind
from asskomm.core.sharing import structured_data as schema
from municipalities.models import AboutMunicipalities, MunicipalityLink
from news.facets import YEAR_FACET, YEAR_LOOKUP, news_facets, years_with_news
from news.feeds import feed_entry
from news.querysets import NewsPageQuerySet

PER_PAGE = 12
RELATED = 3
IN_FEED = 30
WORDS_PER_MINUTE = 180


class NewsIndexPage(RoutablePageMixin, BasePage):
    """The list of all news; its routes carry the years and the feeds."""

    parent_page_types = ["core.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count = 1
    page_description = "Die Liste der Neuigkeiten mit Filtern, Jahrgängen und Feeds; es gibt sie einmal."

    class Meta:
        verbose_name = "Neuigkeiten"
        verbose_name_plural = "Neuigkeiten"

    def news(self) -> NewsPageQuerySet:
        """What visitors find here, newest first."""
        return NewsPage.objects.child_of(self).public_news().newest_first()

    def listing(self, request: HttpRequest, year: str = "") -> Listing:
        """The news, or those of one year, narrowed by what the visitor chose."""
        facets = [one for one in news_facets() if not (year and one.name == YEAR_FACET)]
        within = {YEAR_LOOKUP: year} if year else {}
        return Listing(self.news().for_lists(), request.GET, facets, PER_PAGE, f"news:{self.pk}", within)

    @path("", name="list")
    def show_list(self, request: HttpRequest) -> HttpResponse:
        """All news with facets; the whole state is in the address."""
        return self.render_listing(request, self.listing(request))

    @re_path(r"^(?P<year>[12]\d{3})/$", name="year")
    def show_year(self, request: HttpRequest, year: str) -> HttpResponse:
        """The archive of one year, which the other facets narrow."""
        if int(year) not in years_with_news():
            raise Http404("Aus diesem Jahr gibt es keine Neuigkeiten.")
        listing = self.listing(request, year)
        address = f"{self.get_url(request)}{year}/"
        context = {"year": int(year), "breadcrumb": [*self.breadcrumb(request), Link(year, address)]}
        return self.render_listing(request, listing, address, **context)

    @path("feed/", name="atom")
    def show_atom(self, request: HttpRequest) -> HttpResponse:
        """The newest items as Atom."""
        return self.render_feed(request, ATOM)

    @path("rss/", name="rss")
    def show_rss(self, request: HttpRequest) -> HttpResponse:
        """The same items as RSS."""
        return self.render_feed(request, RSS)

    def render_listing(self, request: HttpRequest, listing: Listing, address: str = "", **context) -> HttpResponse:
        """A list at its address, by default that of this page."""
        address = address or self.get_url(request)
        context |= listing.context(address) | {
            "years": years_with_news(),
            "feed_query": feed_query(listing),
            "canonical": canonical_address(self.get_full_url(request), address),
        }
        return self.render(request, context_overrides=context, template="news/news_index_page.html")

    def render_feed(self, request: HttpRequest, feed_format: FeedFormat) -> HttpResponse:
        """The newest items under the same filters as the list."""
        listing = self.listing(request)
        entries = [feed_entry(item) for item in listing.results[:IN_FEED]]
        labels = [chip.label for chip in listing.chips()]
        return feed_response(request, feed_format, self, entries, listing.query(), labels)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict]:
        """The list and its years."""
        years = self.news().dates("date", "year")
        return [
            *super().get_sitemap_urls(request),
            *({"location": f"{self.get_full_url(request)}{one.year}/"} for one in years),
        ]


def canonical_address(full_url: str, address: str) -> str:
    """The full address of the list or of one of its years."""
    return urljoin(full_url, address)


def feed_query(listing: Listing) -> str:
    """The chosen topics and districts for the addresses of feeds, with a question mark; a year is no subscription."""
    query = listing.query(without=YEAR_FACET)
    return f"?{query}" if query else ""


class NewsPage(AboutMunicipalities, DescribedImage, BasePage):
    """A dated report with its topics and the municipalities it is about."""

    date = models.DateField(
        "Datum",
        default=timezone.localdate,
        db_index=True,
        help_text="Steht über der Meldung und bestimmt ihren Platz in der Liste.",
    )
    lead = models.TextField(
        "Einleitung",
        max_length=400,
        help_text="Das Wichtigste in ein bis zwei Sätzen. Höchstens 400 Zeichen; zum Veröffentlichen nötig.",
    )
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name="Titelbild",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Steht oben in der Meldung und klein in den Listen. Querformat passt am besten.",
    )
    image_caption = models.CharField(
        "Bildunterschrift",
        max_length=250,
        blank=True,
        help_text="Der Bildnachweis aus der Bildablage wird automatisch angefügt.",
    )
    body = StreamField(BodyBlock(), verbose_name="Inhalt", blank=True)
    topics = ParentalManyToManyField(
        Topic, verbose_name="Themen", blank=True, related_name="news", help_text="Am besten ein bis zwei Themen."
    )

    picture_uses: ClassVar = {"image": ("lead", "row", "card")}

    objects = PageManager.from_queryset(NewsPageQuerySet)()

    search_kind = Kind("neuigkeiten", "Neuigkeit", "Neuigkeiten", 10)
    search_date = "date"
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("date"),
        index.RelatedFields("topics", [index.SearchField("name")]),
    ]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("date"),
        MultiFieldPanel(
            [
                FieldPanel("image"),
                FieldPanel("image_alt"),
                FieldPanel("image_is_decorative"),
                FieldPanel("image_caption"),
            ],
            "Titelbild",
        ),
        page_panels.body_panel,
    ]
    classification_panels = [
        FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
        MultipleChooserPanel(
            "municipality_links",
            chooser_field_name="municipality",
            label="Kommune",
            heading="Kommunen",
            help_text="Von welchen Kommunen handelt die Meldung? Sie erscheint auch auf deren Seiten. "
            "Im Dialog nach jeder Suche »Auswahl bestätigen«: Eine neue Suche vergisst die Häkchen.",
        ),
    ]

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    page_description = "Eine Meldung mit Datum: Bericht, Ankündigung oder Hinweis zur Förderung."

    class Meta:
        verbose_name = "Neuigkeit"
        verbose_name_plural = "Neuigkeiten"

    share_type = "article"

    @property
    def share_kicker(self) -> str:
        """The day, as the page itself shows it."""
        return date_format(self.date)

    def structured_data(self, request) -> list[schema.Node]:
        """A news article with its topics, and the municipalities it is about."""
        about = [{"@type": "AdministrativeArea", "name": one.name} for one in self.municipalities]
        topics = [topic.name for topic in self.shown_topics]
        article = schema.article(request, self, "NewsArticle", published=self.date)
        return [article | {"about": about, "keywords": topics}]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["related"] = self.related(request)
        context["address"] = request.build_absolute_uri(self.get_url(request) or "")
        return context

    def related(self, request: HttpRequest) -> list["NewsPage"]:
        """Other reports about the same places or topics; remembered, but for previews of what is not published."""

        def find() -> list[NewsPage]:
            return list(NewsPage.objects.public_news().related_to(self).defer_streamfields()[:RELATED])

        is_preview = getattr(request, "is_preview", False)
        return find() if is_preview else cached_for_page(f"news-related:{self.pk}", find)

    @cached_property
    def shown_topics(self) -> list[Topic]:
        """The topics, read once."""
        return list(self.topics.all())

    @property
    def reading_minutes(self) -> int:
        """About how long reading takes, at least one minute."""
        texts = self.body.stream_block.get_searchable_content(self.body)
        return ceil(sum(len(text.split()) for text in [self.lead, *texts]) / WORDS_PER_MINUTE)


class NewsMunicipality(MunicipalityLink):
    """One municipality that a report is about."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="municipality_links")

    class Meta(MunicipalityLink.Meta):
        constraints = [MunicipalityLink.once_per_page("news_municipality_once_per_page")]
