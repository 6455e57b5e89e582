"""Today's municipalities by the names people choose them by."""

from collections import Counter

from asskomm.core.caching import cached_for_version
from municipalities.map.view import snapshot_of
from municipalities.names import sort_key
from municipalities.participation import Standing, today
from municipalities.responsibility import clean, matches_of, spellings_like

# More than these in a message are no help.
MAX_NAMED = 4


class UnclearPlace(Exception):
    """Nobody, or more than one, is called like that; says so in words for visitors."""


def unique_names() -> dict[str, str]:
    """The name of every municipality of today by AGS, in the order of lists; ambiguous ones with their district."""
    day = today()
    return cached_for_version(f"municipality-names:{day}", read_names)


def read_names() -> dict[str, str]:
    standings = sorted(snapshot_of(today()), key=lambda one: sort_key(one.name))
    times = Counter(one.name for one in standings)
    return {
        one.ags: one.name if times[one.name] == 1 else f"{one.name} ({one.district.full_name})" for one in standings
    }


def keys_by_name() -> dict[str, str]:
    """The AGS of every unique name, in lower case."""
    return cached_for_version(
        f"municipality-keys:{today()}", lambda: {name.casefold(): ags for ags, name in unique_names().items()}
    )


def place_called(text: str) -> Standing | None:
    """
    The municipality of today with this key, this name, or the only one whose name holds the text; None for no text.

    The name of a dissolved one leads to her successor. Raises UnclearPlace where nobody or several fit. Keys and
    unique names of today cost no query.
    """
    text, state = clean(text), snapshot_of(today())
    if not text:
        return None
    known = state.standings.get(text) or state.standings.get(keys_by_name().get(text.casefold(), ""))
    if known:
        return known
    matches = matches_of(text, state)
    if len(matches) == 1:
        return matches[0].standing
    raise UnclearPlace(problem(text, [one.standing.ags for one in matches], spellings_like(text, state)))


def problem(text: str, several: list[str], spellings: list[str]) -> str:
    """What to do about a text that fits the municipalities with these AGS, or nobody but those spelled alike."""
    if several:
        names = "; ".join(unique_names()[ags] for ags in several[:MAX_NAMED])
        more = " und weitere" if len(several) > MAX_NAMED else ""
        return f"»{text}« passt zu mehreren Kommunen: {names}{more}. Bitte schreiben Sie einen dieser Namen ganz."
    advice = f"Meinten Sie {' oder '.join(spellings)}?" if spellings else "Bitte prüfen Sie die Schreibweise."
    return f"Keine Kommune gefunden für »{text}«. {advice}"
