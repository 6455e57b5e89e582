"""The description of the open data for catalogues, and the page that explains it."""

import json

import pytest
from django.urls import reverse
from rdflib import DCAT, DCTERMS, RDF, Graph, URIRef

from municipalities.opendata.formats import formats_of
from municipalities.opendata.tables import TABLES
from tests.pages import links, soup, text, texts

NUMBER_OF_FILES = sum(len(formats_of(table)) for table in TABLES.values())


@pytest.mark.parametrize(("extension", "name"), [("ttl", "turtle"), ("jsonld", "json-ld")])
def test_a_catalogue_finds_every_table_and_file(client, register, extension, name):
    response = client.get(reverse("open_data_catalogue", args=[extension]))
    graph = Graph().parse(data=response.content.decode(), format=name)

    datasets = list(graph.subjects(RDF.type, DCAT.Dataset))
    files = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert (len(datasets), len(files)) == (len(TABLES), NUMBER_OF_FILES)
    # What the profile asks for of every one of them.
    for dataset in datasets:
        for fact in (DCTERMS.title, DCTERMS.description, DCAT.theme, DCTERMS.publisher, DCAT.contactPoint):
            assert graph.value(dataset, fact) or list(graph.objects(dataset, fact))
    for file in files:
        licence = URIRef("http://dcat-ap.de/def/licenses/dl-by-de/2.0")
        assert graph.value(file, DCTERMS.license) == licence
        assert graph.value(file, DCTERMS.format)
    assert response["Access-Control-Allow-Origin"] == "*"


def test_both_forms_say_the_same_and_the_same_twice(client, register):
    turtle, again = (client.get(reverse("open_data_catalogue", args=["ttl"])).content.decode() for _ in range(2))
    linked = client.get(reverse("open_data_catalogue", args=["jsonld"])).content.decode()

    assert turtle == again
    assert Graph().parse(data=turtle, format="turtle").isomorphic(Graph().parse(data=linked, format="json-ld"))


def test_every_file_that_the_catalogue_names_is_there(client, register):
    graph = Graph().parse(data=client.get(reverse("open_data_catalogue", args=["ttl"])).content.decode())
    addresses = [str(one) for one in graph.objects(None, DCAT.downloadURL)]

    assert len(addresses) == NUMBER_OF_FILES
    assert {client.get(one.partition("localhost:8000")[2]).status_code for one in addresses} == {200}


def test_the_page_names_every_table_field_and_file(client, register):
    page = soup(client.get("/karte/daten/"))

    assert texts(page, "h3") == [table.title for table in TABLES.values()]
    fields = [field.name for table in TABLES.values() for field in table.fields]
    assert texts(page, "th code") == fields
    files = [one["href"] for one in page.select("a.chip")]
    assert len(files) == NUMBER_OF_FILES
    assert {client.get(one).status_code for one in files} == {200}
    assert texts(page, "nav[aria-label=Brotkrumen] li, .breadcrumb li")[-1] == "Offene Daten"
    assert "/api/v1/municipalities : Kommunen" in texts(page, "li")


@pytest.mark.parametrize("day", ["2021-06-30", "30.06.2021"])
def test_the_page_leads_to_the_files_of_the_asked_day(client, register, day):
    page = soup(client.get("/karte/daten/", {"stand": day}))

    assert "/karte/daten/kommunen.csv?stand=2021-06-30" in links(page, "main").values()
    assert "/karte/daten/instrumente.csv" in links(page, "main").values(), "the same on every day"
    assert "Tabellen, Stand 30. Juni 2021" in texts(page, "h2")


@pytest.mark.parametrize("day", ["gestern", "2030-01-01", "\x00", "9" * 5000])
def test_a_day_without_data_gives_a_message_and_the_files_of_today(client, register, day):
    response = client.get("/karte/daten/", {"stand": day})

    assert response.status_code == 200
    assert "Unten stehen die Dateien von heute." in text(soup(response).select_one("[role=alert]"))
    assert "/karte/daten/kommunen.csv" in links(soup(response), "main").values()


def test_the_page_is_there_without_a_map_page(client, home_page):
    response = client.get("/karte/daten/")

    assert response.status_code == 200
    assert json.loads(b"".join(client.get("/karte/daten/kommunen.json").streaming_content))["rows"] == []
