"""
The open data described for catalogues: DCAT-AP.de, the German profile of the European one.

https://www.dcat-ap.de/def/dcatde/3.0/spec/ says which facts a data portal needs to take the data over.
"""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from asskomm.core.models import SiteSettings
from municipalities.map.forms import RECORDS_BEGIN
from municipalities.opendata.formats import formats_of
from municipalities.opendata.tables import TABLES, Table

FORMATS = {"ttl": "text/turtle; charset=utf-8", "jsonld": "application/ld+json"}
RDF_FORMATS = {"ttl": "turtle", "jsonld": "json-ld"}

DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
DCATAP = Namespace("http://data.europa.eu/r5r/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
AUTHORITY = "http://publications.europa.eu/resource/authority/"
# »Justice, legal system and public safety« and »Government and public sector«.
THEMES = ("JUST", "GOVE")
SAXONY = URIRef("http://dcat-ap.de/def/politicalGeocoding/stateKey/14")
MEDIA = "https://www.iana.org/assignments/media-types/"
# Each format's media type, and what the EU's list of file types calls it.
FILE_TYPES = {
    "csv": ("text/csv", "CSV"),
    "json": ("application/json", "JSON"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    "geojson": ("application/geo+json", "GEOJSON"),
}
KEYWORDS = ("Prävention", "Kommunen", "Sachsen", "ASSKomm", "Sicherheit")


def describe(extension: str, modified: datetime) -> str:
    """The catalogue with its datasets and files, in the format of this ending."""
    return build(modified).serialize(format=RDF_FORMATS[extension], encoding=None)


def build(modified: datetime) -> Graph:
    """The graph; every node has an address, so that the same data gives the same text."""
    graph = Graph()
    for prefix, namespace in {"dcatde": DCATDE, "dcatap": DCATAP, "vcard": VCARD}.items():
        graph.bind(prefix, namespace)
    page = URIRef(f"{settings.SITE_URL}/karte/daten/")
    catalogue = URIRef(f"{page}#katalog")
    publisher, contact = add_office(graph, page)
    facts = [
        (RDF.type, DCAT.Catalog),
        (DCTERMS.title, german("Offene Daten der Allianz Sichere Sächsische Kommunen")),
        (DCTERMS.description, german("Wer in Sachsen seit wann woran teilnimmt: das Register hinter der Karte.")),
        (DCTERMS.publisher, publisher),
        (DCTERMS.language, URIRef(f"{AUTHORITY}language/DEU")),
        (FOAF.homepage, page),
    ]
    add(graph, catalogue, facts)
    for table in TABLES.values():
        dataset = add_dataset(graph, page, table, modified)
        graph.add((dataset, DCTERMS.publisher, publisher))
        graph.add((dataset, DCAT.contactPoint, contact))
        graph.add((catalogue, DCAT.dataset, dataset))
    return graph


def add(graph: Graph, subject: URIRef, facts: list[tuple[URIRef, URIRef | Literal]]) -> None:
    for predicate, value in facts:
        graph.add((subject, predicate, value))


def german(text: str) -> Literal:
    return Literal(text, lang="de")


def add_office(graph: Graph, page: URIRef) -> tuple[URIRef, URIRef]:
    """Who publishes the data, and whom to ask about it."""
    office = SiteSettings.objects.first() or SiteSettings()
    publisher, contact = URIRef(f"{page}#stelle"), URIRef(f"{page}#kontakt")
    name = german(office.organisation)
    add(graph, publisher, [(RDF.type, FOAF.Organization), (FOAF.name, name)])
    add(graph, contact, [(RDF.type, VCARD.Organization), (VCARD.fn, name)])
    if office.email:
        graph.add((contact, VCARD.hasEmail, URIRef(f"mailto:{office.email}")))
    return publisher, contact


def add_dataset(graph: Graph, page: URIRef, table: Table, modified: datetime) -> URIRef:
    """One table with a file for each of its formats."""
    dataset = URIRef(f"{page}#{table.name}")
    facts = [
        (RDF.type, DCAT.Dataset),
        (DCTERMS.title, german(f"ASSKomm: {table.title}")),
        (DCTERMS.description, german(table.description)),
        (DCTERMS.identifier, Literal(str(dataset))),
        (DCTERMS.modified, Literal(modified.isoformat(), datatype=XSD.dateTime)),
        (DCTERMS.accrualPeriodicity, URIRef(f"{AUTHORITY}frequency/IRREG")),
        (DCTERMS.spatial, SAXONY),
        (DCATDE.politicalGeocodingURI, SAXONY),
        (DCATDE.politicalGeocodingLevelURI, URIRef("http://dcat-ap.de/def/politicalGeocoding/Level/state")),
        (DCAT.landingPage, page),
        *((DCAT.theme, URIRef(f"{AUTHORITY}data-theme/{theme}")) for theme in THEMES),
        *((DCAT.keyword, german(word)) for word in KEYWORDS),
    ]
    add(graph, dataset, facts)
    period = URIRef(f"{dataset}-zeitraum")
    begin = Literal(RECORDS_BEGIN.isoformat(), datatype=XSD.date)
    add(graph, period, [(RDF.type, DCTERMS.PeriodOfTime), (DCAT.startDate, begin)])
    graph.add((dataset, DCTERMS.temporal, period))
    for extension in formats_of(table):
        add_file(graph, dataset, table, extension, modified)
    return dataset


def add_file(graph: Graph, dataset: URIRef, table: Table, extension: str, modified: datetime) -> None:
    """One file of a table; its address is where it is loaded."""
    address = URIRef(settings.SITE_URL + reverse("open_data", args=[table.name, extension]))
    node = URIRef(f"{dataset}-{extension}")
    media_type, file_type = FILE_TYPES[extension]
    facts = [
        (RDF.type, DCAT.Distribution),
        (DCTERMS.title, german(f"{table.title} ({file_type})")),
        (DCAT.accessURL, address),
        (DCAT.downloadURL, address),
        (DCAT.mediaType, URIRef(f"{MEDIA}{media_type}")),
        (DCTERMS.format, URIRef(f"{AUTHORITY}file-type/{file_type}")),
        (DCTERMS.license, URIRef(settings.OPEN_DATA_LICENCE)),
        (DCATDE.licenseAttributionByText, german(settings.OPEN_DATA_SOURCE)),
        (DCTERMS.modified, Literal(modified.isoformat(), datatype=XSD.dateTime)),
        (DCATAP.availability, URIRef(f"{AUTHORITY}planned-availability/STABLE")),
    ]
    add(graph, node, facts)
    graph.add((dataset, DCAT.distribution, node))
