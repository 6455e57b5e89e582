"""Response headers: the admin's content security policy, and what Django does not set by itself."""

from collections.abc import Callable

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse

from asskomm.core.page_needs import open_policy

Handler = Callable[[HttpRequest], HttpResponse]

ADMIN_PREFIX = "verwaltung/"

# Wagtail's editor has two inline scripts and sets inline styles (Draftail, colour swatches, image crops).
# Everything still comes from this host.
ADMIN_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
}

# Nothing on the portal uses any of these.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "camera",
        "geolocation",
        "microphone",
        "payment",
        "usb",
        "browsing-topics",
        "interest-cohort",
    )
)


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """
    django-csp with a second policy: pages below the admin's address get ADMIN_POLICY.

    All others get the strict one, opened by what their parts need (`asskomm.core.page_needs`).
    """

    def process_template_response(
        self, request: HttpRequest, response: SimpleTemplateResponse
    ) -> SimpleTemplateResponse:
        # What a page needs is known when it is rendered, and must be noted before it is cached.
        response.add_post_render_callback(lambda rendered: open_policy(request, rendered))
        return response

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(f"/{ADMIN_PREFIX}"):
            parts.config = ADMIN_POLICY
        return parts


class SecurityHeadersMiddleware:
    """Adds `Permissions-Policy`, which neither Django nor django-csp sets."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response
