"""The listings of the admin: columns, search and export of every kind of record."""

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce
from django.templatetags.static import static
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, NumberColumn, TitleColumn
from wagtail.snippets.views import chooser

from asskomm.core.admin.viewsets import RecordIndexView
from municipalities.admin.filters import snapshot_of_today
from municipalities.models import District, Instrument, Municipality, Participation, Partnership
from municipalities.partial_dates import PartialDate
from municipalities.participation import Entry, Standing, today
from municipalities.querysets import covers, within


def find_municipalities(text: str) -> Q:
    """The condition that a municipality is meant by `text`: a German or Sorbian name, or the start of its AGS."""
    return Q(pk__in=Municipality.objects.matching(text).values("pk")) | Q(ags__startswith=text.strip())


class LocalDateColumn(Column):
    """A day as »5. Februar 2021«; Wagtail's own column shows »vor 5 Jahren«."""

    def get_value(self, instance):
        value = super().get_value(instance)
        return PartialDate(value) if value else ""


class MunicipalityIndexView(RecordIndexView):
    """The register with what every municipality takes part in today."""

    search_fields = ["name", "ags"]
    default_ordering = "name"
    list_export = [
        "ags",
        "ars",
        "name",
        "official_name",
        "kind",
        "district.full_name",
        "association",
        "population",
        "area_km2",
        "postcode",
        "stage_today",
        "further_today",
        "website",
        "office_name",
        "office_phone",
        "office_email",
        "valid_from",
        "valid_until",
    ]
    export_headings = {
        "ags": "AGS",
        "ars": "Regionalschlüssel",
        "district.full_name": "Landkreis",
        "stage_today": "Stufe heute",
        "further_today": "Weitere Instrumente heute",
    }

    @cached_property
    def list_display(self):
        return [
            self._get_title_column("name", width="22%"),
            Column("ags", label="AGS", sort_key="ags"),
            Column("district", label="Landkreis", accessor="district.short_name", sort_key="district__name"),
            Column("stage_today", label="Stufe heute", accessor=self.stage_today),
            Column("further_today", label="Weitere heute", accessor=self.further_today),
            NumberColumn("population", label="Einwohner:innen", sort_key="population"),
            LocalDateColumn("valid_until", label="Bestand bis", sort_key="valid_until"),
        ]

    def get_base_queryset(self) -> QuerySet:
        return Municipality.objects.select_related("district")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.filter(find_municipalities(self.search_query)) if self.is_searching else queryset

    def standing(self, municipality: Municipality) -> Standing | None:
        """Its part of today's state; None for one that is dissolved."""
        return snapshot_of_today(self.request).standings.get(municipality.ags)

    def stage_today(self, municipality: Municipality) -> str:
        standing = self.standing(municipality)
        return describe(standing.stage) if standing and standing.stage else ""

    def further_today(self, municipality: Municipality) -> str:
        standing = self.standing(municipality)
        return ", ".join(describe(entry) for entry in standing.further) if standing else ""

    def to_row_dict(self, item: Municipality) -> dict:
        item.stage_today = self.stage_today(item)
        item.further_today = self.further_today(item)
        return super().to_row_dict(item)


def describe(entry: Entry) -> str:
    """»Kooperationsvereinbarung«, »Coaching (geplant)«."""
    return f"{entry.instrument} (geplant)" if entry.is_planned else str(entry.instrument)


class ParticipationIndexView(RecordIndexView):
    """All records, the latest first; the state of several can be changed at once."""

    search_fields = ["municipality__name", "partnership__name"]
    default_ordering = "-since_day"
    list_export = [
        "participant_name",
        "participant_kind",
        "ags",
        "districts",
        "instrument.label",
        "instrument.code",
        "get_state_display",
        "planned_on",
        "get_planned_precision_display",
        "started_on",
        "get_started_precision_display",
        "ended_on",
        "get_ended_precision_display",
        "note",
        "source",
        "contact_office",
        "contact_phone",
        "contact_email",
    ]
    export_headings = {
        "participant_name": "Wer",
        "participant_kind": "Art",
        "ags": "AGS",
        "districts": "Landkreis",
        "instrument.label": "Instrument",
        "instrument.code": "Kennung",
        "get_state_display": "Status",
        "planned_on": "geplant seit",
        "get_planned_precision_display": "geplant: genau auf",
        "started_on": "Beginn",
        "get_started_precision_display": "Beginn: genau auf",
        "ended_on": "Ende",
        "get_ended_precision_display": "Ende: genau auf",
        "note": "Hinweis, öffentlich",
        "contact_office": "Ansprechstelle",
        "contact_phone": "Telefon der Ansprechstelle",
        "contact_email": "E-Mail der Ansprechstelle",
    }

    @cached_property
    def list_display(self):
        title_column = self._get_title_column_class(TitleColumn)
        return [
            title_column("participant", label="Wer", get_url=self.get_edit_url),
            Column("instrument", label="Instrument", sort_key="instrument__order"),
            Column("state", label="Status", accessor="get_state_display", sort_key="state"),
            Column("since", label="Seit", sort_key="since_day"),
            Column("ended", label="Ende", accessor=ended, sort_key="ended_on"),
            Column("districts", label="Landkreis", accessor=lambda one: list_districts(one, "short_name")),
            Column("contact", label="Kontakt", accessor=lambda one: "ja" if has_contact(one) else "–"),
        ]

    @cached_property
    def columns(self):
        # As Wagtail begins every listing of snippets; ours leave it out.
        return [BulkActionsCheckboxColumn("bulk_actions", obj_type="snippet"), *super().columns]

    def get_base_queryset(self) -> QuerySet:
        return (
            Participation.objects.select_related("instrument", "municipality__district", "partnership__district")
            .prefetch_related("partnership__memberships__municipality__district")
            .annotate(since_day=Coalesce("started_on", "planned_on"))
        )

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        if not self.is_searching:
            return queryset
        municipalities = Municipality.objects.filter(find_municipalities(self.search_query))
        return queryset.filter(Q(municipality__in=municipalities) | Q(partnership__name__icontains=self.search_query))

    def to_row_dict(self, item: Participation) -> dict:
        item.participant_name = str(item.participant)
        item.participant_kind = "Kommune" if item.municipality else item.partnership.get_kind_display()
        item.ags = ", ".join(one.ags for one in municipalities_of(item))
        item.districts = list_districts(item, "full_name")
        return super().to_row_dict(item)


def municipalities_of(participation: Participation) -> list[Municipality]:
    """Whom the record counts for today: the municipality, or the members; the register knows a district's."""
    if participation.municipality:
        return [participation.municipality]
    memberships = participation.partnership.memberships.all()
    members = [one.municipality for one in memberships if within(today(), one.valid_from, one.valid_until)]
    return sorted(members, key=lambda one: one.ags)


def list_districts(participation: Participation, attribute: str) -> str:
    """The districts concerned, each once; a partnership may reach across a border."""
    if participation.partnership and participation.partnership.district:
        return getattr(participation.partnership.district, attribute)
    names = dict.fromkeys(getattr(one.district, attribute) for one in municipalities_of(participation))
    return ", ".join(sorted(names))


def ended(participation: Participation) -> PartialDate | str:
    """The last day, as exactly as it is known."""
    if not participation.ended_on:
        return ""
    return PartialDate(participation.ended_on, participation.ended_precision)


def has_contact(participation: Participation) -> bool:
    """Whether visitors find somebody to turn to."""
    return bool(participation.contact_phone or participation.contact_email)


class PartnershipIndexView(RecordIndexView):
    """Partnerships with their size of today."""

    search_fields = ["name"]
    default_ordering = "name"
    list_export = ["name", "get_kind_display", "member_count", "record_count", "website"]
    export_headings = {
        "get_kind_display": "Art",
        "member_count": "Mitglieder heute",
        "record_count": "Teilnahmen",
    }

    @cached_property
    def list_display(self):
        return [
            "name",
            Column("kind", label="Art", accessor="get_kind_display", sort_key="kind"),
            Column("member_count", label="Mitglieder heute"),
            Column("record_count", label="Teilnahmen", sort_key="record_count"),
        ]

    def get_base_queryset(self) -> QuerySet:
        day = today()
        member = covers(day, "memberships__valid_from", "memberships__valid_until")
        resident = covers(day, "district__municipalities__valid_from", "district__municipalities__valid_until")
        return Partnership.objects.annotate(
            # Whoever is in the register of its district is a member of a whole district.
            member_count=Count("memberships__municipality", filter=member, distinct=True)
            + Count("district__municipalities", filter=resident, distinct=True),
            record_count=Count("participations", distinct=True),
        )


class InstrumentIndexView(RecordIndexView):
    """Instruments in the order of the legend."""

    default_ordering = "order"
    list_export = ["order", "label", "plural", "code", "symbol", "colour", "colour_dark", "stage", "description"]

    @cached_property
    def list_display(self):
        return [
            "label",
            Column("order", label="Reihenfolge", sort_key="order"),
            Column("stage", label="Stufe", sort_key="stage"),
            Column("colour", label="hell", accessor=lambda one: swatch(one.symbol, one.colour, one.glyph)),
            Column(
                "colour_dark",
                label="dunkel",
                accessor=lambda one: swatch(one.symbol, one.colour_dark, one.glyph_dark),
            ),
            Column("page", label="Seite"),
            Column("code", label="Kennung"),
        ]

    def get_base_queryset(self) -> QuerySet:
        return Instrument.objects.select_related("page")


def swatch(symbol: str, colour: str, glyph: str) -> SafeString:
    """The symbol on its colour as on the map, with the colour's code beside it."""
    return format_html(
        '<svg width="24" height="24" viewBox="0 0 24 24" role="img" aria-hidden="true" '
        'style="background:{};color:{};vertical-align:middle;border-radius:3px">'
        '<use href="{}#{}" x="4" y="4" width="16" height="16"/></svg> {}',
        colour,
        glyph,
        static("img/symbols.svg"),
        symbol,
        colour,
    )


class DistrictIndexView(RecordIndexView):
    """Districts with their size of today and who looks after them."""

    search_fields = ["name", "ags"]
    default_ordering = "name"
    list_export = ["ags", "full_name", "kind", "municipality_count", "team_member", "website"]
    export_headings = {
        "full_name": "Name",
        "municipality_count": "Kommunen heute",
        "team_member": "zuständig im ASSKomm-Team",
    }

    @cached_property
    def list_display(self):
        return [
            "name",
            Column("kind", label="Art", accessor="get_kind_display", sort_key="kind"),
            Column("ags", label="Kreisschlüssel", sort_key="ags"),
            Column("municipality_count", label="Kommunen heute", sort_key="municipality_count"),
            Column("team_member", label="Zuständig", sort_key="team_member__name"),
        ]

    def get_base_queryset(self) -> QuerySet:
        existing = covers(today(), "municipalities__valid_from", "municipalities__valid_until")
        return District.objects.select_related("team_member").annotate(
            municipality_count=Count("municipalities", filter=existing)
        )


class MunicipalityFilterForm(SearchFilterMixin, BaseFilterForm):
    """The search of the chooser, with the same answers as the listing's."""

    def filter(self, objects: QuerySet) -> QuerySet:
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        return objects.filter(find_municipalities(self.search_query)) if self.is_searching else objects


class MunicipalityChoiceMixin:
    """Names are not unique, so the chooser also shows AGS and district, and the last day of the dissolved."""

    filter_form_class = MunicipalityFilterForm

    @property
    def columns(self):
        return [
            *super().columns,
            Column("ags", label="AGS"),
            Column("district", label="Landkreis", accessor="district.short_name"),
            LocalDateColumn("valid_until", label="Bestand bis"),
        ]

    def get_object_list(self) -> QuerySet:
        return Municipality.objects.select_related("district")


class MunicipalityChooseView(MunicipalityChoiceMixin, chooser.ChooseView):
    """The chooser's dialogue."""


class MunicipalityChooseResultsView(MunicipalityChoiceMixin, chooser.ChooseResultsView):
    """Its list of results."""


class MunicipalityChooserViewSet(chooser.SnippetChooserViewSet):
    """Choosing one of the municipalities."""

    choose_view_class = MunicipalityChooseView
    choose_results_view_class = MunicipalityChooseResultsView
    page_title = "Kommune auswählen"
    choose_one_text = "Kommune auswählen"
    choose_another_text = "Andere Kommune auswählen"
    edit_item_text = "Diese Kommune bearbeiten"
