"""The site of a request, remembered per content version: otherwise every page begins with two queries for it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from wagtail.models import Site

from asskomm.core.caching import cached_for_version, is_version_known


class RememberedSiteMiddleware:
    """Finds the site, and through it the home page, before Wagtail asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Only where the version is known: elsewhere, as in the admin, it would cost the query it saves.
        if is_version_known():
            site = cached_for_version(f"site:{request.get_host()}", lambda: Site.find_for_request(request))
            # Where Wagtail itself keeps the site that it has found for a request.
            request._wagtail_site = site
        return self.get_response(request)
