"""The demo site: complete, without dead links, the same however often it is built."""

import io
import re

from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from asskomm.core.blocks import BodyBlock
from asskomm.core.demo_content import PAGES, REQUESTS, TEAM
from asskomm.core.files.content import holds_what_it_says
from asskomm.core.models import (
    ContactRequest,
    ContentPage,
    DownloadsPage,
    HomePage,
    Navigation,
    OutgoingMail,
    PortalDocument,
    TeamMember,
)
from municipalities.models import District, Instrument, MapPage, Municipality, Participation, TeamPage
from municipalities.participation import as_of, today
from tests.demo_site_links import LinkTests
from tests.pages import links, soup, text, texts


def build(*options: str) -> str:
    """Build the demo site; gives what the command says."""
    output = io.StringIO()
    call_command("load_demo", *options, stdout=output)
    return output.getvalue().strip()


def rows() -> dict[str, list]:
    """Everything the database holds but the content version, by model."""
    models = [one for one in apps.get_models() if one._meta.managed and one._meta.label != "core.ContentVersion"]
    return {one._meta.label: list(one._base_manager.order_by("pk").values_list()) for one in models}


class DemoSiteTests(LinkTests, TestCase):
    @classmethod
    def setUpTestData(cls):
        # With what follows a commit: the files of the pictures, which every test would have to make again.
        with cls.captureOnCommitCallbacks(execute=True):
            cls.said = build()

    # --- Building ---

    def test_a_second_run_changes_nothing(self):
        before = rows()

        assert self.said == "Die Demo-Seite ist aufgebaut."
        assert build() == "Die Demo-Seite steht schon; nichts geändert."
        assert rows() == before

    def test_what_was_edited_and_deleted_stays_so(self):
        page = ContentPage.objects.get(slug="impressum")
        page.title = "Unser Impressum"
        page.save_revision().publish()
        ContentPage.objects.get(slug="datenschutz").delete()
        wurzen = Municipality.objects.get(name="Wurzen")
        wurzen.office_name = "Stabsstelle"
        wurzen.save()
        record = Participation.objects.first()
        record.delete()
        TeamMember.objects.first().delete()
        edited = rows()

        build()

        assert rows() == edited

    def test_the_tree_holds_every_page_of_the_content_published(self):
        expected = {page.title for top in PAGES for page in (top, *top.children)}

        assert {page.title for page in ContentPage.objects.live()} == expected
        assert [page_type.objects.live().count() for page_type in (HomePage, MapPage, TeamPage)] == [1, 1, 1]
        assert Page.objects.filter(live=False).count() == 0
        assert Page.objects.filter(depth=2).count() == 1

    def test_the_register_is_the_whole_of_saxony(self):
        assert Municipality.objects.filter(valid_until=None).count() == 418
        assert District.objects.count() == 13
        assert District.objects.filter(team_member=None).count() == 0
        assert Municipality.objects.filter(boundary=None).count() == 0

    def test_editors_can_open_every_page(self):
        self.client.force_login(get_user_model().objects.create_superuser("admin"))
        pages = Page.objects.filter(depth__gt=1)
        opened = {page.title: self.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])) for page in pages}

        assert [title for title, response in opened.items() if response.status_code != 200] == []

    def test_people_are_marked_as_samples(self):
        assert sorted(TeamMember.objects.values_list("name", "is_sample")) == sorted((one.name, True) for one in TEAM)

    def test_accounts_are_made_on_request_only_and_keep_their_password(self):
        user = get_user_model()
        before = user.objects.count()
        build("--accounts")
        groups = {one.username: sorted(one.groups.values_list("name", flat=True)) for one in user.objects.all()}
        leitung = user.objects.get(username="leitung")
        leitung.set_password("eigenes")
        leitung.save()
        build("--accounts")
        leitung.refresh_from_db()

        assert before == 0
        assert groups == {
            "admin": [],
            "redaktion": ["Redaktion"],
            "leitung": ["Redaktionsleitung"],
            "kommunen": ["Kommunenpflege"],
            "veranstaltungen": ["Veranstaltungsbüro"],
        }
        assert list(user.objects.filter(is_superuser=True).values_list("username", flat=True)) == ["admin"]
        assert leitung.check_password("eigenes")

    # --- Pages ---

    def test_every_page_answers_and_has_one_heading_and_a_description(self):
        for page in Page.objects.live().filter(depth__gt=1):
            response = self.client.get(page.url)
            found = soup(response)
            assert response.status_code == 200, page.url
            assert len(found.select("h1")) == 1, page.url
            assert found.select_one("meta[name=description]")["content"], page.url

    def test_every_municipality_has_a_page(self):
        for ags, slug, name in Municipality.objects.values_list("ags", "slug", "name"):
            response = self.client.get(f"/karte/gemeinden/{ags}-{slug}/")
            assert response.status_code == 200, name
            assert f"<h1>{name}</h1>" in response.content.decode()

    def test_every_block_of_the_texts_is_rendered(self):
        used = set()
        for page in ContentPage.objects.live():
            shown = text(soup(self.client.get(page.url)).main)
            for block in page.body:
                used.add(block.block_type)
                words = text(BeautifulSoup(block.render(), "html.parser"))
                assert words, (page.url, block.block_type)
                assert words in shown, (page.url, block.block_type)

        assert used == {block_type for top in PAGES for page in (top, *top.children) for block_type, _ in page.body}

    def test_every_block_an_editor_can_choose_is_somewhere_in_the_site(self):
        used = {
            block.block_type
            for page in Page.objects.live().public().specific()
            for field in page._meta.get_fields()
            if isinstance(field, StreamField)
            for block in getattr(page, field.name)
        }

        assert set(BodyBlock().child_blocks) - used == set()

    def test_every_type_of_page_is_somewhere_in_the_site(self):
        there = {type(page) for page in Page.objects.live().public().specific()}

        assert set(get_page_models()) - {Page} - there == set()

    def test_downloads_are_files_that_hold_what_they_say(self):
        page = soup(self.client.get("/downloads/"))
        documents = PortalDocument.objects.filter(
            collection__in=DownloadsPage.objects.get().groups.values("collection")
        )

        assert texts(page, ".downloads h3") == ["Fördermittel", "Arbeitshilfen", "Checklisten aus Projekten"]
        assert len(page.select(".download-list li")) == documents.count() > 6
        for document in PortalDocument.objects.all():
            with document.open_file() as file:
                assert holds_what_it_says(file, document.file_type), document.title

    def test_the_home_page_shows_top_topics_map_figures_and_all_building_blocks(self):
        page = soup(self.client.get("/"))

        assert len(page.select(".slide")) == len(page.select(".slide img")) == 4
        assert len(page.select(".timeline__mark--past")) == 2
        assert len(page.select(".timeline__mark")) == 9
        assert len(page.select(".map-teaser__map")) == 1
        assert len(page.select(".figures li")) == 5
        assert len(page.select(".building-blocks li")) == 6
        assert all(texts(page, ".building-blocks p"))

    def test_instruments_lead_to_the_pages_that_explain_them(self):
        pages = {one.code: one.page.slug for one in Instrument.objects.exclude(page=None)}

        assert pages == {
            "consultation": "beratung",
            "security_analysis": "sicherheitsanalyse",
            "coaching": "coaching",
            "funding": "finanzierung",
        }

    def test_header_and_footer_offer_the_map_and_what_the_law_asks_for(self):
        page = soup(self.client.get("/"))

        assert links(page, ".main-nav__list")["Karte"] == "/karte/"
        assert links(page, ".slim-bar__links") == {
            "Leichte Sprache": "/leichte-sprache/",
            "Gebärdensprache": "/gebaerdensprache/",
            "Suche": "/suche/",
        }
        assert links(page, ".legal") == {
            "Impressum": "/impressum/",
            "Datenschutz": "/datenschutz/",
            "Barrierefreiheit": "/barrierefreiheit/",
            "Barriere melden": "/barrierefreiheit/feedback/",
        }

    def test_every_page_leads_to_plain_language_sign_language_and_the_barrier_form(self):
        wanted = {"/leichte-sprache/", "/gebaerdensprache/", "/barrierefreiheit/", "/barrierefreiheit/feedback/"}
        missing = {
            address: wanted - set(links(page, ".slim-bar, footer").values()) for address, page in self.pages.items()
        }

        assert {address: one for address, one in missing.items() if one} == {}

    def test_the_building_blocks_lead_to_the_next_step(self):
        coaching = soup(self.client.get("/bausteine/coaching/"))
        analysis = soup(self.client.get("/bausteine/sicherheitsanalyse/"))
        count = as_of(today()).count_for(Instrument.SECURITY_ANALYSIS)

        assert links(coaching, ".call-to-action") == {"Coaching anfragen": "/bausteine/coaching/anfragen/"}
        assert text(analysis.select_one(".takers__summary")).startswith(
            f"{count.records} Sicherheitsanalysen in {count.municipalities} Kommunen"
        )
        assert len(soup(self.client.get("/bausteine/beratung/")).select("#zustaendigkeit form")) == 1

    def test_sample_requests_are_invented_and_wait_in_the_admin(self):
        requests = ContactRequest.objects.all()

        assert sorted(requests.values_list("kind", "state")) == sorted((one.kind, one.state) for one in REQUESTS)
        assert all(one.email.endswith("@example.org") for one in requests)
        # Those about registrations are rows that nobody sends.
        assert set(OutgoingMail.objects.values_list("state", flat=True)) == {OutgoingMail.State.SENT}
        assert not OutgoingMail.objects.exclude(key__startswith="registration-").exists()

    def test_menus_link_to_pages_wherever_there_is_one(self):
        navigation = Navigation.objects.get()
        addresses = [block.value["address"] for block in navigation.main if not block.value["page"]]

        assert addresses == []

    def test_councils_can_be_reached_by_contacts_that_are_visibly_samples(self):
        page = soup(self.client.get("/karte/praeventionsraete/"))
        targets = [one["href"] for one in page.select(".directory__contact a")]

        assert len(page.select(".directory__item")) == as_of(today()).count_for(Instrument.PREVENTION_COUNCIL).records
        assert len(page.select(".directory__contact")) == len(page.select(".directory__item"))
        assert [one for one in targets if not re.fullmatch(r"tel:035100000-\d+|mailto:\S+@example\.org", one)] == []

    # --- Search ---

    def test_the_search_finds_something_of_every_type(self):
        pages = {word: soup(self.client.get("/suche/", {"q": word})) for word in ("wurzen", "prävention", "muster")}
        kinds = {
            word: {one.contents[0].strip() for one in page.select(".search-kinds a")} for word, page in pages.items()
        }

        assert texts(pages["wurzen"], ".teaser__meta b")[0] == "Kommune"
        assert kinds["prävention"] >= {"Seiten", "Neuigkeiten", "Good Practice"}
        assert "Team" in kinds["muster"]
        assert texts(soup(self.client.get("/suche/?q=Geld")), ".search-promoted h3") == ["Fördermittel"]

    def test_everything_public_is_in_the_index(self):
        for page in Page.objects.live().filter(depth__gt=1):
            found = links(soup(self.client.get("/suche/", {"q": page.title})), ".teasers h3")
            assert page.url in found.values(), page.title
