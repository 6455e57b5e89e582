"""What every page of the portal has."""

from copy import copy
from typing import ClassVar

from django.db import models
from django.db.models import QuerySet
from django.http import Http404
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail.utils.decorators import cached_classmethod

from asskomm.core.admin import page_panels
from asskomm.core.admin.page_forms import CopyPageForm, PageForm
from asskomm.core.caching import cached_for_page
from asskomm.core.hidden_addresses import is_hidden
from asskomm.core.links import Link
from asskomm.core.querysets import PortalPageManager, restricted_paths
from asskomm.core.search.kinds import PAGES, Kind
from asskomm.core.sharing import structured_data as schema


class BasePage(Page):
    """What every page of the portal has: a lead, a teaser for lists, and honest meta data."""

    lead = models.TextField(
        "Einleitung",
        max_length=400,
        blank=True,
        help_text="Ein bis zwei Sätze unter der Überschrift. Höchstens 400 Zeichen.",
    )
    teaser = models.CharField(
        "Anreißer", max_length=160, blank=True, help_text="Ein Satz für Listen. Leer: die Einleitung."
    )
    review_on = models.DateField(
        "Wiedervorlage",
        null=True,
        blank=True,
        help_text="An diesem Tag erinnert die Startseite der Verwaltung daran, den Inhalt zu prüfen. Nur intern.",
    )

    objects = PortalPageManager()

    # Under which type the search lists pages of this class, and which field holds the day it names.
    search_kind: ClassVar[Kind] = PAGES
    search_date: ClassVar[str] = ""

    # Words in the title count most, then those in the lead; »autocomplete« is where SQLite tells them apart.
    search_fields = [
        *Page.search_fields,
        index.SearchField("title", boost=10),
        index.SearchField("lead", boost=2),
        index.AutocompleteField("lead"),
        index.SearchField("teaser", boost=2),
    ]

    # One of these has to say what the page is about before it is published; the first one carries the message.
    summary_fields = ("lead", "teaser")

    content_panels = page_panels.content_panels
    # The second tab: what filters and related pages are made of.
    classification_panels = []
    promote_panels = page_panels.distribution_panels
    settings_panels = page_panels.settings_panels
    base_form_class = PageForm
    copy_form_class = CopyPageForm

    class Meta:
        abstract = True

    @cached_classmethod
    def get_edit_handler(cls):
        """The form's tabs, under the portal's own names; a page type with an `edit_handler` lays out its own."""
        handler = getattr(cls, "edit_handler", None) or page_panels.tabs(
            (page_panels.CONTENT, cls.content_panels),
            (page_panels.CLASSIFICATION, cls.classification_panels),
            (page_panels.DISTRIBUTION, cls.promote_panels),
            (page_panels.SETTINGS, cls.settings_panels),
        )
        handler.base_form_class = cls.base_form_class
        return handler.bind_to_model(cls)

    @staticmethod
    def _slug_is_available(slug, parent_page, page=None):
        """
        Wagtail's answer, and »no« where another address of the portal would hide the page.

        A page that has this address already keeps it: a later version of the portal may bring the other one, and
        the page must still be saved, for instance when it expires. Its form says what is wrong.
        """
        if not Page._slug_is_available(slug, parent_page, page):
            return False
        is_kept = page is None or parent_page is None or page.url_path == f"{parent_page.url_path}{slug}/"
        return is_kept or not is_hidden(parent_page, slug)

    @property
    def teaser_text(self) -> str:
        """The sentence that lists show."""
        return self.teaser or self.lead

    @property
    def meta_description(self) -> str:
        """What search engines show: written for them, or else the teaser."""
        return self.search_description or self.teaser_text

    def route(self, request, path_components):
        """Wagtail's way down the tree, with the pages that are only passed remembered per content version."""
        if len(path_components) < 2:
            # What is served is never the remembered page itself: threads must not share it.
            return super(BasePage, copy(self)).route(request, path_components)
        slug, *remaining = path_components
        return copy(cached_for_page(f"way:{self.path}:{slug}", lambda: self.child(slug))).route(request, remaining)

    def child(self, slug: str) -> Page:
        """The page one level below with this part of the address; raises Http404 where there is none."""
        page = self.get_children().filter(slug=slug).specific().first()
        if page is None:
            raise Http404
        return page

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Wagtail's answer, without a query for pages that no restriction can reach."""
        if self.path.startswith(restricted_paths()) or self.alias_of_id:
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()

    # --- How others see the page ---

    # The type in the words of Open Graph, and the small line on the drawn card.
    share_type = "website"
    share_kicker = ""

    @property
    def share_image(self):
        """The picture that stands for the page; page types with a lead picture call it `image`."""
        return getattr(self, "image", None)

    @property
    def share_image_text(self) -> str:
        """What that picture shows, in words; a card shows the title."""
        image = self.share_image
        return getattr(self, "image_alt", "") or (image and image.default_alt_text) or f"ASSKomm: {self.title}"

    def structured_data(self, request) -> list[schema.Node]:
        """What the page is, in the words of schema.org; page types say more."""
        return [schema.web_page(request, self)]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["breadcrumb"] = self.breadcrumb(request)
        return context

    def breadcrumb(self, request) -> list[Link]:
        """Title and address of every public page from the home page down to this one."""
        ancestors = cached_for_page(f"ancestors:{self.path}", self.read_ancestors) if self.path else []
        return [*ancestors, Link(self.title, self.get_url(request) or "")]

    def listed_routes(self) -> list[Link]:
        """Addresses below this page that are no pages and that the sitemap for people names all the same."""
        return []

    def read_ancestors(self) -> list[Link]:
        """The steps above this page; the tree's root is none, and what is not public has no address to link to."""
        pages = self.get_ancestors().filter(depth__gt=1).live().public()
        return [Link(page.title, page.url) for page in pages]
