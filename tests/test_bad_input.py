"""
Wrong parameters on every list and filter: an answer that makes sense, never a failure.

The parameters are read from the pages themselves, so that a new filter is tested without a line here; a new list
adds its address.
"""

from datetime import date, time, timedelta
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import pytest
from django.utils import timezone

from calendar_events import booking, links
from calendar_events.models import EventPage, ProgrammeSession, RegistrationQuestion
from tests.factories.calendar_events import (
    AudienceFactory,
    EventIndexPageFactory,
    EventPageFactory,
    EventSubmissionPageFactory,
)
from tests.factories.core import MapPageFactory, TeamPageFactory, TopicFactory
from tests.factories.good_practice import (
    FundedProjectFactory,
    FundedProjectsPageFactory,
    PracticeIndexPageFactory,
    PracticePageFactory,
    ProfileIndexPageFactory,
    ProfilePageFactory,
    TargetGroupFactory,
)
from tests.factories.municipalities import InstrumentFactory, MunicipalityFactory, ParticipationFactory
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.pages import soup, text

pytestmark = pytest.mark.django_db

# As they stand in an address.
WRONG = {
    "a lone quote": "%22",
    "a lone apostrophe": "%27",
    "NUL": "%00",
    "10,000 characters": "x" * 10_000,
    "unknown": "gibt-es-nicht",
    "empty": "",
    "a space": "%20",
    "negative": "-1",
    "zero": "0",
    "huge": "9" * 30,
    "10,000 digits": "9" * 10_000,
    "other digits": quote("٣½𝟙"),
    "no number": "NaN",
    "markup": quote("<script>alert(1)</script>"),
    "a percent sign": "%25",
    "broken UTF-8": "%FF%FE",
    "half a sign": "%ED%A0%80",
    "SQL": quote("' OR 1=1 --"),
    "a path": quote("../../etc/passwd"),
    "no day": "2021-13-45",
    "a day before Christ": "-0044-03-15",
}
WORST = ("a lone quote", "NUL", "10,000 characters", "unknown", "huge")
FRAME = {"gebiet", "kreis", "gemeinde", "kommunen", "instrument", "stand"}
EVENT_FILTERS = {"format", "gastgeber", "thema", "kreis", "zielgruppe", "nahe", "von", "bis"}
LISTS = {
    "/neuigkeiten/": {"thema", "kreis", "jahr", "seite"},
    "/neuigkeiten/2021/": {"thema", "kreis", "seite"},
    "/neuigkeiten/feed/": {"thema", "kreis", "seite"},
    "/neuigkeiten/rss/": {"thema", "kreis", "seite"},
    "/good-practice/": {"thema", "zielgruppe", "stand", "foerderung", "groesse", "kreis", "nahe", "seite"},
    "/kurz-vorgestellt/": {"seite"},
    "/gefoerderte-projekte/": {"seite"},
    "/veranstaltungen/": {*EVENT_FILTERS, "seite"},
    "/veranstaltungen/archiv/": {*EVENT_FILTERS, "seite"},
    "/veranstaltungen/archiv/2021/": {*EVENT_FILTERS, "seite"},
    "/veranstaltungen/monat/": EVENT_FILTERS,
    "/veranstaltungen/monat/2021-05/": EVENT_FILTERS,
    "/veranstaltungen/kalender.ics": EVENT_FILTERS,
    "/veranstaltungen/feed/": EVENT_FILTERS,
    "/veranstaltungen/treffen/programm/": {"meine", "nur"},
    "/veranstaltungen/treffen/programm.ics": {"meine", "nur"},
    "/karte/": {"q", "instrument", "stand", "kreis", "gemeinde", "ansicht", "sortierung", "alle", "seite"},
    "/karte/?ansicht=tabelle": {"q", "instrument", "stand", "kreis", "gemeinde", "sortierung", "alle", "seite"},
    "/karte/daten/stand.json": {"q", "instrument", "stand", "kreis"},
    "/karte/daten/gemeinden.csv": {"q", "instrument", "stand", "kreis"},
    "/karte/karte.svg": {"q", "instrument", "stand", "kreis", "quelle"},
    "/karte/suche.json": {"q"},
    "/karte/bilanz/": {"stand", "von", "bis", "seite"},
    "/karte/daten/": {"stand"},
    "/karte/export/": {*FRAME, "ausschnitt", "titel", "format", "beschriftung", "farben"},
    "/karte/einbetten/": {*FRAME, "hoehe"},
    "/karte/einbetten/karte/": FRAME,
}
# A list of facets says which choice it does not know; a page number leads to the nearest page without a word.
# Here are the parameter and a word of the message about it.
SAYS_SO = {
    "/neuigkeiten/": ("thema", "gibt es"),
    "/good-practice/": ("zielgruppe", "gibt es"),
    "/veranstaltungen/": ("zielgruppe", "gibt es"),
    "/veranstaltungen/archiv/": ("von", "ist kein datum"),
    "/veranstaltungen/monat/": ("bis", "ist kein datum"),
    "/veranstaltungen/treffen/programm/": ("meine", "nicht mehr im programm"),
    "/karte/": ("instrument", "gibt es"),
    "/karte/export/": ("farben", "gibt es"),
}
PLACES = (
    "/neuigkeiten/{}/",
    "/good-practice/{}/",
    "/kurz-vorgestellt/{}/",
    "/veranstaltungen/{}/",
    "/veranstaltungen/archiv/{}/",
    "/veranstaltungen/monat/{}/",
    "/veranstaltungen/monat/{}-05/",
    "/veranstaltungen/monat/2021-{}/",
    "/veranstaltungen/treffen/{}/",
    "/veranstaltungen/treffen/anmeldung/{}/",
    "/veranstaltungen/einsenden/{}/",
    "/veranstaltungen/einsenden/gesendet/{}/x/",
    "/anmeldung/{}/",
    "/anmeldung/0123456789abcdef0123456789abcdef.{}/",
    "/anmeldung/senden/{}/",
    "/anfragen/senden/{}/",
    "/verwaltung/veranstaltungen/check-in/{}/",
    "/karte/gemeinden/{}/",
    "/karte/gemeinden/14729410-{}/",
    "/karte/geometrie/{}",
    "/stil/instrumente.{}.css",
    "/dokumente/{}/x.pdf",
    "/vorschau/{}-0123456789abcdef.png",
    "/media/images/{}",
    "/{}/",
)


@pytest.fixture(autouse=True)
def site(home_page):
    """Every list with enough entries for a second page where pages are small."""
    MapPageFactory(parent=home_page)
    TeamPageFactory(parent=home_page)
    wurzen = MunicipalityFactory(name="Wurzen", slug="wurzen", ags="14729410", district__ags="14729")
    ParticipationFactory(municipality=wurzen, instrument=InstrumentFactory(code="prevention_council"))
    topic = TopicFactory(slug="jugend")
    news = NewsIndexPageFactory(parent=home_page)
    for _ in range(13):
        NewsPageFactory(parent=news, date=date(2021, 5, 1), topics=[topic], municipalities=[wurzen])
    practice = PracticePageFactory(parent=PracticeIndexPageFactory(parent=home_page), municipality=wurzen)
    practice.topics.add(topic)
    practice.target_groups.add(TargetGroupFactory(slug="alle"))
    practice.save()
    ProfilePageFactory(parent=ProfileIndexPageFactory(parent=home_page), municipality=wurzen)
    FundedProjectsPageFactory(parent=home_page)
    FundedProjectFactory(municipality=wurzen)
    calendar = EventIndexPageFactory(parent=home_page)
    EventSubmissionPageFactory(parent=calendar, privacy_page=home_page)
    relations = {"topics": [topic], "audiences": [AudienceFactory(slug="alle")], "municipalities": [wurzen]}
    coming = timezone.localdate() + timedelta(days=30)
    event = EventPageFactory(parent=calendar, slug="treffen", first_day=coming, admission="hier", **relations)
    event.sessions.add(ProgrammeSession(title="Punkt", start_time=time(10)))
    event.registration_questions.add(RegistrationQuestion(label="Anreise", kind="choice", choices="Bahn\nRad"))
    event.save()
    EventPageFactory(parent=calendar, slug="rueckblick", first_day=date(2021, 5, 1), **relations)


def parameters(client, address: str) -> set[str]:
    """What a page's own forms and links ask its address for."""
    page, path = soup(client.get(address)), urlsplit(address).path
    forms = [form for form in page.select("main form") if form.get("method", "get").lower() == "get"]
    named = {field["name"] for form in forms for field in form.select("[name]")}
    links = [urlsplit(link["href"]) for link in page.select("main a[href]")]
    return named | {
        name for link in links if not link.scheme and link.path in ("", path) for name, _ in parse_qsl(link.query)
    }


def joined(address: str, query: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{query}"


def test_every_parameter_of_a_list_is_tested(client):
    missing = {
        address: parameters(client, address) - known
        for address, known in LISTS.items()
        if not address.endswith((".json", ".csv", ".svg", ".ics", "feed/", "rss/"))
    }

    # The switch between map and table is in the address already.
    missing["/karte/?ansicht=tabelle"] -= {"ansicht"}
    assert {address: names for address, names in missing.items() if names} == {}


@pytest.mark.parametrize("address", LISTS)
def test_a_wrong_value_of_any_parameter_gives_an_answer(client, address):
    names = sorted(LISTS[address])
    # Everything wrong at once with every value; each parameter alone with those that break most things.
    queries = ["&".join(f"{name}={value}" for name in names) for value in WRONG.values()]
    queries += [f"{name}={WRONG[kind]}" for name in names for kind in WORST]
    for query in queries:
        response = client.get(joined(address, query), follow=True)
        assert response.status_code == 200, query[:80]
        assert b"<script>alert" not in response.content, query[:80]


@pytest.mark.parametrize("address", LISTS)
def test_parameters_that_nobody_knows_and_too_many_give_an_answer(client, address):
    for query in ("unbekannt=1", "%00=1", "%22=%22", "[]=1&a[b]=2", "=", "&&&", "?", "&".join(["thema=x"] * 500)):
        assert client.get(joined(address, query), follow=True).status_code == 200, query[:20]


@pytest.mark.parametrize("address", SAYS_SO)
def test_an_unknown_choice_is_named_and_everything_else_shown(client, address):
    name, word = SAYS_SO[address]
    page = soup(client.get(f"{address}?{name}=gibt-es-nicht"))

    assert word in text(page.select_one(".notice, .error-summary, .field__error")).lower()
    assert page.select_one("h1")


@pytest.mark.parametrize(("number", "shown"), [("-1", 1), ("0", 1), ("2", 2), ("9" * 9, 2), ("x", 1), ("9" * 5000, 1)])
def test_a_page_that_does_not_exist_leads_to_the_nearest(client, number, shown):
    assert client.get(f"/neuigkeiten/?seite={number}").context["page_obj"].number == shown


@pytest.mark.parametrize("place", PLACES)
def test_wrong_parts_of_an_address_lead_nowhere_or_to_the_right_one(client, place):
    for kind, value in WRONG.items():
        if value:
            address = place.format(value.replace("%2F", "/"))
            # A wrong name of a municipality leads to the right one, an outdated drawing to the current one;
            # a way out of the folder of pictures is refused as such.
            expected = (200, 404, 400) if kind == "a path" else (200, 404)
            assert client.get(address, follow=True).status_code in expected, (kind, address[:60])


@pytest.mark.parametrize("kind", WRONG)
def test_wrong_answers_to_a_registration_give_the_form_back(client, kind):
    event, value = EventPage.objects.get(slug="treffen"), unquote(WRONG[kind], errors="replace")
    (question,) = event.registration_questions.all()
    names = ["first_name", "last_name", "email", "municipality", "function", "promise", "token", "website"]
    answers = dict.fromkeys([*names, f"question_{question.uid.hex}"], value)
    response = client.post(f"/anmeldung/senden/{event.pk}/", answers)

    assert response.status_code == 200
    assert soup(response).select(".error-summary")
    assert event.registrations.count() == 0


@pytest.mark.parametrize("kind", WRONG)
def test_wrong_wishes_of_a_registered_person_change_nothing(client, kind):
    event, value = EventPage.objects.get(slug="treffen"), unquote(WRONG[kind], errors="replace")
    registration = booking.register(event, booking.Person("Alex", "Muster", "alex@example.org"))
    address = links.PATH.format(token=links.make(registration))
    statuses = [client.post(address, {"was": value}, follow=True).status_code]
    statuses.append(client.post(address, {"was": "hand_over", "email": value, "token": value}).status_code)
    statuses.append(client.get(f"{address}?getan={WRONG[kind]}").status_code)

    assert statuses == [200, 200, 200]
    assert list(event.registrations.values_list("pk", "state")) == [(registration.pk, "booked")]
