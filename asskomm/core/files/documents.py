"""How uploaded documents leave the portal: nothing of them ever runs as a page of it."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from wagtail.documents.views.serve import serve

# Browsers show PDF in a viewer of their own, which does not start in a sandbox.
POLICY = "default-src 'none'"
SANDBOX = f"{POLICY}; sandbox"

RANGE = re.compile(r"bytes=(\d{1,18})-(\d{0,18})")
CHUNK = 64 * 1024


def serve_document(request: HttpRequest, document_id: int, filename: str) -> HttpResponseBase:
    """
    Wagtail's view, which knows about closed circles and sends everything but PDF as a download, made stricter.

    Opened as a page of its own, a document may do nothing at all. Recordings can be asked for in parts.
    """
    response = serve(request, document_id, filename)
    if not isinstance(response, FileResponse):
        return response
    # Wagtail writes »None« where a file has no encoding of its own.
    if response.headers.get("Content-Encoding") == "None":
        del response["Content-Encoding"]
    kind = response["Content-Type"]
    if not kind.startswith("text/"):
        # Packed already; compressed once more it would lose its length, and a part would not be the part asked for.
        request.META.pop("HTTP_ACCEPT_ENCODING", None)
    response["Content-Security-Policy"] = POLICY if kind == "application/pdf" else SANDBOX
    return in_parts(request, response) if kind.startswith(("audio/", "video/")) else response


def in_parts(request: HttpRequest, response: FileResponse) -> HttpResponseBase:
    """Answer with the part that the player asks for: some play nothing that comes only as a whole."""
    response["Accept-Ranges"] = "bytes"
    wanted = RANGE.fullmatch(request.headers.get("Range", ""))
    # A part of another version of the file is of no use.
    if not wanted or request.headers.get("If-Range", response.get("ETag")) != response.get("ETag"):
        return response
    size = int(response["Content-Length"])
    first, last = int(wanted[1]), min(int(wanted[2] or size), size - 1)
    if first > last:
        response.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file = response.file_to_stream
    file.seek(first)
    response.streaming_content = read(file, last - first + 1)
    response.status_code = 206
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Length"] = last - first + 1
    return response


def read(file: BinaryIO, length: int) -> Iterator[bytes]:
    """The next bytes of the file, in pieces."""
    while length > 0 and (chunk := file.read(min(CHUNK, length))):
        length -= len(chunk)
        yield chunk


def refuse_number(request: HttpRequest) -> HttpResponseBase:
    """For numbers that are longer than any key: Python itself refuses to read thousands of digits."""
    raise Http404("Dieses Dokument gibt es nicht.")
