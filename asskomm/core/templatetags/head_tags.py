"""What the head of every page says to programs: previews for links (Open Graph) and structured data (JSON-LD)."""

from html import unescape
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString
from wagtail.models import Site

from asskomm.core.caching import cached_for_page, cached_for_version
from asskomm.core.frame import Frame
from asskomm.core.models import BasePage
from asskomm.core.sharing import structured_data as schema
from asskomm.core.sharing.picture import HEIGHT, WIDTH, SharePicture

register = template.Library()


@register.inclusion_tag("components/open_graph.html", takes_context=True)
def open_graph(context: template.Context) -> dict[str, Any]:
    """
    How a link to this page looks where others show it.

    The title is that of the page's `<title>`. Views below a page say `description` and `canonical` in their
    context; what they leave out comes from the page.
    """
    request, page = context.get("request"), shown_page(context)
    if request is None:
        return {}
    own_address = page and page.get_full_url(request)
    picture = share_picture(request, page)
    return {
        "site_name": context.get("site_name") or "ASSKomm",
        "title": block_text(context, "title"),
        "description": context.get("description") or (page.meta_description if page else ""),
        "type": page.share_type if page else "website",
        "address": context.get("canonical") or own_address or request.build_absolute_uri(request.path),
        "picture": picture and request.build_absolute_uri(picture.path),
        "alt": picture and picture.alt,
        "media_type": "image/jpeg" if picture and picture.extension == "jpg" else "image/png",
        "width": WIDTH,
        "height": HEIGHT,
    }


@register.simple_tag(takes_context=True)
def structured_data(context: template.Context) -> SafeString:
    """The page's JSON-LD; nothing for a preview, which is not what is published."""
    request, page = context.get("request"), shown_page(context)
    if request is None or getattr(request, "is_preview", False):
        return SafeString("")
    nodes = [schema.organisation(request, Frame(request).settings), schema.website(request)]
    nodes += schema.breadcrumb(request, context.get("breadcrumb") or [])
    # A view below a page is something else than the page itself.
    if page and request.path == page.get_url(request):
        nodes += page.structured_data(request)
    return schema.script(nodes)


def shown_page(context: template.Context) -> BasePage | None:
    """The saved page that is shown, or that the shown view belongs to."""
    page = context.get("page")
    return page if isinstance(page, BasePage) and page.pk else None


def share_picture(request: HttpRequest, page: BasePage | None) -> SharePicture | None:
    """The page's picture, or the home page's for what is no page; none for what is not public yet."""
    if getattr(request, "is_preview", False):
        return None
    if page is None:
        return cached_for_version("share-picture:home", lambda: picture_of_home(request))
    return cached_for_page(f"share-picture:{page.pk}", lambda: SharePicture.of(page))


def picture_of_home(request: HttpRequest) -> SharePicture | None:
    site = Site.find_for_request(request)
    home = site and site.root_page.specific
    return SharePicture.of(home) if isinstance(home, BasePage) else None


def block_text(context: template.Context, name: str) -> str:
    """What a block of the template says, read once more; Django itself renders every block at one place only."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks and blocks.get_block(name)
    # Escaped already; whoever shows the text escapes it again.
    return " ".join(unescape(block.render(context)).split()) if block else ""
