"""Texts that would like to become code, and what a page that shows them must not consist of."""

import json
import re
from collections import Counter
from collections.abc import Iterable

from bs4 import BeautifulSoup
from django.db import connection

TEXTS = [
    # Elements
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example/1.js></SCRIPT>",
    "<scr<script>ipt>alert(2)</scr</script>ipt>",
    "<script/x>alert(3)</script/x>",
    "</script><script>alert(4)</script>",
    "</SCRIPT ><svg onload=alert(5)>",
    "</title><script>alert(6)</script>",
    "</textarea><img src=x onerror=alert(7)>",
    "</style><script>alert(8)</script>",
    "<img src=x onerror=alert(9)>",
    "<img/src=x/onerror=alert(10)//",
    "<svg><script>alert(11)</script></svg>",
    "<svg/onload=alert(12)>",
    "<math><mtext></mtext><mglyph><style><!--</style><img title='--><img src=x onerror=alert(13)>'>",
    "<iframe srcdoc='<script>alert(14)</script>'></iframe>",
    "<object data=javascript:alert(15)></object>",
    "<embed src=//x.example/16.swf>",
    "<base href=//x.example/17/>",
    "<meta http-equiv=refresh content='0;url=//x.example/18'>",
    "<link rel=stylesheet href=//x.example/19.css>",
    "<style>@import '//x.example/20.css'</style>",
    "<form action=//x.example/21><button>weiter",
    "<details open ontoggle=alert(22)>",
    "<template><script>alert(23)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(24)>'>",
    "<plaintext>25",
    # Out of attributes
    '" onmouseover="alert(26)',
    "' onfocus='alert(27)' autofocus='",
    '"><script>alert(28)</script>',
    "'><img src=x onerror=alert(29)>",
    '" style="position:fixed;inset:0" x="30',
    "` onclick=alert(31) `",
    '"/><svg onload="alert(32)',
    # Addresses
    "javascript:alert(33)",
    "JaVaScRiPt:alert(34)",
    "java\tscript:alert(35)",
    "&#106;avascript:alert(36)",
    "data:text/html,<script>alert(37)</script>",
    "vbscript:msgbox(38)",
    "<a href='javascript:alert(39)'>hier</a>",
    # Entities, comments, declarations
    "&lt;script&gt;alert(40)&lt;/script&gt;",
    "&#60;script&#62;alert(41)&#60;/script&#62;",
    "&amp;lt;b&amp;gt;42",
    "<!-- --><script>alert(43)</script> -->",
    "--><script>alert(44)</script><!--",
    "]]><script>alert(45)</script><![CDATA[",
    "<![CDATA[<img src=x onerror=alert(46)>]]>",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;47",
    # Other languages that read the text
    "{{ 7|add:7 }} {% load static %} {# 48 #}",
    "${alert(49)} #{alert(49)} <%= 49 %>",
    "'; DROP TABLE core_topic; -- 50",
    "\\u003cscript\\u003ealert(51)\\u003c/script\\u003e",
    '","x":"52"}]}</script>',
    "=HYPERLINK(53)",
    # Signs that change what stands beside them
    "\u202egnp.tpircs\u202c 54",
    "\u200b\ufeff\u2028\u2029 55",
    "＜script＞alert(56)＜/script＞",
    "𝕏 👩‍👩‍👧 Z͑͗͠a̷l̶g̵o 57",
]
# Neither SQLite's forms nor PostgreSQL itself take this one; programs can put it into SQLite.
WITH_NUL = "<scr\x00ipt>alert(58)</scr\x00ipt>"

EXECUTING = {"iframe", "object", "embed", "base", "applet", "frame", "style", "math", "template", "plaintext"}
ADDRESS_ATTRIBUTES = ("href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset")


def structure(page: BeautifulSoup) -> Counter:
    """The elements of a page, each with the names of its attributes; without names on maps, which must fit there."""
    elements = (one for one in page.find_all(True) if one.name != "text")
    return Counter((element.name, *sorted(element.attrs)) for element in elements)


def squeezed(text: str) -> str:
    """Without what typography adds and takes: white space, soft hyphens."""
    return re.sub(r"[\s\u00ad]+", "", text)


def code_in(page: BeautifulSoup) -> list[str]:
    """Everything on a page that a browser might run or load, and that is not the portal's own."""
    frame = page.select("iframe.workshop__frame[src^='/karte/einbetten/karte/']")
    found = [str(one) for one in page.find_all(True) if one.name in EXECUTING and one not in frame]
    for script in page.select("script"):
        if script.get("type") == "application/ld+json":
            json.loads(script.string)
        elif not script.get("src", "").startswith("/static/") or script.string:
            found.append(str(script))
    for element in page.find_all(True):
        for name, value in element.attrs.items():
            if name.startswith("on") or name in ("style", "srcdoc", "formaction") or is_code(name, value):
                found.append(str(element)[:200])
    found += [str(one) for one in page.select("meta[http-equiv], link[rel=import], [autofocus]")]
    return found


def is_code(name: str, value: str | list[str]) -> bool:
    """Whether an attribute's address runs something, however it is written."""
    address = re.sub(r"[\x00-\x20]+", "", str(value)).lower()
    return name in ADDRESS_ATTRIBUTES and address.startswith(("javascript:", "vbscript:", "data:"))


def storable() -> list[str]:
    """What the database can keep."""
    return [*TEXTS, WITH_NUL] if connection.vendor == "sqlite" else TEXTS


class Turns:
    """Hands out texts in turn, each time the one that waits longest and fits."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = list(texts)

    def take(self, max_length: int) -> str:
        """The next text that is not longer."""
        chosen = next(text for text in self.texts if len(text) <= max_length)
        self.texts.remove(chosen)
        self.texts.append(chosen)
        return chosen
