"""What tests of every subject share: their order, an empty cache, a folder for media, and a small site."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from xdist.remote import Producer
from xdist.scheduler import LoadGroupScheduling

from asskomm.core.caching import memory, page_memory
from asskomm.core.models import ContentPage, HomePage
from asskomm.core.search.catalogue import catalogues
from municipalities.extracts.delivery import kept
from municipalities.models import MapPage, Municipality, TeamPage
from tests.factories.core import (
    ContentPageFactory,
    MapPageFactory,
    TeamMemberFactory,
    TeamPageFactory,
    create_home_page,
)
from tests.factories.municipalities import InstrumentFactory, MunicipalityFactory, ParticipationFactory

# What modules assert that hold tests, or helpers of tests, without being called so.
pytest.register_assert_rewrite("tests.demo_site_links", "tests.calendar_events.registering")

FOLDER = Path(__file__).parent
BROWSER = FOLDER / "browser"
# What takes longest begins first, so that no process still works while the others have nothing left to do.
FIRST = [FOLDER / "test_demo_site.py", FOLDER / "load" / "test_registration.py", BROWSER / "test_accessibility.py"]
TRANSACTIONS = "transactions"


class ByFile(LoadGroupScheduling):
    """Gives every process of `--dist loadgroup` whole files, but the tests of a group together."""

    def _split_scope(self, nodeid: str) -> str:
        scope = super()._split_scope(nodeid)
        return scope.partition("::")[0] if scope == nodeid else scope


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadGroupScheduling:
    return ByFile(config, log)


def is_transactional(item: pytest.Item) -> bool:
    """Whether the test really commits, and empties the database afterwards: of what migrations wrote, too."""
    marker = item.get_closest_marker("django_db")
    return "transactional_db" in item.fixturenames or bool(marker and marker.kwargs.get("transaction"))


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """The longest files first; the browser's in a row, which keeps it open; last what empties the database."""
    for item in filter(is_transactional, items):
        item.add_marker(pytest.mark.xdist_group(TRANSACTIONS))
    yield
    places = {path: place for place, path in enumerate(FIRST)}
    items.sort(
        key=lambda item: (
            is_transactional(item),
            places.get(item.path, len(FIRST)),
            BROWSER not in item.path.parents,
        )
    )


@pytest.fixture(scope="session", autouse=True)
def media_folder(tmp_path_factory):
    """Uploads land in a folder that pytest clears away."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(autouse=True)
def empty_cache():
    """A test's changes are rolled back and with them the content version: what it cached must not outlive it."""
    cache.clear()
    memory.clear()
    page_memory.clear()
    catalogues.clear()
    kept.clear()


@pytest.fixture
def shared_database(transactional_db, tmp_path, monkeypatch) -> Iterator[None]:
    """The tests' database; SQLite's, which is in memory, as a copy in a file, with the settings of the portal."""
    if connection.vendor != "sqlite" or not connection.is_in_memory_db():
        yield
        return
    path = tmp_path / "db.sqlite3"
    with sqlite3.connect(path) as copy:
        connection.connection.backup(copy)
    copy.close()
    in_memory = connection.connection
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    with monkeypatch.context() as patch:
        patch.setitem(connection.settings_dict, "NAME", str(path))
        patch.setitem(connection.settings_dict, "OPTIONS", options)
        connection.connection = None
        yield
        connection.close()
    connection.connection = in_memory


@pytest.fixture
def home_page(db) -> HomePage:
    """The home page, alone."""
    return create_home_page()


@pytest.fixture
def map_page(home_page) -> MapPage:
    """The map below a home page, at /karte/; the register is empty."""
    return MapPageFactory(parent=home_page)


@dataclass(frozen=True)
class Portal:
    """A small site with one page of every type."""

    home: HomePage
    map: MapPage
    team: TeamPage
    content: ContentPage
    municipality: Municipality

    @property
    def addresses(self) -> list[str]:
        """One public address of every kind, pages first."""
        return [
            "/",
            "/karte/",
            "/karte/?ansicht=tabelle",
            f"/karte/gemeinden/{self.municipality.ags}-{self.municipality.slug}/",
            "/karte/praeventionsraete/",
            "/karte/export/",
            "/karte/einbetten/",
            "/team/",
            self.content.url,
            *self.data_addresses,
        ]

    @property
    def data_addresses(self) -> list[str]:
        """Those that are not pages."""
        return [
            "/karte/daten/stand.json",
            "/karte/daten/gemeinden.csv",
            "/karte/karte.svg",
            "/karte/suche.json?q=wurzen",
        ]


@pytest.fixture
def portal(home_page, map_page) -> Portal:
    """One page of every type, and Wurzen with a prevention council and a person of the team."""
    team = TeamPageFactory(parent=home_page)
    content = ContentPageFactory(parent=home_page, title="Bausteine", lead="Sechs Bausteine.")
    wurzen = MunicipalityFactory(name="Wurzen", ags="14729410", district__ags="14729", district__name="Leipzig")
    wurzen.district.team_member = TeamMemberFactory(name="Kim Muster")
    wurzen.district.save()
    ParticipationFactory(municipality=wurzen, instrument=InstrumentFactory(code="prevention_council"))
    return Portal(home_page, map_page, team, content, wurzen)
