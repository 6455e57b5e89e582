"""The running portal: gunicorn, the process beside it, a mail server, and a database of its own."""

import json
import logging
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import psycopg
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings as test_settings

ROOT = Path(__file__).resolve().parent.parent.parent
logging.getLogger("mail.log").setLevel(logging.WARNING)
# Seconds; generous, for other tests keep the machine busy at the same time.
TO_START, TO_ANSWER, TO_SEND = 120, 120, 180


class MailServer:
    """Takes every mail and remembers which; can refuse connections, or take them and say nothing."""

    def __init__(self) -> None:
        self.received: list[tuple[str, str]] = []
        self.controller: Controller | None = None
        self.silence: socket.socket | None = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        header = envelope.content.partition(b"\r\n\r\n")[0].decode()
        identity = next(line for line in header.splitlines() if line.lower().startswith("message-id"))
        self.received.append((envelope.rcpt_tos[0], identity))
        return "250 OK"

    def refuse(self) -> None:
        """Let nobody in."""
        if self.controller:
            self.controller.stop()
            self.controller = None
        if self.silence:
            self.silence.close()
            self.silence = None

    def hang(self) -> None:
        """Take connections, and never say a word."""
        self.refuse()
        self.silence = socket.create_server(("127.0.0.1", self.port))

    def answer(self) -> None:
        """Work."""
        self.refuse()
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()


class Portal:
    """One installation in a folder; servers are started and killed as a test needs them."""

    def __init__(self, folder: Path, database_url: str, mail_server: MailServer) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.folder = folder
        self.mail_server = mail_server
        self.processes: list[subprocess.Popen] = []
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.load.settings",
            "VAR_DIR": str(folder),
            "SECRET_KEY": secrets.token_hex(32),
            "SITE_URL": f"http://localhost:{self.port}",
            "DATABASE_URL": database_url,
            "EMAIL_URL": f"smtp://127.0.0.1:{mail_server.port}",
            "LOG_LEVEL": "WARNING",
        }
        self.environment.pop("CACHE_URL", None)

    def manage(self, *command: str) -> str:
        """Run a management command; returns what it said."""
        done = subprocess.run(  # noqa: S603 - ours
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            pytest.fail(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def ask(self, call: str) -> Any:
        """The answer of a function of the scene, called inside the portal."""
        return json.loads(self.manage("shell", "--no-imports", "-c", f"from tests.load import scene; scene.{call}"))

    def start(self, command: list[str]) -> subprocess.Popen:
        """A process with a group of its own, so that killing it kills its children, too."""
        with (self.folder / "log").open("a") as log:
            process = subprocess.Popen(  # noqa: S603 - ours
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        self.processes.append(process)
        return process

    def serve(self, application: str = "asskomm.wsgi:application") -> subprocess.Popen:
        """The web server, as soon as it answers."""
        bind = f"127.0.0.1:{self.port}"
        options = ["--bind", bind, "--workers", "2", "--threads", "8", "--backlog", "256"]
        server = self.start([sys.executable, "-m", "gunicorn", application, *options, "--log-level", "warning"])
        deadline = time.monotonic() + TO_START
        while time.monotonic() < deadline and server.poll() is None:
            if self.get("/healthz")[0] == 200:
                return server
            time.sleep(0.05)
        return pytest.fail(f"The portal did not start.\n{self.log()}")

    def work(self) -> subprocess.Popen:
        """The process beside the server."""
        return self.start([sys.executable, "manage.py", "run_due_tasks", "--every", "2"])

    def kill(self, process: subprocess.Popen) -> None:
        """End it at once, in the middle of whatever it does."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.processes.remove(process)

    def close(self) -> None:
        for process in list(self.processes):
            self.kill(process)

    def log(self) -> str:
        return (self.folder / "log").read_text()

    # --- As a visitor ---

    def get(self, path: str) -> tuple[int, str]:
        """Status and text; 0 where nobody answers."""
        return self.request("GET", path)

    def post(self, path: str, data: dict[str, str]) -> tuple[int, str]:
        """Status, and where it leads or the text of the refusal; 0 where nobody answers."""
        return self.request("POST", path, urlencode(data), {"Content-Type": "application/x-www-form-urlencoded"})

    def request(self, method: str, address: str, body: str = "", headers: dict[str, str] | None = None):
        connection = HTTPConnection("localhost", self.port, timeout=TO_ANSWER)
        try:
            connection.request(method, urlsplit(address).path, body, headers or {})
            response = connection.getresponse()
            text = response.read().decode()
            return response.status, response.getheader("Location") or text
        except OSError:
            return 0, ""
        finally:
            connection.close()

    def token(self, event: int) -> str:
        """What a form carries, old enough to be sent."""
        _, address = self.get(f"/anmeldung/senden/{event}/")
        text = self.get(f"{urlsplit(address).path}anmeldung/")[1]
        found = text.partition('name="token" value="')[2].partition('"')[0]
        assert found, text
        time.sleep(3.1)
        return found

    def registering(self, event: int, name: str, token: str) -> Callable[[], tuple[int, str]]:
        """Send the form of this event as this person; the address belongs to both."""
        data = {
            "token": token,
            "first_name": name,
            "last_name": "Muster",
            "email": f"{name.lower()}.{event}@example.org",
            "municipality": "Wurzen",
            "function": "",
            "promise": "on",
        }
        return lambda: self.post(f"/anmeldung/senden/{event}/", data)

    # --- Mails ---

    def mails(self) -> dict[str, int]:
        return self.ask("mails()")

    def assert_every_mail_arrives_once(self) -> None:
        """Wait until none is left to send, and compare with what has arrived."""
        deadline = time.monotonic() + TO_SEND
        while (states := self.mails())["queued"] + states["sending"] and time.monotonic() < deadline:
            time.sleep(0.5)
        assert (states["queued"], states["sending"], states["failed"]) == (0, 0, 0), self.log()
        assert max(Counter(self.mail_server.received).values()) == 1
        assert len(self.mail_server.received) == states["sent"]


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do all of these at the same moment, each in a thread of its own; returns what each has returned, in order."""
    start = threading.Barrier(len(acts))
    results: list[Any] = [None] * len(acts)

    def work(number: int, act: Callable[[], Any]) -> None:
        start.wait()
        results[number] = act()

    threads = [threading.Thread(target=work, args=one) for one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.fixture(scope="module")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An empty database of the kind the tests run on, as a file or beside the tests' own."""
    configured = test_settings.DATABASES["default"]
    if not configured["ENGINE"].endswith("postgresql"):
        yield f"sqlite:///{tmp_path_factory.mktemp('database') / 'db.sqlite3'}"
        return
    user, host = configured["USER"], configured["HOST"] or "localhost"
    password, port = configured.get("PASSWORD") or "", configured["PORT"] or 5432
    server = f"postgres://{user}:{password}@{host}:{port}"
    name = f"load_{secrets.token_hex(4)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield f"{server}/{name}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, database_url: str) -> Iterator[Portal]:
    """The portal with its tables and a mail server; nothing runs yet."""
    mail_server = MailServer()
    portal = Portal(tmp_path_factory.mktemp("portal"), database_url, mail_server)
    portal.manage("migrate", "--verbosity", "0")
    yield portal
    portal.close()
    mail_server.refuse()


@pytest.fixture
def portal(installed: Portal) -> Iterator[Portal]:
    """The portal with a mail server that works and the process that sends; each test starts its web server itself."""
    installed.mail_server.answer()
    installed.work()
    yield installed
    installed.close()
