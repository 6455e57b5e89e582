"""What editors recommend stands first."""

import pytest
from django.contrib.auth.models import Group
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from asskomm.core.models import User
from tests.factories.core import ContentPageFactory
from tests.pages import links, soup, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home_page):
    return ContentPageFactory(parent=home_page, title="Fördermittel")


@pytest.mark.parametrize("typed", ["förderung", "Foerderung", " FÖRDERUNG "])
def test_a_recommended_page_stands_above_the_hits_with_its_mark(page, home_page, look_for, typed):
    ContentPageFactory(parent=home_page, title="Förderung")
    SearchPromotion.objects.create(query=Query.get("Förderung"), page=page, description="Frist und Unterlagen.")
    found = look_for(typed)

    assert texts(found, ".teasers h3") == ["Fördermittel", "Förderung"]
    assert texts(found, ".search-promoted .teaser__meta") == ["Empfohlen Seite"]
    assert texts(found, ".search-promoted .teaser__lead") == ["Frist und Unterlagen."]
    assert links(found, ".search-promoted")["Fördermittel"] == page.url


def test_it_is_shown_for_exactly_this_term_on_the_first_page_of_all_types(page, look_for):
    SearchPromotion.objects.create(query=Query.get("Förderung"), page=page)

    assert look_for("Förderung beantragen").select(".search-promoted") == []
    assert look_for("Förderung", typ="seiten").select(".search-promoted") == []


def test_it_is_shown_even_where_nothing_else_is_found(page, look_for):
    SearchPromotion.objects.create(query=Query.get("geld"), page=page)

    assert texts(look_for("Geld"), ".teasers h3") == ["Fördermittel"]


def test_several_keep_the_order_of_the_editors(page, home_page, look_for):
    other = ContentPageFactory(parent=home_page, title="Beratung")
    for position, one in enumerate((other, page)):
        SearchPromotion.objects.create(query=Query.get("geld"), page=one, sort_order=position)

    assert texts(look_for("geld"), ".teasers h3") == ["Beratung", "Fördermittel"]


def test_an_address_outside_and_its_text_are_shown_as_text(page, look_for):
    SearchPromotion.objects.create(
        query=Query.get("geld"),
        external_link_url="https://www.lpr.sachsen.de/",
        external_link_text="<b>LPR</b>",
        description="<script>alert(1)</script>",
    )
    found = look_for("geld")

    assert links(found, ".search-promoted") == {"<b>LPR</b>": "https://www.lpr.sachsen.de/"}
    assert found.select(".search-promoted script") == []


def test_a_search_stores_no_term(page, look_for):
    look_for("geld")

    assert Query.objects.count() == 0


def test_a_change_is_seen_at_once(page, look_for):
    promotion = SearchPromotion.objects.create(query=Query.get("geld"), page=page, description="Alt.")
    before = texts(look_for("geld"), ".search-promoted .teaser__lead")
    promotion.description = "Neu."
    promotion.save()

    assert before == ["Alt."]
    assert texts(look_for("geld"), ".search-promoted .teaser__lead") == ["Neu."]


@pytest.mark.parametrize(("group", "status"), [("Redaktion", 302), ("Redaktionsleitung", 200)])
def test_editors_in_chief_keep_them(client, page, group, status):
    user = User.objects.create_user("jemand")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    form = client.get("/verwaltung/searchpicks/add/")

    assert form.status_code == status
    if status == 200:
        assert "Suchen ohne Treffer" in soup(form).select_one(".help-block").get_text()
        # Wagtail's choice of popular terms would always be empty.
        assert soup(form).select("[id$=query_string-chooser]") == []
