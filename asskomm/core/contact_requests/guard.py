"""Whether to take a form: it is valid, comes from the same site, and not from one network again and again."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.forms import Form
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

# Whole authorities share one address: far more than one office sends, far less than a program does.
LIMIT, PERIOD = 20, 60 * 60

FOREIGN = "Das kam nicht von dieser Seite. Bitte prüfen Sie Ihre Angaben, und senden Sie sie noch einmal ab."
TOO_MANY = (
    "Aus Ihrem Netz kamen in der letzten Stunde sehr viele {}. "
    "Bitte versuchen Sie es später noch einmal, oder rufen Sie uns an."
)


def refuse(
    request: HttpRequest, form: Form, name: str = "requests", what: str = "Anfragen", limit: int | None = None
) -> int:
    """
    The status with which the form goes back, its errors filled in; 0 if it is accepted.

    Forms of one `name` share the `limit` per network; `what` they are is told whoever exceeds it.
    """
    if not form.is_valid():
        return 200
    if not is_from_own_site(request):
        form.add_error(None, FOREIGN)
        return 403
    if is_one_too_many(request, name, limit):
        form.add_error(None, TOO_MANY.format(what))
        return 429
    return 0


def is_from_own_site(request: HttpRequest) -> bool:
    """
    Tell whether the browser says that a page of this portal sent the form.

    Every current browser sends `Sec-Fetch-Site`, older ones `Origin`. Neither can be set by another site's
    page; a program can, but that needs no visitor's browser and is left to the other checks.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return not origin or origin == f"{request.scheme}://{request.get_host()}"


def own_referrer(request: HttpRequest) -> str:
    """The page of this portal from which the visitor came; empty for any other."""
    address = request.headers.get("Referer", "")
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_own = parts.scheme in ("http", "https") and parts.netloc == request.get_host()
    return address[:500] if is_own and parts.path != request.path else ""


def is_one_too_many(request: HttpRequest, name: str = "requests", limit: int | None = None) -> bool:
    """Count this request of its network under `name`; tell whether there were too many within the period."""
    return count(name, client_address(request)) > (LIMIT if limit is None else limit)


def count(name: str, who: str) -> int:
    """How often this address, of a network or a mailbox, was counted under `name` within the period, now included."""
    # A keyed hash: the address itself is stored nowhere.
    key = f"{name}:{salted_hmac('contact-requests', who).hexdigest()}"
    cache.add(key, 0, PERIOD)
    try:
        return cache.incr(key)
    except ValueError:
        # Expired between the two calls.
        return 1


def client_address(request: HttpRequest) -> str:
    """The address of the visitor; behind a proxy the one that the proxy has added last."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
