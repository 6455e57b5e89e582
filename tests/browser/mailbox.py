"""The mails that the site under test has written, read from the rows that wait to be sent."""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

LINK = re.compile(r"https?://[^/\s]+(/anmeldung/\S+/)")


@dataclass(frozen=True)
class Mail:
    """One mail, without its sender's frame."""

    subject: str
    body: str


class Mailbox:
    """What people find in their mailboxes; `database` is the site's."""

    def __init__(self, database: Path) -> None:
        self.database = database

    def of(self, address: str) -> list[Mail]:
        """Everything written to this address, the newest last."""
        query = "SELECT subject, body FROM core_outgoingmail WHERE recipient = ? ORDER BY id"
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            return [Mail(*row) for row in connection.execute(query, [address])]

    def subject(self, address: str) -> str:
        """What the newest mail to this address is about, with plain spaces."""
        return self.of(address)[-1].subject.replace("\u00a0", " ")

    def feedback_link(self) -> str:
        """The way to the questions »Wie war es?« of the demo, for the last one asked: only the first have answered."""
        query = "SELECT body FROM core_outgoingmail WHERE body LIKE '%/rueckmeldung/%' ORDER BY id DESC LIMIT 1"
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            return LINK.search(connection.execute(query).fetchone()[0]).group(1)

    def link(self, address: str) -> str:
        """The way to the personal page from the newest mail; its host may be the one this site was copied from."""
        return LINK.search(self.of(address)[-1].body).group(1)
