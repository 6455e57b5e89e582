"""
What can be found, and where it is shown.

A source says which objects of a model visitors may see and how each appears among the results. Pages need
none: every page type is found as soon as it exists, under its `search_kind`. Other models come by a hook in
their app's `wagtail_hooks.py`, which returns a `Source` class:

    @hooks.register("register_search_source")
    def find_municipalities():
        return MunicipalitySource
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, DateField, Exists, ExpressionWrapper, F, Model, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Coalesce
from django.http import Http404, HttpRequest
from django.template.defaultfilters import filesizeformat
from wagtail import hooks
from wagtail.models import CollectionViewRestriction, Page, Site, get_page_models

from asskomm.core.caching import cached_for_version
from asskomm.core.comparison import search_key
from asskomm.core.models import PortalDocument
from asskomm.core.search.kinds import DOCUMENTS, PAGES, Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found, as results and suggestions show it."""

    kind: Kind
    title: str
    url: str
    # Where it stands or belongs, in words: »Bausteine › Coaching«, »Landkreis Leipzig«.
    place: str = ""
    day: date | None = None
    # What is shown below the title; None: the passage of the index around the hit.
    text: str | None = None
    # Other names that lead to it as surely as its title.
    names: tuple[str, ...] = ()
    # The title's words without marks, for suggestions.
    key: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", search_key(" ".join((self.title, *self.names))))


class Source:
    """
    Objects of one model, for one request.

    `pages` are the pages that every visitor may read: much is only visible as long as the page that shows it is.
    """

    model: ClassVar[type[Model]]
    kind: ClassVar[Kind]
    # Of several things with the very name that was typed, the highest comes first.
    precedence: ClassVar[int] = 0

    def __init__(self, pages: QuerySet) -> None:
        self.pages = pages

    @property
    def types(self) -> dict[int, Kind]:
        """The content types in the index that belong to this source, with the kind of each."""
        return {ContentType.objects.get_for_model(self.model).pk: self.kind}

    def visible(self) -> QuerySet:
        """What every visitor may find."""
        raise NotImplementedError

    def entries(self, pages: "PageEntries") -> Iterator[tuple[int, int, Entry]]:
        """Content type, key and appearance of everything visible; `pages` tells where pages stand."""
        raise NotImplementedError

    def shown_on(self, page_type: type[Page]) -> Exists:
        """The condition that visitors may read the page of this type."""
        return Exists(self.pages.filter(content_type=ContentType.objects.get_for_model(page_type)))


@dataclass(slots=True)
class PageEntries:
    """Addresses of public pages by their type, for sources whose objects are shown on a page."""

    addresses: dict[int, str]

    def address_of(self, page_type: type[Page]) -> str:
        """The address of the public page of this type; empty where there is none."""
        return self.addresses.get(ContentType.objects.get_for_model(page_type).pk, "")


class PageSource(Source):
    """All public pages of the site, whatever their type."""

    model = Page

    def __init__(self, pages: QuerySet, home: Page) -> None:
        super().__init__(pages)
        self.home = home

    @property
    def types(self) -> dict[int, Kind]:
        found = ContentType.objects.get_for_models(*get_page_models())
        return {content_type.pk: getattr(model, "search_kind", PAGES) for model, content_type in found.items()}

    def visible(self) -> QuerySet:
        return self.pages

    def entries(self, pages: PageEntries) -> Iterator[tuple[int, int, Entry]]:
        kinds, titles = self.types, {}
        rows = self.visible().order_by("path").annotate(shown_date=shown_date())
        start = len(self.home.url_path)
        for pk, type_id, path, title, url_path, day in rows.values_list(
            "pk", "content_type_id", "path", "title", "url_path", "shown_date"
        ):
            titles[path] = title
            # As Wagtail makes it, for ten thousand pages at once.
            address = f"/{url_path[start:]}"
            pages.addresses.setdefault(type_id, address)
            kind, place = kinds.get(type_id, PAGES), place_of(path, titles)
            # »Neuigkeit … Neuigkeiten« would say the same twice.
            yield type_id, pk, Entry(kind, title, address, "" if place == kind.plural else place, day)


def place_of(path: str, titles: dict[str, str]) -> str:
    """The titles of the pages above this one, without the home page."""
    above = [path[:end] for end in range(Page.steplen * 3, len(path), Page.steplen)]
    return " › ".join(titles[one] for one in above if one in titles)


def shown_date() -> Any:
    """The day that results name: the field a page type calls its `search_date`, for those that have one."""
    fields = [
        Cast(f"{model._meta.model_name}__{model.search_date}", DateField())
        for model in get_page_models()
        if getattr(model, "search_date", "")
    ]
    unknown = Value(None, output_field=DateField())
    return Coalesce(*fields, unknown) if fields else unknown


class DocumentSource(Source):
    """Documents outside of collections that are for some people only."""

    model = PortalDocument
    kind = DOCUMENTS

    def visible(self) -> QuerySet:
        own_path = ExpressionWrapper(OuterRef("collection__path"), CharField())
        restrictions = CollectionViewRestriction.objects.alias(path=own_path)
        return PortalDocument.objects.exclude(Exists(restrictions.filter(path__startswith=F("collection__path"))))

    def entries(self, pages: PageEntries) -> Iterator[tuple[int, int, Entry]]:
        [type_id] = self.types
        for document in self.visible().only("pk", "title", "file", "file_size", "created_at", "is_accessible"):
            facts = [document.file_extension.upper()]
            if document.file_size:
                facts.append(filesizeformat(document.file_size))
            if document.is_accessible:
                facts.append("barrierefrei")
            yield type_id, document.pk, Entry(self.kind, document.title, document.url, text=", ".join(facts))


def find_sources(request: HttpRequest) -> list[Source]:
    """Pages first: the other sources ask where theirs stand."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404("Noch gibt es kein Portal, das man durchsuchen könnte.")
    home = site.root_page
    # As `.public()` does it; which sections are private is remembered.
    private = cached_for_version("search:private", Page.objects.all().private_q)
    pages = Page.objects.live().descendant_of(home, inclusive=True).exclude(private)
    others = (register() for register in hooks.get_hooks("register_search_source"))
    return [PageSource(pages, home), DocumentSource(pages), *(source(pages) for source in others)]
