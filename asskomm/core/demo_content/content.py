"""The shapes of the demo content, and short words for writing stream data by hand.

The functions return `(block type, value)` in the raw form that `StreamField` stores, so the texts need no
database and no model. Links are written as paths and turned into page references by `resolve_links()`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from asskomm.core.demo_content.downloads import TITLES

StreamItem = tuple[str, Any]


@dataclass(frozen=True)
class DemoPage:
    """One page of running content; `children` are its subpages in the order of the menu."""

    slug: str
    title: str
    lead: str
    body: tuple[StreamItem, ...]
    search_description: str
    children: tuple["DemoPage", ...] = ()

    @property
    def stream_data(self) -> list[dict[str, Any]]:
        """The body in the form that `StreamBlock.to_python()` reads."""
        return [{"type": block_type, "value": value} for block_type, value in self.body]


@dataclass(frozen=True)
class Record:
    """Stands in stream data for the primary key of a record that exists only once the demo site is built."""

    model: str
    key: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DemoTeamMember:
    """One invented member of the ASSKomm team, responsible for districts given by their AGS."""

    name: str
    function: str
    phone: str
    email: str
    districts: tuple[str, ...] = ()


@dataclass(frozen=True)
class DemoTopic:
    slug: str
    name: str
    description: str


@dataclass(frozen=True)
class Teaser:
    """The line of one building block on the home page."""

    slug: str
    title: str
    text: str


@dataclass(frozen=True)
class DemoSlide:
    """A top topic of the home page; `picture` is a title in the library, the rest is as in the form."""

    address: str
    kicker: str
    title: str = ""
    text: str = ""
    link_text: str = ""
    picture: str = ""


@dataclass(frozen=True)
class HomeTexts:
    title: str
    lead: str
    slides: tuple[DemoSlide, ...]
    building_blocks: tuple[Teaser, ...]


def prose(html: str) -> StreamItem:
    return "rich_text", html


def notice(kind: str, title: str, html: str) -> StreamItem:
    return "notice", {"kind": kind, "title": title, "text": html}


def facts(heading: str, *rows: tuple[str, str]) -> StreamItem:
    return "facts", {"heading": heading, "rows": [{"term": term, "description": text} for term, text in rows]}


def steps(heading: str, *rows: tuple[str, str]) -> StreamItem:
    return "steps", {
        "heading": heading,
        "steps": [{"title": title, "text": f"<p>{text}</p>"} for title, text in rows],
    }


def questions(heading: str, *rows: tuple[str, str]) -> StreamItem:
    return "accordion", {
        "heading": heading,
        "questions": [{"question": question, "answer": f"<p>{answer}</p>"} for question, answer in rows],
    }


def quote(text: str, person: str, function: str) -> StreamItem:
    """A quotation of an invented person, marked as such."""
    return "quote", {"text": text, "person": person, "function": function, "is_sample": True}


def table(caption: str, headings: tuple[str, ...], *rows: tuple[str, ...]) -> StreamItem:
    return "table", {
        "caption": caption,
        "columns": [{"type": "text", "heading": heading} for heading in headings],
        "rows": [{"values": list(row)} for row in rows],
    }


def links(heading: str, *rows: tuple[str, str, str]) -> StreamItem:
    """A list of links, each as address, link text and one sentence about the target."""
    return "links", {
        "heading": heading,
        "links": [{**_link(address, text), "description": about} for address, text, about in rows],
    }


def action(text: str, address: str, label: str) -> StreamItem:
    return "call_to_action", {"text": text, "link": _link(address, label)}


def documents(heading: str, *names: str) -> StreamItem:
    """Files of the demo library by their names."""
    return "documents", {"heading": heading, "documents": [_document(name) for name in names]}


def contact(heading: str, email: str) -> StreamItem:
    """A person of the team by her address."""
    return "contact", {"heading": heading, "person": Record("core.TeamMember", (("email", email),))}


def figure(text: str, instrument: str = "") -> StreamItem:
    """What the register counts today: everybody who takes part, or one instrument by its code."""
    subject = "instrument" if instrument else "participating"
    chosen = _instrument(instrument) if instrument else None
    return "figure", {"subject": subject, "instrument": chosen, "area": "state", "text": text}


def recording(title: str, kind: str, transcript: str, file: str = "", **place: Any) -> StreamItem:
    """A video or audio: `file` names one of the demo library, `address` one elsewhere."""
    stored = {"file": _document(file)} if file else {}
    return "media", {"title": title, "kind": kind, "transcript": transcript, **stored, **place}


def municipalities_with(heading: str, instrument: str) -> StreamItem:
    """The list of municipalities with an instrument, given by its code; the register fills it."""
    return "municipalities_with", {"heading": heading, "instrument": _instrument(instrument)}


def contact_finder(heading: str) -> StreamItem:
    return "contact_finder", {"heading": heading}


def _document(name: str) -> Record:
    # The storage may have to give the file another name, the title stays.
    return Record("core.PortalDocument", (("title", TITLES[name]),))


def _instrument(code: str) -> Record:
    return Record("municipalities.Instrument", (("code", code),))


def _link(address: str, text: str) -> dict[str, Any]:
    return {"page": None, "address": address, "text": text}


def resolve_links(data: Any, page_ids: Mapping[str, int]) -> Any:
    """
    Return stream data whose links to pages of the portal are references, so that they survive a move.

    `page_ids` maps paths such as »/bausteine/coaching/« to primary keys. A path with a query stays an
    address. Links to parts of the portal that are not there are left out, so that none leads nowhere.
    """
    if isinstance(data, str):
        return re.sub(r'<a href="([^"]+)">(.*?)</a>', lambda match: _anchor(match, page_ids), data)
    if isinstance(data, list):
        return [resolve_links(item, page_ids) for item in data if not _is_dead(item, page_ids)]
    if not isinstance(data, dict):
        return data
    if data.get("address") in page_ids:
        return {**data, "page": page_ids[data["address"]], "address": ""}
    return {key: resolve_links(value, page_ids) for key, value in data.items()}


def _is_dead(item: Any, page_ids: Mapping[str, int]) -> bool:
    """Tell whether a list's item links, itself or as a block made of links, only to pages that are not there."""
    if not isinstance(item, dict):
        return False
    if item.get("type") == "links":
        return all(_is_dead(link, page_ids) for link in item["value"]["links"])
    if item.get("type") == "call_to_action":
        return _is_dead(item["value"]["link"], page_ids)
    return _leads_nowhere(item.get("address") or "", page_ids)


def _leads_nowhere(address: str, page_ids: Mapping[str, int]) -> bool:
    return address.startswith("/") and address.split("?")[0] not in page_ids


def _anchor(match: re.Match[str], page_ids: Mapping[str, int]) -> str:
    address, text = match[1], match[2]
    if address in page_ids:
        return f'<a linktype="page" id="{page_ids[address]}">{text}</a>'
    return text if _leads_nowhere(address, page_ids) else match[0]
