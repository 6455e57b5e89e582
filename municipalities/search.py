"""What the portal's search finds of this subject besides its pages: municipalities, and the people of the team."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.template.defaultfilters import floatformat
from django.utils.formats import date_format

from asskomm.core.models import TeamMember
from asskomm.core.search.kinds import Kind
from asskomm.core.search.sources import Entry, PageEntries, Source
from municipalities.models import Municipality
from municipalities.pages import MapPage, TeamPage

MUNICIPALITIES = Kind("kommunen", "Kommune", "Kommunen", 60)
TEAM = Kind("team", "Team", "Team", 80)


class MunicipalitySource(Source):
    """All municipalities; of those that were dissolved the entry says where they have gone."""

    model = Municipality
    kind = MUNICIPALITIES
    # Whoever types the name of a place wants to get there.
    precedence = 1

    def visible(self) -> QuerySet:
        return Municipality.objects.filter(self.shown_on(MapPage))

    def entries(self, pages: PageEntries) -> Iterator[tuple[int, int, Entry]]:
        base = pages.address_of(MapPage)
        if not base:
            return
        [type_id] = self.types
        for one in Municipality.objects.for_search():
            names = (
                tuple(name.partition(",")[0] for name in one.official_name.split(" / ")) if one.official_name else ()
            )
            yield (
                type_id,
                one.pk,
                Entry(
                    self.kind,
                    one.name,
                    f"{base}{one.path}",
                    one.district.full_name,
                    text=description(one),
                    names=tuple(name for name in dict.fromkeys(names) if name != one.name),
                ),
            )


def description(municipality: Municipality) -> str:
    """»Stadt mit 16.134 Einwohner:innen«, or what has become of a dissolved municipality."""
    if municipality.valid_until:
        last = date_format(municipality.valid_until)
        successor = f", seitdem Teil von {municipality.successor.name}" if municipality.successor else ""
        return f"Bestand bis {last}{successor}"
    kind = municipality.get_kind_display()
    if not municipality.population:
        return kind
    return f"{kind} mit {floatformat(municipality.population, '0g')} Einwohner:innen"


class TeamSource(Source):
    """The people of the team, as long as the page that shows them is public."""

    model = TeamMember
    kind = TEAM

    def visible(self) -> QuerySet:
        return TeamMember.objects.filter(self.shown_on(TeamPage))

    def entries(self, pages: PageEntries) -> Iterator[tuple[int, int, Entry]]:
        address = pages.address_of(TeamPage)
        if not address:
            return
        [type_id] = self.types
        for person in TeamMember.objects.only("pk", "name", "function", "is_sample"):
            mark = " (Beispiel)" if person.is_sample else ""
            yield (
                type_id,
                person.pk,
                Entry(
                    self.kind, person.name, f"{address}#person-{person.pk}", text=f"{person.function}{mark}".strip()
                ),
            )
