"""Pictures of the library, handed out by the application itself where no proxy does it."""

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve

KEPT_SECONDS = 30 * 24 * 60 * 60


def serve_picture(request: HttpRequest, path: str, folder: str) -> HttpResponseBase:
    """A picture of the library, from one of its folders."""
    try:
        response = serve(request, path, settings.MEDIA_ROOT / folder)
    except OSError as error:
        # The system refuses names that are too long for it.
        raise Http404("Dieses Bild gibt es nicht.") from error
    # Another picture, cut or size is another file with a name of its own.
    response["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    return response
