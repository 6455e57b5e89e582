"""What the map gives away, read back: states, drawing and spreadsheet."""

import csv
import io
from datetime import date
from xml.etree import ElementTree

from django.test import Client

NOW = "2024-06-15 12:00+00:00"
TODAY = date(2024, 6, 15)
SVG = "{http://www.w3.org/2000/svg}"
# What the data set of `draw_row` asks for.
SOURCE = "Gebietsstand 1.\u00a0Januar 2024 · © GeoBasis-DE / BKG (2024) (Daten verändert) · CC BY 4.0"
FOR_GOOD = "public, max-age=31536000, immutable"


def states(client: Client, **query) -> dict:
    return client.get("/karte/daten/stand.json", query).json()


def drawing(client: Client, **query) -> ElementTree.Element:
    return ElementTree.fromstring(client.get("/karte/karte.svg", query).content)  # noqa: S314 - our own file


def shapes(root: ElementTree.Element) -> list[str]:
    """The classes of every area and line of the drawing."""
    return [one.get("class") for one in root.iter(f"{SVG}path") if one.get("class")]


def rows(client: Client, **query) -> list[dict[str, str]]:
    """The lines of the spreadsheet."""
    content = client.get("/karte/daten/gemeinden.csv", query).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content), delimiter=";"))
