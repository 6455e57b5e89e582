"""
What the parts of a page need from the whole: scripts, and hosts that the security policy has to let in.

A block's template says so while it is rendered (`needs_tags`). Then `base.html` prints the scripts, and the
middleware of the policy adds the hosts. So a page asks for exactly what it shows, however deep a block is
nested, and nobody keeps a list of blocks.
"""

from dataclasses import dataclass, field

from csp.constants import SELF
from django.http import HttpRequest
from django.http.response import HttpResponseBase


@dataclass(slots=True)
class PageNeeds:
    """Paths of scripts below static/ and sources by directive, each once, in the order they were named."""

    scripts: dict[str, None] = field(default_factory=dict)
    sources: dict[str, dict[str, None]] = field(default_factory=dict)

    def add_script(self, path: str) -> None:
        self.scripts[path] = None

    def add_source(self, directive: str, origin: str) -> None:
        self.sources.setdefault(directive, {})[origin] = None

    def policy_update(self) -> dict[str, list[str]]:
        """The directives that the page's policy gets; they replace `default-src` and so name this host too."""
        return {directive: [SELF, *origins] for directive, origins in self.sources.items()}


def needs_of(request: HttpRequest) -> PageNeeds:
    """What has been asked for while answering this request."""
    if not hasattr(request, "page_needs"):
        request.page_needs = PageNeeds()
    return request.page_needs


def open_policy(request: HttpRequest, response: HttpResponseBase) -> None:
    """Note on the finished answer what its page needs; it stays there when the answer comes from the cache."""
    update = needs_of(request).policy_update()
    if update:
        response._csp_update = update
