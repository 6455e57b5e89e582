"""
Files of sheets: drawn once per content version, one at a time, and kept in the memory of the process.

However many are asked for, visitors' pages keep their share of the machine: at most `MAX_WAITING` requests wait for
the pen, whoever comes then is asked to come again.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import BoundedSemaphore, Lock

from asskomm.core.caching import content_version
from municipalities.extracts.drawing import Sheet
from municipalities.extracts.orders import Extract
from municipalities.extracts.rendering import pdf, png
from municipalities.extracts.slides import pptx

CONTENT_TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
}
WRITERS: dict[str, Callable[[Sheet, int], bytes]] = {
    "svg": lambda sheet, scale: sheet.svg().encode(),
    "png": png,
    "pptx": lambda sheet, scale: pptx(sheet),
    "pdf": lambda sheet, scale: pdf(sheet),
}
# Bytes that a process keeps: about forty slides.
KEPT_BYTES = 24 * 1024 * 1024
# Those who draw or wait for it, of a process's threads.
MAX_WAITING = 3
SECONDS_TO_WAIT = 10


class TooBusyError(Exception):
    """Too many sheets are being drawn."""


class KeptFiles:
    """Finished files, the least recently used dropped first once they take too much room."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.used = 0
        self.files: OrderedDict[tuple, bytes] = OrderedDict()
        self.lock = Lock()

    def get(self, key: tuple) -> bytes | None:
        with self.lock:
            if key in self.files:
                self.files.move_to_end(key)
            return self.files.get(key)

    def add(self, key: tuple, content: bytes) -> None:
        with self.lock:
            self.used += len(content) - len(self.files.pop(key, b""))
            self.files[key] = content
            while self.used > self.size:
                _, dropped = self.files.popitem(last=False)
                self.used -= len(dropped)

    def clear(self) -> None:
        """Forget everything; tests, whose versions begin again and again, need it."""
        with self.lock:
            self.files.clear()
            self.used = 0


kept = KeptFiles(KEPT_BYTES)
waiting = BoundedSemaphore(MAX_WAITING)
pen = Lock()


def file_of(extract: Extract, extension: str) -> bytes:
    """The file; raises TooBusyError, and NothingToDrawError where there is nothing to draw."""
    scale = extract.scale if extension == "png" else 1
    key = (content_version(), extension, scale, extract.query)
    return kept.get(key) or drawn(extract, extension, scale, key)


def drawn(extract: Extract, extension: str, scale: int, key: tuple) -> bytes:
    """Draw and keep; whoever has waited for the pen may find it drawn already."""
    if not waiting.acquire(blocking=False):
        raise TooBusyError
    try:
        if not pen.acquire(timeout=SECONDS_TO_WAIT):
            raise TooBusyError
        try:
            content = kept.get(key)
            if content is None:
                content = WRITERS[extension](Sheet(extract), scale)
                kept.add(key, content)
            return content
        finally:
            pen.release()
    finally:
        waiting.release()
