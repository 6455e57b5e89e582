"""
Title, address and place of everything public, remembered per content version and day.

Built with one query per source, however much there is; results, suggestions, spelling and recommendations
look up here, so nothing appears in one of them that could not appear in the others.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from django.utils import timezone

from asskomm.core.caching import Memory, content_version
from asskomm.core.comparison import search_key
from asskomm.core.models import Topic
from asskomm.core.search.sources import Entry, PageEntries, Source
from asskomm.core.search.spelling import Vocabulary
from asskomm.core.search.words import WORD

SUGGESTIONS = 8
# Above the levels of `matching.ranked`: the very name goes before everything else.
NAMED = 3


@dataclass
class Catalogue:
    """Everything public, by content type and key."""

    entries: dict[tuple[int, int], Entry] = field(default_factory=dict)
    by_name: dict[str, dict[tuple[int, int], int]] = field(default_factory=dict)

    def add(self, source: Source, place: tuple[int, int], entry: Entry) -> None:
        """Enter one thing under its title and its other names."""
        self.entries[place] = entry
        # The key of an entry without further names is that of its title.
        keys = [search_key(name) for name in (entry.title, *entry.names)] if entry.names else [entry.key]
        for key in keys:
            self.by_name.setdefault(key, {})[place] = NAMED + source.precedence

    def named(self, text: str) -> dict[tuple[int, int], int]:
        """What has exactly this name, with its number for `matching.ranked`."""
        return self.by_name.get(search_key(text), {})

    def suggest(self, text: str) -> list[Entry]:
        """Entries whose titles hold words that begin like those typed; titles that begin so first."""
        typed = search_key(text)
        beginnings = [f" {word}" for word in typed.split()]
        if not beginnings:
            return []
        found = [entry for entry in self.entries.values() if all(one in f" {entry.key}" for one in beginnings)]
        found.sort(key=lambda one: (not one.key.startswith(typed), len(one.key), one.title))
        return found[:SUGGESTIONS]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of all titles and topics; read when somebody mistypes for the first time."""
        names = [text for entry in self.entries.values() for text in (entry.title, *entry.names)]
        names += Topic.objects.values_list("name", flat=True)
        return Vocabulary(Counter(word for name in names for word in WORD.findall(name)))


# The current one and that of the requests still running: at ten thousand pages each takes 8 MB.
catalogues = Memory(size=2)


def read_catalogue(sources: list[Source]) -> Catalogue:
    """The catalogue of the content version."""
    key = (timezone.localdate().isoformat(), content_version())
    return catalogues.get(key, lambda: build_catalogue(sources))


def build_catalogue(sources: list[Source]) -> Catalogue:
    """Read every source; pages come first, so that the others know where they stand."""
    catalogue, pages = Catalogue(), PageEntries({})
    for source in sources:
        for type_id, key, entry in source.entries(pages):
            catalogue.add(source, (type_id, key), entry)
    return catalogue
