"""The pages of this subject: the map with everything below it, and the team with its districts."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.fields import StreamField
from wagtail.search import index

from asskomm.core.admin import page_panels
from asskomm.core.blocks import BodyBlock
from asskomm.core.links import Link
from asskomm.core.models import BasePage, TeamMember
from municipalities.councils import councils_on
from municipalities.extracts.frames import builder
from municipalities.extracts.offers import workshop
from municipalities.figures.balance import Balance
from municipalities.figures.forms import DayForm
from municipalities.figures.timeline import timeline
from municipalities.map import svg
from municipalities.map.shapes import shapes_on
from municipalities.map.view import MapView, Selection, geometry_of, snapshot_of
from municipalities.models import District, Municipality
from municipalities.participation import today


class MapPage(RoutablePageMixin, BasePage):
    """The map of Saxony; its routes carry the municipalities, the directory of councils and the data."""

    body = StreamField(BodyBlock(), verbose_name="Text unter der Karte", blank=True)

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    content_panels = [*BasePage.content_panels, page_panels.body_panel]

    parent_page_types = ["core.HomePage"]
    subpage_types = []
    max_count = 1
    page_description = "Die Karte mit Tabelle, den Seiten der Kommunen und dem Verzeichnis der Präventionsräte."

    class Meta:
        verbose_name = "Karte"
        verbose_name_plural = "Karten"

    @path("", name="map")
    def show_map(self, request: HttpRequest) -> HttpResponse:
        """Map or table with filters; the whole state is in the address."""
        view = MapView(request.GET)
        context = {
            "view": view,
            "dataset": view.shapes.dataset,
            "geometry_name": geometry_of(view.shapes).name,
            "time": None if view.query.is_table else timeline(view.query.day),
            "page_of_rows": view.page_of_rows(request.GET.get("seite")) if view.query.is_table else None,
        }
        return self.render(request, context_overrides=context, template="municipalities/map_page.html")

    @path("gemeinden/", name="municipalities")
    def list_municipalities(self, request: HttpRequest) -> HttpResponse:
        """The table lists them all."""
        return redirect(f"{self.get_url(request)}?ansicht=tabelle&alle=on&sortierung=name")

    @re_path(r"^gemeinden/(?P<ags>14\d{6})(?:-(?P<slug>[-\w]*))?/$", name="municipality")
    def show_municipality(self, request: HttpRequest, ags: str, slug: str | None = None) -> HttpResponse:
        """One municipality; a wrong or missing name in the address leads to the right one."""
        municipality = Municipality.objects.for_page().filter(ags=ags).first()
        if municipality is None:
            raise Http404("Diese Kommune gibt es im Register nicht.")
        if slug != municipality.slug:
            return HttpResponsePermanentRedirect(self.municipality_url(request, ags, municipality.slug))
        asked, problems = DayForm(request.GET).read()
        # Before her first day and after her last, a municipality is shown as she was then.
        day = max(min(asked, municipality.valid_until or asked), municipality.valid_from or date.min)
        state, shapes = snapshot_of(day), shapes_on(day)
        selection = Selection.of(municipality, state, shapes)
        context = {
            "selection": selection,
            "description": f"{municipality.name} und ASSKomm: Meilensteine, Nachbarn und Ansprechpersonen der "
            "kommunalen Prävention.",
            "sorbian_name": sorbian_name(municipality),
            "state": state,
            "day": day,
            "is_today": asked == today(),
            "problems": problems,
            "locator": svg.locator(state, shapes, ags),
            "dataset": shapes.dataset,
            "breadcrumb": [*self.breadcrumb(request), *self.crumbs_to(request, municipality)],
            "canonical": self.full_url.removesuffix(self.url) + self.municipality_url(request, ags, slug),
        }
        return self.render(request, context_overrides=context, template="municipalities/municipality.html")

    @path("praeventionsraete/", name="councils")
    def show_councils(self, request: HttpRequest) -> HttpResponse:
        """The directory of prevention councils with their public contact."""
        day, problems = DayForm(request.GET).read()
        context = self.below(request, "praeventionsraete/", "Präventionsräte") | {
            "councils": councils_on(snapshot_of(day)),
            "day": day,
            "is_today": day == today(),
            "problems": problems,
            "description": "Alle kommunalen Präventionsräte in Sachsen mit ihrer öffentlichen Ansprechstelle.",
        }
        return self.render(request, context_overrides=context, template="municipalities/councils.html")

    @path("bilanz/", name="balance")
    def show_balance(self, request: HttpRequest) -> HttpResponse:
        """Every figure of a day, over time and between two days; the days are in the address."""
        balance = Balance(request.GET)
        context = self.below(request, "bilanz/", "Bilanz") | {
            "balance": balance,
            "page_of_milestones": balance.page_of_milestones(request.GET.get("seite")),
            "description": "Wie viele Kommunen in Sachsen an ASSKomm teilnehmen: Zahlen für jeden Tag, ihr Verlauf "
            "und alle Meilensteine.",
        }
        return self.render(request, context_overrides=context, template="municipalities/balance.html")

    @path("export/", name="extract_workshop")
    def show_workshop(self, request: HttpRequest) -> HttpResponse:
        """The map to take away: choices, preview and files."""
        context = workshop(request.GET) | self.below(request, "export/", "Karte mitnehmen")
        return self.render(request, context_overrides=context, template="municipalities/extracts/workshop.html")

    @path("einbetten/", name="frame_builder")
    def show_frame_builder(self, request: HttpRequest) -> HttpResponse:
        """The code that puts the map into other people's pages."""
        context = builder(request.GET) | self.below(request, "einbetten/", "Karte einbetten")
        return self.render(request, context_overrides=context, template="municipalities/extracts/embed.html")

    def below(self, request: HttpRequest, path: str, title: str) -> dict[str, Any]:
        """What the frame of a page below this one says."""
        return {
            "heading": title,
            "breadcrumb": [*self.breadcrumb(request), Link(title, request.path)],
            "canonical": f"{self.full_url}{path}",
        }

    def municipality_url(self, request: HttpRequest, ags: str, slug: str) -> str:
        """The address of one municipality."""
        return f"{self.get_url(request)}gemeinden/{ags}-{slug}/"

    def crumbs_to(self, request: HttpRequest, municipality: Municipality) -> list[Link]:
        """District and municipality, as the last steps of the breadcrumb."""
        base = self.get_url(request)
        district = Link(
            municipality.district.full_name, f"{base}?ansicht=tabelle&alle=on&kreis={municipality.district.ags}"
        )
        own = Link(municipality.name, self.municipality_url(request, municipality.ags, municipality.slug))
        return [district, own]

    def listed_routes(self) -> list[Link]:
        """All but the municipalities, which are too many for a sitemap that people read."""
        return [
            Link("Bilanz in Zahlen", f"{self.url}bilanz/"),
            Link("Verzeichnis der Präventionsräte", f"{self.url}praeventionsraete/"),
            Link("Karte mitnehmen", f"{self.url}export/"),
            Link("Karte einbetten", f"{self.url}einbetten/"),
            Link("Offene Daten", reverse("open_data_page")),
        ]

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The map, Bilanz and directory, and every municipality of today."""
        base = self.get_full_url(request)
        entries = Municipality.objects.valid_on(today()).values_list("ags", "slug")
        return [
            *super().get_sitemap_urls(request),
            {"location": f"{base}bilanz/"},
            {"location": f"{base}praeventionsraete/"},
            {"location": f"{base}export/"},
            {"location": f"{base}einbetten/"},
            {"location": base.removesuffix(self.get_url(request)) + reverse("open_data_page")},
            *({"location": f"{base}gemeinden/{ags}-{slug}/"} for ags, slug in entries),
        ]


class TeamPage(BasePage):
    """The ASSKomm team with the districts each person is responsible for."""

    parent_page_types = ["core.HomePage"]
    subpage_types = []
    max_count = 1
    page_description = "Das Team mit seinen Landkreisen; Personen pflegen Sie unter »Team«."

    class Meta:
        verbose_name = "Teamseite"
        verbose_name_plural = "Teamseiten"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["team"] = TeamMember.objects.select_related("image").prefetch_related("districts", "image__renditions")
        context["districts"] = sorted(District.objects.select_related("team_member"), key=District.order)
        return context


def sorbian_name(municipality: Municipality) -> str:
    """»Budyšin« of »Bautzen / Budyšin, Stadt«; empty where the official name has one language."""
    return municipality.official_name.partition(" / ")[2].partition(",")[0]
