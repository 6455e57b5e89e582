"""The passage that a result shows."""

import pytest

from asskomm.core.blocks import BodyBlock
from asskomm.core.blocks.home import HomeSectionsBlock, SlidesBlock
from asskomm.core.demo_content.content import action, facts, figure, links, notice, prose, table
from asskomm.core.search.extracts import LENGTH, extract, highlighted, pattern_for, tidy
from asskomm.core.search.words import read_words

LONG = "Wort " * 100


def marks(typed: str, text: str) -> str:
    return highlighted(text, pattern_for(read_words(typed)))


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("doebeln", "In Döbeln", "In <mark>Döbeln</mark>"),
        ("Weisswasser", "Weißwasser/O.L.", "<mark>Weißwasser</mark>/O.L."),
        ("Präventionsräten", "Der Präventionsrat", "Der <mark>Präventionsrat</mark>"),
        ("Rat Stadt", "Rat, Räder und Rates", "<mark>Rat</mark>, Räder und <mark>Rates</mark>"),
        ("Rat", "Ratgeber beraten", "<mark>Ratgeber</mark> beraten"),
        ("<b>", "a <b> b", "a &lt;<mark>b</mark>&gt; <mark>b</mark>"),
        ("amp", "R&D & amp", "R&amp;D &amp; <mark>amp</mark>"),
        ("quot lt", '"lt" < quot', "&quot;<mark>lt</mark>&quot; &lt; <mark>quot</mark>"),
    ],
)
def test_words_are_marked_in_every_spelling_and_everything_is_escaped(typed, text, expected):
    assert marks(typed, text) == expected


def test_a_short_text_is_shown_whole():
    assert extract("Ein kurzer Text.", pattern_for(read_words("kurz"))) == "Ein <mark>kurzer</mark> Text."


def test_of_a_long_text_the_passage_around_the_hit_is_shown_between_whole_words():
    shown = extract(f"{LONG}vorher Coaching nachher {LONG}", pattern_for(read_words("coaching")))

    assert shown.startswith("… Wort ")
    assert shown.endswith("Wort …")
    assert "vorher <mark>Coaching</mark> nachher" in shown
    assert len(shown) < LENGTH + 30


def test_without_a_hit_the_beginning_is_shown():
    shown = extract(f"Anfang {LONG}", pattern_for(read_words("coaching")))

    assert shown.startswith("Anfang Wort")
    assert shown.endswith("Wort …")


def test_a_hit_at_the_very_end_and_one_endless_word_are_shown():
    assert extract(f"{LONG}Coaching", pattern_for(read_words("coaching"))).endswith("<mark>Coaching</mark>")
    assert len(extract("x" * 5000, pattern_for(read_words("coaching")))) < LENGTH + 10


def test_the_commas_of_the_index_disappear():
    assert extract("Ein Satz., Noch einer., , Links, mehr", pattern_for(read_words("x"))) == (
        "Ein Satz. Noch einer. Links, mehr"
    )


def test_dates_stay_on_one_line():
    assert extract("Bis 15. Oktober.", pattern_for(read_words("x"))) == "Bis 15.\u00a0Oktober."


def test_the_home_page_is_quoted_by_its_words_only():
    slides = SlidesBlock().to_python([{"type": "slide", "value": {"kicker": "Neu", "title": "Frist"}}])
    sections = HomeSectionsBlock().to_python(
        [
            {"type": "news", "value": {"heading": "Neuigkeiten", "number": "3"}},
            {"type": "content", "value": {"body": [{"type": "rich_text", "value": "<p>Text</p>"}]}},
            {"type": "call_to_action", "value": {"text": "Fragen?", "link": {"address": "/team/", "text": "Team"}}},
        ]
    )

    assert slides.stream_block.get_searchable_content(slides) == ["Frist."]
    assert sections.stream_block.get_searchable_content(sections) == ["Neuigkeiten.", "Text.", "Fragen?", "Team."]


def test_the_blocks_of_a_page_are_quoted_as_text():
    body = BodyBlock()
    stream = [
        prose("<h2>Der Anfang</h2><p>Ein Rat braucht Zeit.</p><h2>Und dann?</h2><p>Er prüft</p>"),
        table("Beratung", ("Was", "Anzahl"), ("Kommunen mit Beratung", "99"), ("offen", "")),
        facts("Auf einen Blick", ("Dauer", "drei Jahre"), ("Kosten", "Die trägt das Land.")),
        notice("hint", "Frist im Oktober", "<p>Rufen Sie früh an.</p>"),
        figure("<p>So viele sind es.</p>"),
        links("Mehr dazu", ("/karte/", "Karte", "Wer mitmacht.")),
        action("Noch Fragen?", "/team/", "Ansprechperson finden"),
    ]
    value = body.to_python([{"type": name, "value": content} for name, content in stream])

    assert tidy(", ".join(body.get_searchable_content(value))) == (
        "Der Anfang. Ein Rat braucht Zeit. Und dann? Er prüft. "
        "Beratung: Was, Anzahl. Kommunen mit Beratung: 99. offen. "
        "Auf einen Blick. Dauer: drei Jahre. Kosten: Die trägt das Land. "
        "Frist im Oktober. Rufen Sie früh an. So viele sind es. "
        "Mehr dazu. Karte. Wer mitmacht. Noch Fragen? Ansprechperson finden."
    )
