"""What became of the places that each municipality has had; nothing follows from it by itself."""

from datetime import datetime

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from asskomm.core.comparison import sort_key
from asskomm.core.spreadsheets import FORMATS, download
from calendar_events.admin.figures import MEASURED
from calendar_events.admin.rights import seeing
from calendar_events.models import Registration
from calendar_events.models.registration import State

# Column, heading, and the states it counts; only of those who have had a place.
COLUMNS: dict[str, tuple[str, tuple[State, ...]]] = {
    "cancelled": ("rechtzeitig abgemeldet", (State.CANCELLED,)),
    "late": ("spät abgemeldet", (State.CANCELLED_LATE,)),
    "released": ("ohne Antwort freigegeben", (State.RELEASED,)),
    "absent": ("nicht gekommen", (State.ABSENT,)),
    "attended": ("war da", (State.ATTENDED,)),
    "unknown": ("nicht vermerkt", (State.BOOKED,)),
}
COUNTED = [state for _, states in COLUMNS.values() for state in states]
HEADINGS = {"name": "Kommune", "registered": "hatte Plätze", **{name: label for name, (label, _) in COLUMNS.items()}}


@require_safe
@seeing
def show_balance(request: HttpRequest) -> HttpResponse:
    """The table, sorted by any column."""
    order = request.GET.get("sortieren", "absent")
    if order not in HEADINGS:
        order = "absent"
    rows = balance(timezone.now(), order)
    context = {
        "heading": "Bilanz je Kommune",
        "headings": HEADINGS,
        "rows": [list(one.values()) for one in rows],
        "order": order,
    }
    return render(request, "calendar_events/admin/balance.html", context)


@require_safe
@seeing
def export_balance(request: HttpRequest, extension: str) -> HttpResponse:
    """The table to take away."""
    if extension not in FORMATS:
        raise Http404
    rows = [list(HEADINGS.values()), *(list(one.values()) for one in balance(timezone.now(), "name"))]
    return download("bilanz-je-kommune", extension, rows)


def balance(now: datetime, order: str) -> list[dict[str, str | int]]:
    """One row per municipality over the events of the last 24 months; names ascend, numbers descend."""
    counts = {name: Count("pk", filter=Q(state__in=states)) for name, (_, states) in COLUMNS.items()}
    found = (
        Registration.objects.filter(
            booked_at__isnull=False,
            state__in=COUNTED,
            municipality__isnull=False,
            event__ends_at__range=(now - MEASURED, now),
        )
        .order_by()
        .values("municipality_id", "municipality__name")
        .annotate(registered=Count("pk"), **counts)
    )
    rows = [
        {"name": one["municipality__name"], **{key: one[key] for key in HEADINGS if key != "name"}} for one in found
    ]
    rows.sort(key=lambda one: sort_key(str(one["name"])))
    return rows if order == "name" else sorted(rows, key=lambda one: -int(one[order]))
