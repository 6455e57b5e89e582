"""Maintenance: every page answers »in a moment«, without the database; the admin and the probes go on working."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from asskomm.core.security import ADMIN_PREFIX

RETRY_SECONDS = 600
# The admin shows pictures of the library; the probes must tell the truth about the process.
OPEN = (f"/{ADMIN_PREFIX}", settings.STATIC_URL, settings.MEDIA_URL, "/healthz", "/readyz")


class MaintenanceMiddleware:
    """Closes the portal while the setting says so, or as long as the file exists: no restart is needed for that."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_closed() or request.path_info.startswith(OPEN):
            return self.get_response(request)
        response = HttpResponse(render_to_string("503.html"), status=503)
        response["Retry-After"] = str(RETRY_SECONDS)
        response["Cache-Control"] = "no-store"
        return response


def is_closed() -> bool:
    """Whether the portal is in maintenance."""
    return settings.MAINTENANCE or settings.MAINTENANCE_FILE.exists()
