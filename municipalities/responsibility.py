"""Who of the team is there for a place that somebody names."""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches

from asskomm.core.models import TeamMember
from municipalities.models import District, Municipality
from municipalities.names import search_key
from municipalities.participation import Snapshot, Standing

# Longer than any name; the rest of an odd input is not worth looking at.
MAX_SEARCH = 100
# More choices than this are no choice.
MAX_MATCHES = 24
MAX_SPELLINGS = 4
AGS = re.compile(r"14\d{6}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Match:
    """A municipality that exists today; `former` is the dissolved one by whose name she was found."""

    standing: Standing
    former: Municipality | None = None


@dataclass(slots=True)
class Finding:
    """What there is to say about the text that somebody searched for."""

    text: str
    # One: the answer. Several: the visitor chooses.
    matches: list[Match] = field(default_factory=list)
    # None while there is a choice, and where nobody is named for the district yet.
    person: TeamMember | None = None
    district: District | None = None
    # Names of municipalities that are written nearly like the text.
    spellings: list[str] = field(default_factory=list)

    @property
    def match(self) -> Match | None:
        """The municipality, if there is no doubt about her."""
        return self.matches[0] if len(self.matches) == 1 else None

    @property
    def is_choice(self) -> bool:
        return len(self.matches) > 1

    @property
    def shown_matches(self) -> list[Match]:
        """As many as can be looked through."""
        return self.matches[:MAX_MATCHES]

    @property
    def shown_text(self) -> str:
        """What stands in the field: never the key of a municipality that was chosen from a list."""
        match = self.match
        return (match.former or match.standing).name if match and AGS.fullmatch(self.text) else self.text


def find_responsible(text: str, state: Snapshot) -> Finding:
    """
    Answer for the name or key of a municipality, of a dissolved one (her successor counts), or of a district.

    `state` is that of today. Names are compared as the map's search does; two queries.
    """
    finding = Finding(clean(text))
    if not finding.text:
        return finding
    finding.matches = matches_of(finding.text, state)
    if finding.match:
        finding.district = District.objects.select_related("team_member").get(pk=finding.match.standing.district.pk)
    elif not finding.matches:
        finding.district = district_called(finding.text)
    if finding.district:
        finding.person = finding.district.team_member
    elif not finding.matches:
        finding.spellings = spellings_like(finding.text, state)
    return finding


def clean(text: str) -> str:
    """The text without what no name holds."""
    return " ".join(text[:MAX_SEARCH].replace("\x00", "").split())


def matches_of(text: str, state: Snapshot) -> list[Match]:
    """Every municipality the text may mean: by key, or by the exact name, or by a part of it."""
    if AGS.fullmatch(text):
        return by_heir(list(Municipality.objects.filter(ags=text)), state)
    found = list(Municipality.objects.matching(text).order_by("name", "ags"))
    start = text.casefold()
    # »Wurzen« means the town, even if another name holds the word; »Bernsdorf« stands for two towns.
    exact = [one for one in found if one.name.casefold() == start]
    return by_heir(exact or sorted(found, key=lambda one: not one.name.casefold().startswith(start)), state)


def by_heir(found: list[Municipality], state: Snapshot) -> list[Match]:
    """Those who exist today, each once; whoever went into another leads to her."""
    matches: dict[str, Match] = {}
    # Under her own name first: »Jahnatal« is found as herself, not as what became of somebody.
    for one in sorted(found, key=lambda one: one.ags not in state.standings):
        heir = state.heir_of(one.pk)
        if heir:
            matches.setdefault(heir.ags, Match(heir, None if heir.ags == one.ags else one))
    return list(matches.values())


def district_called(text: str) -> District | None:
    """The only district whose full name holds the text: »Mittelsachsen«, »Landkreis Zwickau«."""
    key = search_key(text)
    districts = District.objects.select_related("team_member")
    found = [one for one in districts if key and key in search_key(one.full_name)]
    return found[0] if len(found) == 1 else None


def spellings_like(text: str, state: Snapshot) -> list[str]:
    """Names of municipalities that differ from the text by a letter or two, the most similar first."""
    names = {search_key(one.name): one.name for one in state}
    return [names[key] for key in get_close_matches(search_key(text), names, n=MAX_SPELLINGS, cutoff=0.75)]
