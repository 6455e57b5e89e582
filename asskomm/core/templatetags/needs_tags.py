"""How a block's template asks for what its page has to provide: a script, another host."""

from typing import Any

from django import template

from asskomm.core.page_needs import needs_of

register = template.Library()


@register.simple_tag(takes_context=True)
def needs_script(context: dict[str, Any], path: str) -> str:
    """Have the page load a script from static/, once."""
    if request := context.get("request"):
        needs_of(request).add_script(path)
    return ""


@register.simple_tag(takes_context=True)
def needs_source(context: dict[str, Any], directive: str, origin: str) -> str:
    """Have the page's security policy let in another host, for example `"frame-src" "https://player.example"`."""
    if request := context.get("request"):
        needs_of(request).add_source(directive, origin)
    return ""


@register.inclusion_tag("components/scripts.html", takes_context=True)
def page_scripts(context: dict[str, Any]) -> dict[str, Any]:
    """The scripts that the parts of the page have asked for; stands behind all of them."""
    request = context.get("request")
    return {"scripts": list(needs_of(request).scripts) if request else []}
