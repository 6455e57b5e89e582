"""
What formatted text may consist of when it is shown.

The editor stores only these formats, but text also comes from imports and programs, which store what they like.
"""

from bs4.element import PreformattedString
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule, check_url

TEXT_ELEMENTS = ("p", "h2", "h3", "h4", "b", "strong", "i", "em", "ol", "ul", "li", "br", "hr", "sub", "sup")


class PortalWhitelister(Whitelister):
    """Keeps the portal's formats and safe links; of everything else only the text stays."""

    element_rules = {
        "[document]": allow_without_attributes,
        "a": attribute_rule({"href": check_url}),
        **dict.fromkeys(TEXT_ELEMENTS, allow_without_attributes),
    }

    def clean_string_node(self, doc, node):
        # Comments, CDATA and declarations are written as they came, and each parser reads their end differently.
        if isinstance(node, PreformattedString):
            node.extract()


whitelister = PortalWhitelister()
