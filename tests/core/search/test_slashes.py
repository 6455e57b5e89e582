"""Words that a slash joins are found one by one and together, on SQLite and on PostgreSQL alike."""

import pytest

from asskomm.core.models import ContentPage
from asskomm.core.search.postgresql import apart
from tests.core.search.test_results import paragraph
from tests.factories.core import ContentPageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["leipzig", "Nordsachsen", "leipzig/nordsachsen", "Leipzig / Nordsachsen", "nordsa"])
def test_words_of_a_title_are_found(home_page, look_for, typed):
    ContentPageFactory(parent=home_page, title="Netzwerktreffen Leipzig/Nordsachsen")
    ContentPageFactory(parent=home_page, title="Netzwerktreffen Ostsachsen")

    assert [one.get_text() for one in look_for(typed).select(".teasers h3 a")] == [
        "Netzwerktreffen Leipzig/Nordsachsen"
    ]


@pytest.mark.parametrize("typed", ["nachbarn", "vereine", "3/4", "Vereine/Nachbarn"])
def test_words_of_lead_and_text_are_found_and_quoted_as_they_were_written(home_page, look_for, typed):
    ContentPageFactory(
        parent=home_page, title="Mitmachen", body=paragraph("Ein Aufruf an Vereine/Nachbarn in 3/4 der Orte.")
    )

    (found,) = look_for(typed).select(".teasers li")
    assert "Vereine/Nachbarn in 3/4 der Orte" in found.get_text()


@pytest.mark.parametrize("typed", ["Leipzig", "Leipzig/Nordsachsen", "Nordsachsen"])
def test_editors_find_them_too(home_page, typed):
    page = ContentPageFactory(parent=home_page, title="Treffen Leipzig/Nordsachsen")

    assert list(ContentPage.objects.search(typed)) == [page]
    assert list(ContentPage.objects.autocomplete(typed)) == [page]


def test_addresses_and_slashes_of_their_own_stay_what_they_were():
    assert apart("Leipzig/Nordsachsen, A/B/C, und/oder") == "Leipzig / Nordsachsen, A / B / C, und / oder"
    assert apart("Bürger / Rat, /karte/, https://") == "Bürger / Rat, /karte/, https://"
