"""Mistyped words: which are corrected, into what, and how the page says so."""

import random
from collections import Counter

import pytest

from asskomm.core.search import spelling
from asskomm.core.search.spelling import Vocabulary, edit_distance
from tests.factories.core import ContentPageFactory, TopicFactory
from tests.factories.municipalities import MunicipalityFactory
from tests.pages import text, texts


def vocabulary(*words: str) -> Vocabulary:
    return Vocabulary(Counter(words))


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("rat", "rat", 0), ("rat", "rast", 1), ("rat", "at", 1), ("rat", "rot", 1), ("rat", "art", 1), ("rat", "tor", 3)],
)
def test_distance_counts_letters_added_removed_replaced_or_swapped(one, other, distance):
    assert edit_distance(one, other) == edit_distance(other, one) == distance


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("Präwention", "Prävention"),
        ("prevention", "Prävention"),
        ("Wurtzen", "Wurzen"),
        ("Prävention Wruzen", "Prävention Wurzen"),
        ("rat", "rat"),
        ("Wurst", "Wurst"),
        ("Präv", "Präv"),
    ],
)
def test_words_the_portal_does_not_know_become_the_nearest(typed, corrected):
    assert vocabulary("Prävention", "Wurzen", "Räte").correct(typed) == corrected


def test_of_two_equally_near_words_the_more_frequent_is_meant():
    assert vocabulary("Hausen", "Hansen", "Hansen").correct("Hamsen") == "Hansen"


def test_of_twenty_thousand_words_only_those_with_nearly_the_same_letters_are_compared(monkeypatch):
    chance = random.Random(1)  # noqa: S311 - words, not secrets
    words = Counter("".join(chance.choices("abcdefghijklmnoprstuwz", k=chance.randint(5, 14))) for _ in range(20_000))
    big = Vocabulary(words + Counter(["Prävention"]))
    compared = []
    monkeypatch.setattr(
        spelling, "edit_distance", lambda one, other: compared.append(other) or edit_distance(one, other)
    )

    assert big.correct("Präwention") == "Prävention"
    assert 0 < len(compared) < 200


@pytest.mark.django_db
class TestPage:
    def test_it_says_what_was_not_found_and_what_is_shown(self, home_page, look_for):
        ContentPageFactory(parent=home_page, title="Kommunale Prävention")
        page = look_for("Präwention")

        assert text(page.select_one(".search-corrected")) == (
            "Keine Treffer für ›Präwention‹. Gezeigt werden Treffer für ›Prävention‹."
        )
        assert texts(page, ".teasers h3") == ["Kommunale Prävention"]
        assert page.select_one("input[name=q]")["value"] == "Präwention"

    def test_names_of_places_and_topics_are_known(self, home_page, map_page, look_for):
        MunicipalityFactory(name="Markkleeberg")
        TopicFactory(name="Vernetzung")
        ContentPageFactory(parent=home_page, title="Anderes", lead="Es geht um Vernetzung.")

        assert texts(look_for("Marklehberg"), ".teasers h3") == ["Markkleeberg"]
        assert texts(look_for("Vernezung"), ".teasers h3") == ["Anderes"]

    def test_what_is_found_as_typed_is_not_corrected(self, home_page, look_for):
        ContentPageFactory(parent=home_page, title="Prävention")
        ContentPageFactory(parent=home_page, title="Anderes", lead="Ein Tippfehler: Präwention.")
        page = look_for("Präwention")

        assert page.select(".search-corrected") == []
        assert texts(page, ".teasers h3") == ["Anderes"]

    def test_a_correction_that_finds_nothing_is_not_made(self, home_page, look_for):
        ContentPageFactory(parent=home_page, title="Prävention")
        page = look_for("Präwention Zuckerwatte")

        assert page.select(".search-corrected") == []
        assert text(page.select_one(".listing-head__count")) == "Keine Treffer für »Präwention Zuckerwatte«"

    def test_a_new_title_is_known_at_once(self, home_page, look_for):
        look_for("Quartiermanagment")
        ContentPageFactory(parent=home_page, title="Quartiersmanagement")

        assert texts(look_for("Quartiersmanagment"), ".teasers h3") == ["Quartiersmanagement"]
