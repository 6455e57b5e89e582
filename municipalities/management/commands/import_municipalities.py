from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from municipalities.imports.csv_table import parse_date
from municipalities.imports.register import (
    CHANGES_FILE,
    REGISTER_FILE,
    RegisterError,
    import_register,
    read_register,
    read_territorial_changes,
)
from municipalities.participation import today


class Command(BaseCommand):
    """Bring the official register of municipalities into the database."""

    help = (
        "Liest das Gemeindeverzeichnis (CSV) ein: Neue Kommunen kommen dazu, geänderte Angaben werden übernommen, "
        "gelöscht wird nichts. Bei einem Fehler bleibt alles, wie es war."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            nargs="?",
            type=Path,
            metavar="DATEI",
            help="das Verzeichnis; ohne Angabe das mitgelieferte mit seinen Gebietsänderungen",
        )
        parser.add_argument("--changes", type=Path, metavar="DATEI", help="Gebietsänderungen (CSV)")
        parser.add_argument(
            "--state", metavar="JJJJ-MM-TT", help="Gebietsstand der Datei; ohne Angabe der heutige Tag"
        )
        parser.add_argument("--dry-run", action="store_true", help="nur berichten, nichts speichern")

    def handle(self, *args: Any, **options: Any) -> None:
        changes = options["changes"] or (None if options["file"] else CHANGES_FILE)
        state = parse_state(options["state"])
        try:
            report = import_register(
                read_register(options["file"] or REGISTER_FILE),
                state=state,
                changes=read_territorial_changes(changes) if changes else (),
                dry_run=options["dry_run"],
            )
        except RegisterError as error:
            raise CommandError(f"Nichts wurde geändert: {error}") from error
        self.stdout.write(str(report))


def parse_state(text: str | None) -> date:
    """Read JJJJ-MM-TT; None is today."""
    try:
        return today() if text is None else parse_date(text)
    except ValueError as error:
        raise CommandError(f"--state: {error}") from error
