"""What can be asked for: areas, instruments and words; nonsense gets a message on the page and 400 for a file."""

from xml.etree import ElementTree

import pytest
from django.http import QueryDict

from municipalities.extracts.forms import MAX_LIST, MAX_TITLE
from municipalities.extracts.orders import read_extract
from municipalities.models import BoundaryDataset
from tests.factories.municipalities import DistrictFactory, MunicipalityFactory
from tests.pages import soup, text, texts

SVG = "{http://www.w3.org/2000/svg}"


def shown(query: str) -> set[str]:
    """The names of the municipalities that count."""
    _, extract = read_extract(QueryDict(query))
    assert extract.problems == []
    return {one.name for one in extract.area.shown}


def drawn(client, query: str) -> ElementTree.Element:
    return ElementTree.fromstring(client.get(f"/karte/export.svg?{query}").content)  # noqa: S314 - our own file


def classes(root: ElementTree.Element) -> list[str]:
    return [one.get("class") for one in root.iter(f"{SVG}path") if (one.get("class") or "").startswith("shape")]


EVERYBODY = {"Wurzen", "Grimma", "Böhlen", "Zittau", "Löbau"}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", EVERYBODY),
        ("kreis=14626", {"Zittau", "Löbau"}),
        ("gemeinde=Wurzen", {"Wurzen", "Grimma"}),
        ("gemeinde=14729160", {"Wurzen", "Grimma", "Böhlen"}),
        ("kommunen=Wurzen,l%C3%B6bau%0A14626610;", {"Wurzen", "Löbau", "Zittau"}),
        # The middle of the third square, and only that.
        ("ausschnitt=12.72,51.3,12.79,51.4", {"Böhlen"}),
        # A map's view reaches beyond Saxony.
        ("ausschnitt=1,1,99,99", EVERYBODY),
        # The kind decides; what else is filled in is of no matter.
        ("gebiet=sachsen&kreis=14626", EVERYBODY),
        ("gebiet=kreis&kreis=14626&gemeinde=gibt-es-nicht", {"Zittau", "Löbau"}),
    ],
)
def test_an_area_holds_who_belongs_to_it(saxony, query, names):
    assert shown(query) == names


def test_others_around_are_drawn_pale_and_not_counted(saxony, client):
    root = drawn(client, "gemeinde=Wurzen&format=a4-hoch")

    found = classes(root)
    assert sum("shape--dimmed" in one for one in found) == len(found) - 2
    assert "2 Kommunen, 2 davon nehmen teil" in root.find(f"{SVG}desc").text


def test_one_instrument_is_shown_alone(saxony, client):
    root = drawn(client, "instrument=coaching")

    assert [one for one in classes(root) if one != "shape"] == ["shape shape--stage shape--strong i-coaching"]
    assert "Fläche: Coaching: Coaching 1, ohne Eintrag 4. Symbol: einzelne Einträge: Coaching 1." in (
        root.find(f"{SVG}desc").text
    )


def test_of_several_instruments_each_area_shows_the_furthest(saxony, client):
    root = drawn(client, "instrument=coaching&instrument=cooperation_agreement")

    stages = [one for one in classes(root) if one != "shape"]
    assert sorted(one.split()[-1] for one in stages) == ["i-cooperation_agreement", "shape--other"]
    assert (
        "Fläche: ausgewählte Instrumente: Kooperationsvereinbarung 1, Coaching 1, ohne Eintrag 3. "
        "Symbol: einzelne Einträge: Coaching 1."
    ) in root.find(f"{SVG}desc").text


def test_another_day_shows_what_held_then(saxony, client):
    before = drawn(client, "stand=2020-12-31")

    assert set(classes(before)) == {"shape"}
    assert "0 davon nehmen teil · Stand 31.\u00a0Dezember 2020" in before.find(f"{SVG}desc").text


# --- What makes no sense --------------------------------------------------------------------------------------

NONSENSE = {
    "gebiet=mond": "Diese Art von Gebiet gibt es nicht.",
    "gebiet=kreis": "Bitte wählen Sie einen Landkreis oder eine Kreisfreie Stadt.",
    "kreis=99999": "Diesen Landkreis gibt es nicht.",
    "gebiet=gemeinde": "Bitte nennen Sie eine Kommune.",
    "gemeinde=Wurzn": "»Wurzn« ist an diesem Tag keine sächsische Kommune. Bitte prüfen Sie die Schreibweise.",
    "gemeinde=14999999": "Eine Kommune mit dem Schlüssel 14999999 gab es an diesem Tag nicht.",
    "gebiet=liste&kommunen=%2C": "Bitte nennen Sie mindestens eine Kommune.",
    f"kommunen={','.join(['Wurzen'] * (MAX_LIST + 1))}": "Die Liste ist zu lang: höchstens 60 Kommunen.",
    f"kommunen={'x' * 3001}": "Die Liste ist zu lang: höchstens 60 Kommunen.",
    "ausschnitt=1,2": "Der Ausschnitt ist nicht lesbar. Bitte öffnen Sie diese Seite von der Karte aus.",
    "ausschnitt=1,1,2,2": "Der Ausschnitt ist zu klein oder liegt nicht in Sachsen.",
    "ausschnitt=15.5,52.0,15.9,52.4": "In diesem Gebiet liegt an diesem Tag keine Kommune.",
    "instrument=zauberei": "Dieses Instrument gibt es nicht.",
    "stand=gestern": "Das Datum ist nicht lesbar. Bitte schreiben Sie es wie 30.06.2021.",
    "stand=2030-01-01": "Dieser Tag liegt in der Zukunft. Bitte wählen Sie einen früheren.",
    "stand=2001-01-01": "Die Aufzeichnungen beginnen am 6.\u00a0Februar 2019.",
    f"titel={'x' * (MAX_TITLE + 1)}": "Der Titel ist zu lang: höchstens 90 Zeichen.",
    "titel=%F0%9F%98%80": "Diese Zeichen kennt die Schrift der Karte nicht: 😀",
    "format=a0": "Dieses Format gibt es nicht.",
    "beschriftung=viele": "Diese Beschriftung gibt es nicht.",
    "farben=bunt": "Diese Farben gibt es nicht.",
    "faktor=4": "PNG-Dateien gibt es 1- bis 3-fach.",
}


@pytest.mark.parametrize(("query", "message"), NONSENSE.items(), ids=range(len(NONSENSE)))
def test_nonsense_gets_a_message(saxony, client, query, message):
    file = client.get(f"/karte/export.png?{query}")
    page = client.get(f"/karte/export/?{query}")

    assert (file.status_code, file["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert file.content.decode() == f"{message}\n"
    assert page.status_code == 200
    assert " ".join(message.split()) in text(soup(page).select_one(".error-summary"))
    # Nothing is offered that would only answer with the same.
    assert soup(page).select(".workshop__files") == []


def test_towns_of_the_same_name_are_told_apart_by_their_district(saxony):
    zwickau = DistrictFactory(ags="14524", name="Zwickau")
    MunicipalityFactory(district=zwickau, ags="14524020", name="Löbau")

    _, doubtful = read_extract(QueryDict("gemeinde=Löbau"))
    form, clear = read_extract(QueryDict("kommunen=Löbau (Landkreis Zwickau),Wurzen"))

    assert doubtful.problems == [
        "»Löbau« gibt es mehrmals. Bitte schreiben Sie »Löbau (Landkreis Görlitz)« oder »Löbau (Landkreis Zwickau)«."
    ]
    assert clear.area_parameters == {"kommunen": "14524020,14729410"}
    assert form.data["kommunen"] == "Löbau (Landkreis Zwickau), Wurzen"


def test_before_boundaries_were_imported_nothing_is_drawn(saxony, client):
    BoundaryDataset.objects.all().delete()

    response = client.get("/karte/export.svg")

    assert (response.status_code, response.content.decode()) == (
        404,
        "Für dieses Gebiet gibt es an diesem Tag keine Umrisse.\n",
    )
    assert "keine Umrisse" in texts(soup(client.get("/karte/export/")), ".error-summary")[0]
