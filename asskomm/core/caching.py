"""
One site-wide content version, and whole pages for anonymous visitors cached under it.

Whatever visitors can see changes the version in the same transaction, so an answer cached under the
version is never stale, in any process; old entries are simply never asked for again.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from hashlib import sha256
from threading import Lock
from time import time_ns
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db.models import F, Model, PositiveBigIntegerField, Value
from django.db.models.functions import Greatest
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response

# Entries of an outdated version are of no use to anybody; a day bounds the memory they take.
PAGE_SECONDS = 24 * 60 * 60
# Where a page says what its content security policy lets in besides the usual; django-csp reads it.
POLICY_ATTRIBUTES = ("_csp_update", "_csp_config")


# The version that the request at hand was answered under from its beginning; None outside of one.
version_of_request: ContextVar[int | None] = ContextVar("version_of_request", default=None)


@contextmanager
def reading_under(version: int) -> Iterator[None]:
    """Answer everything inside from this version: one query for it, and one picture of the portal, per request."""
    token = version_of_request.set(version)
    try:
        yield
    finally:
        version_of_request.reset(token)


def content_version() -> int:
    """The version of the request that is being answered; outside of one the current, with a small query."""
    known = version_of_request.get()
    return read_version() if known is None else known


def read_version() -> int:
    """The version that the database holds."""
    version = apps.get_model("core", "ContentVersion")
    number = version.objects.values_list("number", flat=True).filter(pk=1).first()
    return number or 0


def is_version_known() -> bool:
    """Whether the request being answered has read its version already, so that remembering costs no query."""
    return version_of_request.get() is not None


def valid_until(request: HttpRequest, moment: datetime | None) -> None:
    """
    Tell the page cache that what this request gets is outdated at `moment`; the earliest one counts.

    For what comes and goes at a time of day. Midnight needs no word: pages are kept for one day only.
    """
    known = getattr(request, "content_valid_until", None)
    if moment and (known is None or moment < known):
        request.content_valid_until = moment


def bump_content_version() -> None:
    """
    Make every cached answer outdated. Bulk writers, which send no signals, call it themselves.

    The number is higher than any before and carries the time: after a transaction was rolled back, the next one
    must not come to the number under which this process may have remembered what has never been.
    """
    version = apps.get_model("core", "ContentVersion")
    number = Greatest(F("number") + 1, Value(time_ns()), output_field=PositiveBigIntegerField())
    if not version.objects.filter(pk=1).update(number=number):
        version.objects.get_or_create(pk=1, defaults={"number": time_ns()})


def bump_on_change(sender: type[Model], **kwargs: Any) -> None:
    """Signal receiver: bump for every model that visitors can see, not for logs, sessions or drafts."""
    # Migrations write through stand-in models, possibly before the version's own table exists.
    in_migration = sender.__module__ == "__fake__"
    if in_migration or sender._meta.label in INVISIBLE or sender._meta.app_label not in VISIBLE_APPS:
        return
    # Saving a draft touches the page's row, but nothing of what is published.
    if kwargs.get("update_fields") and kwargs["update_fields"] <= DRAFT_FIELDS:
        return
    bump_content_version()


DRAFT_FIELDS = {"draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"}
VISIBLE_APPS = {
    "calendar_events",
    "core",
    "good_practice",
    "municipalities",
    "news",
    "wagtailcore",
    "wagtailredirects",
    "wagtailsearchpromotions",
}
INVISIBLE = {
    "calendar_events.EventSubmission",
    # Pages read the places that are left live.
    "calendar_events.Registration",
    "calendar_events.RegistrationChange",
    "core.ContactRequest",
    "core.ContentVersion",
    "core.OutgoingMail",
    "core.MissedSearch",
    "core.User",
    "core.PortalRendition",
    "core.TaskRun",
    "municipalities.ParticipationImport",
    "wagtailcore.Comment",
    "wagtailcore.CommentReply",
    "wagtailcore.ModelLogEntry",
    "wagtailcore.PageLogEntry",
    "wagtailcore.PageSubscription",
    "wagtailcore.ReferenceIndex",
    "wagtailcore.Revision",
    "wagtailcore.TaskState",
    "wagtailcore.UploadedFile",
    "wagtailcore.WorkflowState",
}


class Memory:
    """
    Computed objects of this process, the least recently used dropped first.

    Unlike Django's cache it hands out the object itself: a snapshot of Saxony takes longer to unpickle than
    to look up. Whoever asks must not change what she gets.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.entries: OrderedDict[tuple[str, int], Any] = OrderedDict()
        self.lock = Lock()

    def get(self, key: tuple[str, int], compute: Callable[[], Any]) -> Any:
        """Return the entry, computed where it is missing. Two threads may compute the same; either result is right."""
        with self.lock:
            if key in self.entries:
                self.entries.move_to_end(key)
                return self.entries[key]
        value = compute()
        with self.lock:
            self.entries[key] = value
            if len(self.entries) > self.size:
                self.entries.popitem(last=False)
        return value

    def clear(self) -> None:
        """Forget everything; tests, whose versions begin again and again, need it."""
        with self.lock:
            self.entries.clear()


# What every page needs, and what only one page does: those of many pages must not push out the others.
memory, page_memory = Memory(size=64), Memory(size=256)


def cached_for_page(name: str, compute: Callable[[], Any]) -> Any:
    """Like `cached_for_version`, for what belongs to a single page."""
    return page_memory.get((name, content_version()), compute)


def cached_for_version(name: str, compute: Callable[[], Any]) -> Any:
    """
    Return `compute()`, remembered under `name` until anything visible changes.

    Where no version is known, as in the admin, finding it out costs a query.
    """
    return memory.get((name, content_version()), compute)


class AnonymousPageCacheMiddleware:
    """
    Answers visitors' GET requests from the cache, with an ETag; those with a query only get the ETag.

    Left alone are people who are logged in (they carry a session cookie), answers that set a cookie
    (forms with a token), and answers other than 200.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_cacheable_request(request):
            return self.get_response(request)
        # Read before the page is made: a change in between leaves the entry under the outdated version.
        version = read_version()
        with reading_under(version):
            response = self.answer(request, version)
        return as_asked(request, response)

    def answer(self, request: HttpRequest, version: int) -> HttpResponse:
        """The stored answer, or a new one that is stored where it may be."""
        # Addresses with a query are endless; keeping them would let odd visitors push out everybody's pages.
        key = None if request.META.get("QUERY_STRING") else page_key(request, version)
        response = cache.get(key) if key else None
        if response is None or is_over(response):
            response = self.get_response(request)
            if is_cacheable_response(response):
                finish(response)
                seconds = lifetime(request)
                if key and seconds > 0:
                    response.valid_until = getattr(request, "content_valid_until", None)
                    cache.set(key, response, seconds)
        return response


def is_over(response: HttpResponse) -> bool:
    """Whether a stored page is outdated by now, by our own clock: the cache counts in seconds, and by another one."""
    moment = getattr(response, "valid_until", None)
    return moment is not None and moment <= timezone.now()


def as_asked(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer, or »not modified« to whoever has it already."""
    answer = get_conditional_response(request, etag=response.get("ETag"), response=response) or response
    # Browsers take the headers of »not modified« over the stored ones: the page's own policy has to stay.
    for name in POLICY_ATTRIBUTES:
        if answer is not response and hasattr(response, name):
            setattr(answer, name, getattr(response, name))
    return answer


def is_cacheable_request(request: HttpRequest) -> bool:
    """Tell whether the answer can be the same for every visitor."""
    return (
        request.method == "GET"
        and not request.COOKIES
        and not request.path_info.startswith(
            ("/verwaltung/", "/healthz", "/readyz", settings.MEDIA_URL, "/dokumente/")
        )
    )


def is_cacheable_response(response: HttpResponse) -> bool:
    """Tell whether this answer may be kept and given to the next visitor."""
    # Forms belong to one visitor each: their token says when they were shown.
    is_private = "no-store" in response.get("Cache-Control", "")
    return response.status_code == 200 and not (response.streaming or response.cookies or is_private)


def finish(response: HttpResponse) -> None:
    """Render, and add what lets browsers ask »still the same?« instead of loading the page again."""
    if hasattr(response, "render") and callable(response.render):
        response.render()
    response.headers["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
    response.headers.setdefault("Cache-Control", "public, no-cache")
    # Nothing here depends on a cookie; the session framework adds this for having looked.
    response.headers.pop("Vary", None)


def lifetime(request: HttpRequest) -> float:
    """How many seconds the answer may be kept; none where what it says has ended while it was made."""
    moment = getattr(request, "content_valid_until", None)
    return min(PAGE_SECONDS, (moment - timezone.now()).total_seconds()) if moment else PAGE_SECONDS


def page_key(request: HttpRequest, version: int) -> str:
    """One key per address, version and day: pages show what holds today."""
    address = f"{request.scheme}://{request.get_host()}{request.get_full_path()}"
    today = timezone.localdate().isoformat()
    return f"page:{version}:{today}:{sha256(address.encode()).hexdigest()}"
