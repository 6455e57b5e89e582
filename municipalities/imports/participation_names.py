"""Who and what is meant in a table of participations, with suggestions where nobody is."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from asskomm.core.comparison import search_key
from municipalities.models import Instrument, Municipality, Partnership
from municipalities.querysets import within

# Comparing a name with all others takes milliseconds; a table of nothing but unknown names gets no further ones.
MAX_SUGGESTED_NAMES = 100
SUGGESTIONS = 3
SIMILAR = 0.6
_TITLES = re.compile(
    r"^(grosse kreisstadt|landeshauptstadt|kreisfreie stadt|stadt|gemeinde|gemeindeverwaltung) | (stadt)$"
)


class UnknownName(ValueError):
    """Nobody is called so; the message is German, `suggestions` are similar names."""

    def __init__(self, message: str, suggestions: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.suggestions = list(suggestions)


class Names:
    """The register by everything it can be called; three queries, then none."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.municipalities = list(Municipality.objects.select_related("district", "successor").order_by("pk"))
        self.by_ags = {one.ags: one for one in self.municipalities}
        self.by_name: dict[str, list[Municipality]] = defaultdict(list)
        for one in self.municipalities:
            for key in keys_of(one):
                self.by_name[key].append(one)
        self.partnerships = {search_key(one.name): one for one in Partnership.objects.all()}
        self.instruments = {
            search_key(name): one for one in Instrument.objects.all() for name in (one.code, one.plural, one.label)
        }
        self._suggested: dict[str, list[str]] = {}

    def municipality(self, ags: str, name: str) -> Municipality:
        """The one with this AGS, whose name has to fit if one is given, or the one of this name."""
        if not ags:
            return self.called(name)
        found = self.by_ags.get(ags)
        if found is None:
            raise UnknownName(f"Den AGS {ags} kennt das Register nicht.", self.similar(name) if name else ())
        if name and not set(spellings(name)) & keys_of(found):
            raise UnknownName(f"Der AGS {ags} gehört zu »{found.name}«, in der Datei steht »{name}«.")
        return found

    def called(self, name: str) -> Municipality:
        """The municipality of this name, with her district in brackets where several are called so."""
        plain, _, district = name.removesuffix(")").partition("(")
        found = next((self.by_name[key] for key in spellings(plain) if key in self.by_name), [])
        if district:
            key = search_key(district)
            found = [one for one in found if key in search_key(f"{one.district.full_name} {one.district.short_name}")]
        existing = [one for one in found if within(self.day, one.valid_from, one.valid_until)]
        if len(existing or found) == 1:
            return (existing or found)[0]
        if found:
            names = [f"{one.name} ({one.district.full_name}, AGS {one.ags})" for one in found]
            raise UnknownName(f"»{name}« heißen mehrere. Bitte den AGS eintragen.", names)
        raise UnknownName(f"Eine Kommune »{name}« kennt das Register nicht.", self.similar(plain))

    def partnership(self, name: str) -> Partnership:
        """The partnership of this name."""
        found = self.partnerships.get(search_key(name))
        if found is None:
            keys = get_close_matches(search_key(name), self.partnerships, SUGGESTIONS, SIMILAR)
            raise UnknownName(
                f"Einen Zusammenschluss »{name}« gibt es nicht. Bitte zuerst anlegen.",
                [self.partnerships[key].name for key in keys],
            )
        return found

    def instrument(self, name: str) -> Instrument:
        """The instrument of this label, plural or code."""
        if not name:
            raise UnknownName("Die Angabe fehlt.")
        found = self.instruments.get(search_key(name))
        if found is None:
            labels = list(dict.fromkeys(one.label for one in self.instruments.values()))
            raise UnknownName(f"»{name}« gibt es nicht, nur: {', '.join(labels)}.")
        return found

    def similar(self, name: str) -> list[str]:
        """Municipalities of today that are called nearly so, with their AGS."""
        key = search_key(name)
        if key not in self._suggested:
            if len(self._suggested) >= MAX_SUGGESTED_NAMES:
                return []
            keys = get_close_matches(key, self.by_name, SUGGESTIONS, SIMILAR)
            # »Lichtenberg« for »Lichtenberg/Erzgeb.«
            keys += [other for other in self.by_name if key and other.startswith(f"{key} ")]
            found = dict.fromkeys(one for each in keys for one in self.by_name[each])
            self._suggested[key] = [f"{one.name} ({one.ags})" for one in found][:SUGGESTIONS]
        return self._suggested[key]


def keys_of(municipality: Municipality) -> set[str]:
    """Everything she can be called: the name, and every part of a bilingual one."""
    parts = [part.partition(",")[0] for part in municipality.official_name.split(" / ")]
    return {search_key(name) for name in (municipality.name, municipality.official_name, *parts) if name}


def spellings(name: str) -> list[str]:
    """The name as it stands and without »Stadt« and »Gemeinde«."""
    key = search_key(name)
    return list(dict.fromkeys([key, _TITLES.sub("", key), search_key(name.partition("(")[0])]))
