"""
What formatted text may consist of when it is shown.

The editor stores only these formats, but text also comes from imports and programs, which store what they like.
"""

import re

from bs4.element import PreformattedString
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule, check_url

TEXT_ELEMENTS = ("p", "h2", "h3", "h4", "b", "strong", "i", "em", "ol", "ul", "li", "br", "hr", "sub", "sup")
# The space in »15. Oktober«, where no line should end.
SPACE_IN_DATE = re.compile(
    r"(?<=\d\.) (?=(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)"
)


class PortalWhitelister(Whitelister):
    """Keeps the portal's formats and safe links; of everything else only the text stays, its dates on one line."""

    element_rules = {
        "[document]": allow_without_attributes,
        "a": attribute_rule({"href": check_url}),
        **dict.fromkeys(TEXT_ELEMENTS, allow_without_attributes),
    }

    def clean_string_node(self, doc, node):
        # Comments, CDATA and declarations are written as they came, and each parser reads their end differently.
        if isinstance(node, PreformattedString):
            node.extract()
        elif SPACE_IN_DATE.search(node):
            node.replace_with(SPACE_IN_DATE.sub("\u00a0", node))


whitelister = PortalWhitelister()
