"""The workshop, the builder of frames and the map in a frame, as visitors without a script get them."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.pages import links, soup, text, texts

FRAME = "/karte/einbetten/karte/"


def test_the_workshop_works_without_a_script(saxony, client):
    page = soup(client.get("/karte/export/", {"gebiet": "kreis", "kreis": "14626", "titel": "Löbau & Zittau"}))
    form = page.select_one("form.workshop__form")
    preview = page.select_one("img.workshop__preview")

    assert (form["method"], form["action"]) == ("get", "/karte/export/#vorschau")
    assert form.select_one("[name=gebiet][checked]")["value"] == "kreis"
    assert form.select_one("[name=kreis] option[selected]")["value"] == "14626"
    assert form.select_one("[name=titel]")["value"] == "Löbau & Zittau"
    assert form.select_one("[name=stand]")["value"] == "15.06.2024"
    assert preview["src"] == "/karte/export.svg?kreis=14626&titel=L%C3%B6bau+%26+Zittau".replace(
        "&titel", "&stand=2024-06-15&titel"
    )
    assert preview["alt"].startswith("Löbau & Zittau. Karte: Landkreis Görlitz · 2 Kommunen, 0 davon nehmen teil")
    assert client.get(preview["src"]).status_code == 200


def test_every_offered_file_is_there(saxony, client):
    page = soup(client.get("/karte/export/?gemeinde=Wurzen&instrument=coaching&format=a4-hoch"))

    found = {address: client.get(address) for address in links(page, ".workshop__files").values()}

    assert {response.status_code for response in found.values()} == {200}
    assert [re.match(r"/karte/export\.(\w+)", address).group(1) for address in found] == [
        *("pptx", "pdf", "png", "png", "png", "svg")
    ]
    assert all("gemeinde=14729410&instrument=coaching&stand=2024-06-15" in address for address in found)


def test_the_code_for_a_picture_shows_the_current_map_or_the_chosen_day(saxony, client):
    today = soup(client.get("/karte/export/?kreis=14626")).select_one("#code").text
    then = soup(client.get("/karte/export/?kreis=14626&stand=01.06.2024")).select_one("#code").text

    assert 'src="http://localhost:8000/karte/export.png?kreis=14626"' in today
    assert 'export.png?kreis=14626&amp;stand=2024-06-01"' in then
    assert 'alt="Karte: Kommunale Prävention im Landkreis Görlitz"' in today


def test_the_code_for_a_picture_is_safe_whatever_its_title(saxony, client):
    title = '</textarea><script>"&'

    code = soup(client.get("/karte/export/", {"titel": title})).select_one("#code").text

    assert BeautifulSoup(code, "html.parser").img["alt"] == f"Karte: {title}"


def test_the_maps_menu_leads_here_with_its_filters(saxony, client):
    page = soup(client.get("/karte/?instrument=coaching&kreis=14729&stand=2024-06-01"))

    found = links(page, ".share__menu")
    query = "?stand=2024-06-01&instrument=coaching&kreis=14729"
    assert {address for address in found.values() if "export/" in address or "einbetten" in address} == {
        f"/karte/export/{query}",
        f"/karte/einbetten/{query}",
    }
    workshop = soup(client.get(f"/karte/export/{query}"))
    assert workshop.select_one("[name=instrument][checked]")["value"] == "coaching"
    assert workshop.select_one("[name=stand]")["value"] == "01.06.2024"


def test_filtered_pages_stay_out_of_search_engines(saxony, client):
    robots = {
        address: bool(soup(client.get(address)).select("meta[name=robots][content^=noindex]"))
        for address in ("/karte/export/", "/karte/export/?kreis=14626", "/karte/einbetten/", FRAME)
    }

    assert list(robots.values()) == [False, True, False, True]


# --- Frames -----------------------------------------------------------------------------------------------------


def test_the_builder_gives_code_for_the_chosen_map(saxony, client):
    page = soup(client.get("/karte/einbetten/?gemeinde=Wurzen&instrument=coaching&hoehe=500"))

    code = BeautifulSoup(page.select_one("#code").text, "html.parser").select_one("iframe")
    assert code["src"] == f"http://localhost:8000{FRAME}?gemeinde=14729410&instrument=coaching"
    assert (code["title"], code["height"]) == ("Karte: Kommunale Prävention in und um Wurzen", "500")
    preview = page.select_one("iframe.workshop__frame")
    assert (preview["src"], preview["height"]) == (code["src"].removeprefix("http://localhost:8000"), "500")


@pytest.mark.parametrize("height", ["0", "319", "1601", "hoch"])
def test_the_builder_refuses_odd_heights(saxony, client, height):
    page = soup(client.get("/karte/einbetten/", {"hoehe": height}))

    assert "Höhe" in texts(page, ".error-summary li")[0]
    assert page.select("#code, iframe") == []


def test_a_framed_map_says_all_and_leads_to_the_whole(saxony, client):
    page = soup(client.get(FRAME, {"kreis": "14729", "stand": "2024-06-01"}))

    assert text(page.h1) == "Kommunale Prävention im Landkreis Leipzig"
    assert page.select("header, footer, nav, script, form") == []
    assert "3 Kommunen, 2 davon nehmen teil · Stand 1. Juni 2024" in text(page.select_one("p.meta"))
    assert texts(page, ".framed__legend .legend__row")[:2] == ["Präventionsrat 1", "Kooperationsvereinbarung 1"]
    assert "CC BY 4.0" in text(page.main)
    whole = page.select_one(".framed__link a")
    assert (whole["href"], whole["target"], whole["rel"]) == (
        "/karte/?stand=2024-06-01&kreis=14729",
        "_blank",
        ["noopener"],
    )
    areas = page.select("svg.framed__map a[href]")
    assert {one["href"] for one in areas} == {
        f"/karte/gemeinden/{one.ags}-{one.slug}/" for one in (saxony.wurzen, saxony.grimma, saxony.boehlen)
    }
    assert {text(one.title) for one in areas} == {
        "Wurzen: Präventionsrat, Coaching",
        "Grimma: Kooperationsvereinbarung",
        "Böhlen: Sicherheitsanalyse geplant",
    }
    assert {(one["target"], one["tabindex"]) for one in areas} == {("_blank", "-1")}


def test_a_framed_map_says_what_it_did_not_understand(saxony, client):
    response = client.get(FRAME, {"gemeinde": "Wurzn"})

    assert response.status_code == 200
    assert "»Wurzn« ist an diesem Tag keine sächsische Kommune." in text(soup(response).select_one(".notice"))


def ancestors(response) -> list[str]:
    rules = (rule.split() for rule in response["Content-Security-Policy"].split(";"))
    return next((values for name, *values in rules if name == "frame-ancestors"), [])


def test_only_the_framed_map_may_be_framed(saxony, client):
    # Twice: the second answer comes from the cache.
    for _ in range(2):
        response = Client().get(FRAME)
        assert "*" in ancestors(response)
        assert not response.has_header("X-Frame-Options")
        assert (response.cookies, response.has_header("ETag")) == ({}, True)

    for address in (
        "/",
        "/karte/",
        "/karte/export/",
        "/karte/einbetten/",
        "/gibt-es-nicht/",
    ):
        response = client.get(address)
        assert response["X-Frame-Options"] == "SAMEORIGIN", address
        assert "*" not in ancestors(response), address


def test_a_framed_map_still_lets_nothing_in(saxony, client):
    policy = client.get(FRAME)["Content-Security-Policy"]

    assert {"default-src 'self'", "object-src 'none'", "base-uri 'none'"} <= {one.strip() for one in policy.split(";")}
