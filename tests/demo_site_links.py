"""What the pages of the demo site lead to and refer to; run by `test_demo_site.py`, which builds the site once."""

import re
from typing import ClassVar
from urllib.parse import parse_qsl, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from wagtail.models import Page

from calendar_events.demo_content import EVENTS
from municipalities.models import Municipality
from tests.pages import soup

# Pages of municipalities are all made alike: these are read, of the others only the status.
EVERY = 60


class LinkTests:
    """Nothing leads nowhere, in any page or between the parts of one."""

    # Read once for all tests, which only look.
    read: ClassVar[dict[str, BeautifulSoup]] = {}

    @property
    def pages(self) -> dict[str, BeautifulSoup]:
        """Pages to read: all of the tree, the routes of the map in every form, and some municipalities."""
        if not self.read:
            self.read.update(self.read_pages())
        return self.read

    def read_pages(self) -> dict[str, BeautifulSoup]:
        some = Municipality.objects.order_by("ags")[::EVERY]
        addresses = [
            *(page.url for page in Page.objects.live().filter(depth__gt=1)),
            *(f"/karte/gemeinden/{one.ags}-{one.slug}/" for one in some),
            "/karte/praeventionsraete/",
            "/karte/?gemeinde=14729410",
            "/karte/?q=reichenbach",
            "/karte/?kreis=gibt-es-nicht",
            "/karte/?ansicht=tabelle&alle=on",
            "/karte/?gemeinde=14522450",
            "/karte/gemeinden/14522450-ostrau/",
            "/suche/",
            "/suche/?q=prävention",
            "/suche/?q=förderung",
            "/suche/?q=präwention",
            "/suche/?q=wurzen&typ=kommunen",
            "/suche/?q=zuckerwatte",
            "/gibt-es-nicht/",
        ]
        return {address: soup(self.client.get(address)) for address in addresses}

    def targets(self) -> dict[str, str]:
        """Every address of the portal that the pages name, with one page that does."""
        found = {}
        for address, page in self.pages.items():
            named = [
                one[name]
                for name in ("href", "src", "action", "data-geometry", "data-states", "data-url")
                for one in page.select(f"[{name}]")
            ]
            for target in named:
                parts = urlsplit(urljoin(address, target))
                if not target.startswith("#") and not parts.scheme and not parts.netloc:
                    found.setdefault(parts._replace(fragment="").geturl(), address)
        return found

    def test_every_address_in_the_texts_of_the_calendar_is_a_page(self):
        # Addresses that are no page are left out on loading, so nobody would see that one is missing.
        words = repr([(one.body, one.report) for one in EVENTS])
        named = set(re.findall(r"/[a-z0-9/-]+/(?=[\"'])", words))

        assert len(named) > 5
        assert named - {page.url for page in Page.objects.live().public().filter(depth__gt=1)} == set()

    def test_no_link_leads_nowhere(self):
        dead, checked = {}, set()
        for target, source in self.targets().items():
            parts = urlsplit(target)
            if parts.path.startswith("/static/"):
                if not finders.find(parts.path.removeprefix("/static/")):
                    dead[target] = source
                continue
            # Views with the same filters are made alike: one of each is enough.
            kind = (parts.path, tuple(sorted(name for name, _ in parse_qsl(parts.query))))
            if kind not in checked:
                checked.add(kind)
                if self.client.get(target, follow=True).status_code != 200:
                    dead[target] = source

        assert dead == {}
        assert len(checked) > 100

    def test_no_link_into_a_page_misses_its_place(self):
        missing = {
            (address, one["href"])
            for address, page in self.pages.items()
            for one in page.select("a[href^='#']")
            if not page.find(id=one["href"][1:])
        }

        assert missing == set()

    def test_drawings_in_sprites_are_there(self):
        ids, missing = {}, set()
        for page in self.pages.values():
            for one in page.select("use[href*='.svg#']"):
                path, name = one["href"].split("#")
                if path not in ids:
                    with open(finders.find(path.removeprefix("/static/")), encoding="utf-8") as file:
                        ids[path] = {symbol["id"] for symbol in BeautifulSoup(file, "html.parser").select("[id]")}
                if name not in ids[path]:
                    missing.add(one["href"])

        assert missing == set()

    def test_nothing_is_loaded_from_another_host(self):
        foreign = {
            (address, str(one))
            for address, page in self.pages.items()
            for one in page.select(
                "img[src], script[src], iframe[src], source[src], video[src], audio[src], link[href]"
            )
            if urlsplit(one.get("src") or one["href"]).netloc and "canonical" not in one.get("rel", [])
        }

        assert foreign == set()

    def test_every_id_stands_once_per_page(self):
        twice = {}
        for address, page in self.pages.items():
            ids = [one["id"] for one in page.select("[id]")]
            if len(ids) != len(set(ids)):
                twice[address] = sorted({one for one in ids if ids.count(one) > 1})

        assert twice == {}

    def test_every_reference_between_elements_holds(self):
        broken = {
            (address, name, one[name])
            for address, page in self.pages.items()
            for name in ("aria-labelledby", "aria-describedby", "for")
            for one in page.select(f"[{name}]")
            for target in one[name].split()
            if not page.find(id=target)
        }

        assert broken == set()

    def test_links_out_of_the_portal_are_complete(self):
        odd = {
            (address, one["href"])
            for address, page in self.pages.items()
            for one in page.select("a[href]")
            if not re.match(r"/|\?|#|https://|http://|mailto:\S|tel:[+\d]|geo:\d", one["href"])
        }

        assert odd == set()
