from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from municipalities.imports.boundaries import BoundaryError, read_boundaries
from municipalities.imports.boundary_store import store_boundaries, store_schematic_boundaries


class Command(BaseCommand):
    """Bring official boundaries, or the schematic default, onto the map."""

    help = (
        "Liest Gemeindegrenzen der Reihe VG5000, VG250 oder VG25 (Shapefile, GeoPackage oder GeoJSON, auch als ZIP) "
        "und zeigt sie von da an auf der Karte. Bei einem Fehler bleibt alles, wie es war."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, metavar="DATEI", help="die Datei mit den Grenzen")
        parser.add_argument("--state", metavar="JJJJ-MM-TT", help="Gebietsstand, falls die Datei ihn nicht nennt")
        parser.add_argument(
            "--schematic", action="store_true", help="statt einer Datei: schematische Zellen um die Ortsmittelpunkte"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if bool(options["file"]) == options["schematic"]:
            raise CommandError("Bitte eine Datei nennen oder --schematic angeben.")
        try:
            report = (
                store_schematic_boundaries()
                if options["schematic"]
                else store_boundaries(read_boundaries(options["file"], state=parse_day(options["state"])))
            )
        except BoundaryError as error:
            raise CommandError(f"Nichts wurde geändert: {error}") from error
        for line in report.lines():
            self.stdout.write(line)


def parse_day(text: str | None) -> date | None:
    """Read JJJJ-MM-TT; None stays None."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"»{text}« ist kein Datum. Bitte so schreiben: 2021-01-01.") from error
