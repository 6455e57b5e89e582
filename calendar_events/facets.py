"""How visitors narrow the calendar: facets as in every list, and from when to when."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.dateformat import format as format_date

from asskomm.core.caching import cached_for_version
from asskomm.core.listing import Chip, Choice, Facet, Listing, Options
from asskomm.core.models import Topic
from calendar_events.forms import PeriodForm
from calendar_events.models.event import EventPage
from calendar_events.models.parts import Audience
from calendar_events.moments import DAY_AND_YEAR, local, midnight_after
from calendar_events.querysets import EventPageQuerySet
from municipalities.models import District
from municipalities.names import sort_key
from municipalities.near_facet import near_facet

PER_PAGE = 20
FORMAT = "format"
DISTRICT_LOOKUP = "municipality_links__municipality__district__ags"
HYBRID = EventPage.Format.HYBRID.value
# Whom an event takes place for both ways counts for either of them.
OFFERED = (EventPage.Format.ON_SITE.value, EventPage.Format.ONLINE.value)


class Active(NamedTuple):
    """One active choice: its parameter and value in the address, and its words."""

    name: str
    value: str
    label: str


def event_facets(request: HttpRequest) -> list[Facet]:
    """Surroundings, format, host, topic, district and audience; the choices are read once per content version."""
    topics, districts, audiences = cached_for_version("events:choices", read_choices)
    return [
        near_facet("municipality_links__municipality"),
        Facet(FORMAT, "Format", "format", dict(EventPage.Format.choices)),
        Facet("gastgeber", "Wer lädt ein?", "host", dict(EventPage.Host.choices)),
        Facet("thema", "Thema", "topics__slug", topics),
        Facet("kreis", "Landkreis oder Stadt", DISTRICT_LOOKUP, districts),
        Facet("zielgruppe", "Für wen?", "audiences__slug", audiences),
    ]


def read_choices() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Key and name of every topic, district and audience."""
    return (
        dict(sorted(Topic.objects.values_list("slug", "name"), key=lambda topic: sort_key(topic[1]))),
        {district.ags: district.full_name for district in District.objects.all()},
        dict(Audience.objects.values_list("slug", "name")),
    )


class EventListing(Listing):
    """
    Events narrowed by facets and by days.

    The days narrow everything, so that facets count what takes place in them. An event that is on site and online
    counts for both formats and is no choice of its own; whoever asks for it in the address gets it all the same.
    """

    def __init__(
        self,
        events: EventPageQuerySet,
        data: QueryDict,
        facets: list[Facet],
        per_page: int = PER_PAGE,
        name: str = "",
        within: Mapping[str, str] | None = None,
    ) -> None:
        self.asked = data
        self.period_form = PeriodForm(data)
        self.period_form.is_valid()
        self.first_day, self.last_day = self.period_form.first_day, self.period_form.last_day
        super().__init__(events, with_hybrid(data), facets, per_page, name, within or {})
        self.problems += [message for messages in self.period_form.errors.values() for message in messages]

    def narrowed(self, without: str = "") -> int:
        return super().narrowed(without) & self.on_days

    @cached_property
    def on_days(self) -> int:
        """The rows that take place on a day asked for, as `EventPageQuerySet.between()` has them."""
        rows = self.index.every
        if self.first_day:
            begin = str(local(self.first_day))
            rows &= self.index.where("ends_at", lambda end: end > begin)
        if self.last_day:
            midnight = str(midnight_after(self.last_day))
            rows &= self.index.where("starts_at", lambda start: start < midnight)
        return rows

    @property
    def choices(self) -> list[Active]:
        """Everything active, as the visitor asked for it."""
        facets = [
            Active(facet.name, value, facet.choices[value])
            for facet in self.facets
            for value in self.chosen[facet.name]
            if facet.name != FORMAT or value in self.asked.getlist(FORMAT)
        ]
        days = (("von", "ab", self.first_day), ("bis", "bis", self.last_day))
        return facets + [
            Active(name, day.isoformat(), f"{word} {format_date(day, DAY_AND_YEAR)}")
            for name, word, day in days
            if day
        ]

    @property
    def is_filtered(self) -> bool:
        return bool(self.choices)

    @property
    def active(self) -> int:
        return len(self.choices)

    def query(self, without: str = "") -> str:
        return urlencode([one[:2] for one in self.choices if one.name != without])

    @property
    def suffix(self) -> str:
        """The query with its question mark for addresses of the same selection; empty where there is none."""
        return f"?{self.query()}" if self.is_filtered else ""

    def chips(self) -> list[Chip]:
        return [
            Chip(one.label, f"?{urlencode([other[:2] for other in self.choices if other != one])}")
            for one in self.choices
        ]

    def options(self) -> list[Options]:
        return [self.formats(one) if one.name == FORMAT else one for one in super().options()]

    def formats(self, options: Options) -> Options:
        """On site and online, each with the events that are both."""
        hits = {choice.value: choice.count for choice in options.choices}
        asked = self.asked.getlist(FORMAT)
        choices = [
            Choice(value, EventPage.Format(value).label, hits.get(value, 0) + hits.get(HYBRID, 0), value in asked)
            for value in OFFERED
        ]
        return replace(options, choices=[one for one in choices if one.count or one.is_chosen])

    def narrow(self, events: EventPageQuerySet) -> EventPageQuerySet:
        """Other events under the same choices."""
        for facet in self.facets:
            if values := self.chosen[facet.name]:
                # A subquery each, so that several values of a many-to-many never multiply rows.
                matching = EventPage.objects.filter(facet.condition(values))
                events = events.filter(pk__in=matching.order_by().values("pk"))
        return events.between(self.first_day, self.last_day)


def with_hybrid(data: QueryDict) -> QueryDict:
    """What the visitor sent, where asking for one format means the events that are both as well."""
    values = data.getlist(FORMAT)
    if set(values).isdisjoint(OFFERED):
        return data
    data = data.copy()
    data.setlist(FORMAT, [*values, HYBRID])
    return data
