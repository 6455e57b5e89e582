"""
The finished demo site, served as in production, and a Chromium that looks at it.

Both live as long as the tests of this folder: a running Playwright would forbid the others their database.
"""

import contextlib
import fcntl
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.browser.mailbox import Mailbox

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Several processes may build, start and look at sites at the same time.
SECONDS_TO_START = 120
SECONDS_TO_STOP = 60
# Where the film of the demo news is said to lie.
MEDIA_HOST = "video.example.org"
# The same for all processes: links in mails are signed, and the site is copied with its mails.
SECRET_KEY = "browser-tests-" * 4
# Milliseconds: a browser that waits this long for something will not see it any more, however busy the machine.
TIMEOUT = 20_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is a browser test; without a browser it says so and is skipped."""
    folder = Path(__file__).parent
    no_browser = pytest.mark.skip(reason="Kein Chromium gefunden: CHROME setzen oder chromium installieren")
    for item in items:
        if folder in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if chromium() is None:
                item.add_marker(no_browser)


def chromium() -> str | None:
    """The path of the browser to use."""
    return os.environ.get("CHROME") or next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo site of this process keeps everything."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="package")
def mailbox(site: str, folder: Path) -> Mailbox:
    """The mails that the site has written."""
    return Mailbox(folder / "db.sqlite3")


@pytest.fixture(scope="package")
def site(folder: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """The address of the demo site, served by gunicorn."""
    port = free_port()
    address = f"http://localhost:{port}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "asskomm.settings.production",
        "VAR_DIR": str(folder),
        "SECRET_KEY": SECRET_KEY,
        "SITE_URL": address,
        "BOUNDARIES_SOURCE": boundaries(),
        "LOG_LEVEL": "WARNING",
        # Larger files, made in a fraction of the time.
        "AVIF_SPEED": "10",
        "MEDIA_HOSTS": MEDIA_HOST,
    }
    if worker_id == "master":
        build(folder, environment)
    else:
        shared = tmp_path_factory.getbasetemp().parent / "site"
        copy_built(shared, folder, environment)
    gunicorn = [sys.executable, "-m", "gunicorn", "asskomm.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    with (folder / "gunicorn.log").open("w+") as log:
        server = subprocess.Popen(gunicorn, cwd=ROOT, env=environment, stdout=log, stderr=log)  # noqa: S603 - ours
        try:
            wait_for(f"{address}/healthz", server, Path(log.name))
            yield address
        finally:
            server.terminate()
            server.wait(SECONDS_TO_STOP)


def build(folder: Path, environment: dict[str, str]) -> None:
    """The demo site in an empty folder."""
    events = ["shell", "-c", "from tests.browser.events import create_events; create_events()"]
    for command in (["migrate"], ["load_demo", "--accounts"], events, ["collectstatic", "--noinput"]):
        run([sys.executable, "manage.py", *command], environment | {"VAR_DIR": str(folder)})


def copy_built(shared: Path, folder: Path, environment: dict[str, str]) -> None:
    """The same, built by the first of the processes that ask for it and copied by all: tests change what they see."""
    with shared.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not shared.exists():
            unfinished = shared.with_suffix(".unfinished")
            unfinished.mkdir(exist_ok=True)
            build(unfinished, environment)
            unfinished.rename(shared)
    shutil.copytree(shared, folder, dirs_exist_ok=True)


def boundaries() -> str:
    """The file with official boundaries that `make demo` would take; empty for schematic cells."""
    beside = sorted((ROOT.parent / "shared" / "boundaries").glob("*.zip"))
    return os.environ.get("BOUNDARIES_SOURCE") or (str(beside[0]) if beside else "")


def run(command: list[str], environment: dict[str, str]) -> None:
    """Run to the end; what it said is shown if it fails."""
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)  # noqa: S603 - ours
    if done.returncode:
        pytest.fail(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    """Return as soon as the server answers."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(URLError, ConnectionError), urlopen(address):  # noqa: S310 - our own http address
            return
        time.sleep(0.1)
    pytest.fail(f"The site did not start.\n{log.read_text()}")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this folder."""
    expect.set_options(timeout=TIMEOUT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


class Visits:
    """Opens pages in contexts of their own and keeps a list of what must not happen there."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser = browser
        self.site = site
        self.contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def open(self, **options: object) -> Page:
        """An empty page; options are those of a browser context."""
        context = self.browser.new_context(base_url=self.site, locale="de-DE", **options)
        context.set_default_timeout(TIMEOUT)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", self.note_message)
        page.on("pageerror", lambda error: self.complaints.append(f"Script error: {error}"))
        page.on("request", self.note_request)
        return page

    def note_message(self, message: ConsoleMessage) -> None:
        # Violations of the content security policy arrive here as errors, too.
        if message.type == "error":
            self.complaints.append(f"Console: {message.text}")

    def note_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site}/", "data:", "blob:")):
            self.complaints.append(f"Request to another host: {request.url}")

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture
def visits(browser: Browser, site: str) -> Iterator[Visits]:
    """Pages with options of their own; console errors and requests to other hosts fail the test."""
    visits = Visits(browser, site)
    yield visits
    visits.close()
    assert visits.complaints == []


@pytest.fixture
def quiet(visits: Visits) -> Iterator[Visits]:
    """What is missing or refused is itself an error on the console; here it is what we ask for."""
    yield visits
    visits.complaints = [one for one in visits.complaints if not re.search("status of 4(04|09|22)", one)]


@pytest.fixture
def page(visits: Visits) -> Page:
    """A page on a laptop."""
    return visits.open(viewport={"width": 1280, "height": 800})


@pytest.fixture
def phone(visits: Visits) -> Page:
    """A page on a phone with a touch screen."""
    return visits.open(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
