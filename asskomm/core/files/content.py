"""Does a file hold what its name says? Names decide how browsers treat a document, so a wrong one is refused."""

from typing import BinaryIO

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# What files of a kind begin with; the offset is where.
SIGNATURES: dict[str, tuple[int, tuple[bytes, ...]]] = {
    "pdf": (0, (b"%PDF-",)),
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"), (0, ZIP)),
    **dict.fromkeys(("m4a", "mp4"), (4, (b"ftyp",))),
    **dict.fromkeys(("oga", "ogg"), (0, (b"OggS",))),
    "mp3": (0, (b"ID3", b"\xff\xfa", b"\xff\xfb", b"\xff\xf2", b"\xff\xf3")),
    "wav": (0, (b"RIFF",)),
    "webm": (0, (b"\x1a\x45\xdf\xa3",)),
    "vtt": (0, (b"WEBVTT",)),
    "ics": (0, (b"BEGIN:VCALENDAR",)),
}
TEXT = ("csv", "ics", "txt", "vtt")
MARKUP = (b"<!doctype", b"<!--", b"<?xml", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<iframe")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
HEAD = 1024


def holds_what_it_says(file: BinaryIO, extension: str) -> bool:
    """Compare the beginning of the file with its extension; kinds not known here are accepted."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if extension in TEXT:
        head = head.removeprefix(BYTE_ORDER_MARK)
        if b"\0" in head or head.lstrip().lower().startswith(MARKUP):
            return False
    if extension not in SIGNATURES:
        return True
    offset, beginnings = SIGNATURES[extension]
    return head[offset:].startswith(beginnings)
