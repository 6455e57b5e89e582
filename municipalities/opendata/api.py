"""
The API to read the register with, `/api/v1/`.

It answers from the same snapshot as every page, knows only GET, and needs no key. What is added keeps the
version; what would break a reader gets a new one.
"""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Query, Schema
from ninja.errors import HttpError, Throttled, ValidationError
from ninja.throttling import BaseThrottle
from pydantic import Field

from asskomm.core.contact_requests.guard import is_one_too_many
from municipalities.map.forms import RECORDS_BEGIN
from municipalities.map.view import snapshot_of, suggestions
from municipalities.models import Partnership
from municipalities.opendata import schemas
from municipalities.opendata.tables import CHUNK, milestone_records, milestone_row
from municipalities.participation import InstrumentCount, Snapshot, Standing, State, today
from municipalities.querysets import within

HOUR = 60 * 60
MAX_LIMIT = 500

Day = Annotated[
    date | None, Query(description="Tag, für den die Antwort gilt; ohne Angabe heute", examples=["2021-06-30"])
]
District = Annotated[
    str | None, Query(pattern=r"^14\d{3}$", description="Schlüssel eines Landkreises", examples=["14729"])
]
Instrument = Annotated[
    str | None, Query(pattern=r"^[a-z0-9_-]{1,40}$", description="Kennung eines Instruments", examples=["coaching"])
]
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="So viele höchstens")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="So viele werden übersprungen")]

Item = TypeVar("Item")


class PageOut(Schema, Generic[Item]):
    """Ein Teil einer Liste."""

    day: date
    count: Annotated[int, Field(description="Einträge insgesamt")]
    next: Annotated[str | None, Field(description="Adresse des nächsten Teils")]
    items: list[Item]


class PortalAPI(NinjaAPI):
    """Answers that pages of other sites may read: they are the same for everybody."""

    def create_response(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().create_response(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response


class NetworkThrottle(BaseThrottle):
    """So many requests an hour from one network, counted without storing its address."""

    def allow_request(self, request: HttpRequest) -> bool:
        return not is_one_too_many(request, "api", settings.API_REQUESTS_PER_HOUR)

    def wait(self) -> float:
        return HOUR


api = PortalAPI(
    title="ASSKomm: Register der Teilnahmen",
    version="1",
    description="Lesender Zugriff auf das Register hinter der Karte. Ohne Schlüssel, ohne Anmeldung.",
    docs_url=None,
    throttle=NetworkThrottle(),
    urls_namespace="api-1",
)
PROBLEMS = {400: schemas.ProblemOut, 404: schemas.ProblemOut, 422: schemas.ProblemOut, 429: schemas.ProblemOut}


@api.exception_handler(ValidationError)
def refuse_input(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name every parameter that cannot be read."""
    details = [f"{one['loc'][-1]}: {one['msg']}" for one in error.errors]
    return api.create_response(request, {"error": "Die Abfrage ist nicht lesbar.", "details": details}, status=422)


@api.exception_handler(Throttled)
def refuse_too_many(request: HttpRequest, error: Throttled) -> HttpResponse:
    """Say when to come back."""
    message = "Zu viele Abfragen in einer Stunde. Alle Daten gibt es auch als Dateien: /karte/daten/."
    response = api.create_response(request, {"error": message, "details": []}, status=429)
    response["Retry-After"] = str(HOUR)
    return response


@api.exception_handler(HttpError)
def refuse(request: HttpRequest, error: HttpError) -> HttpResponse:
    """In the same form as everything else that is refused."""
    return api.create_response(request, {"error": str(error), "details": []}, status=error.status_code)


def state_on(day: date | None, district: str | None = None) -> Snapshot:
    """The state of the day, of one district where that is asked for; refuses days and districts without data."""
    day = day or today()
    if not RECORDS_BEGIN <= day <= today():
        raise HttpError(400, f"Daten gibt es vom {RECORDS_BEGIN} bis heute, {today()}.")
    state = snapshot_of(day)
    if not district:
        return state
    found = state.within(district)
    if not found.total:
        raise HttpError(404, f"Einen Landkreis mit dem Schlüssel {district} gibt es nicht.")
    return found


def require_instrument(state: Snapshot, code: str | None) -> None:
    if code and state.instrument(code) is None:
        raise HttpError(404, f"Ein Instrument mit der Kennung {code} gibt es nicht.")


def part_of(request: HttpRequest, day: date, items: list[Any] | QuerySet, limit: int, offset: int) -> dict[str, Any]:
    """One part of a list, with the address of the next; of a query only the part is read."""
    after, count = None, items.count() if isinstance(items, QuerySet) else len(items)
    if offset + limit < count:
        query = request.GET.copy()
        query["limit"], query["offset"] = str(limit), str(offset + limit)
        after = f"{settings.SITE_URL}{request.path}?{query.urlencode()}"
    return {"day": day, "count": count, "next": after, "items": items[offset : offset + limit]}


@api.get("/municipalities", response={200: PageOut[schemas.MunicipalityOut]} | PROBLEMS, summary="Kommunen")
def list_municipalities(
    request: HttpRequest,
    day: Day = None,
    district: District = None,
    instrument: Instrument = None,
    q: Annotated[str | None, Query(max_length=100, description="Teil des Namens, deutsch oder sorbisch")] = None,
    limit: Limit = 100,
    offset: Offset = 0,
):
    """Municipalities of the day by AGS, narrowed down by district, instrument in force or planned, and name."""
    state = state_on(day, district)
    require_instrument(state, instrument)
    found = suggestions(q.replace("\x00", ""), state) if q else list(state)
    if instrument:
        found = [one for one in found if one.entry_for(instrument)]
    found.sort(key=lambda one: one.ags)
    part = part_of(request, state.day, found, limit, offset)
    return part | {"items": [municipality(one) for one in part["items"]]}


@api.get("/municipalities/{ags}", response={200: schemas.MunicipalityOut} | PROBLEMS, summary="Eine Kommune")
def show_municipality(
    request: HttpRequest,
    ags: Annotated[str, Path(pattern=r"^14\d{6}$", description="Amtlicher Gemeindeschlüssel", examples=["14729410"])],
    day: Day = None,
):
    """One municipality as she was on the day."""
    standing = state_on(day).standings.get(ags)
    if standing is None:
        raise HttpError(404, f"Eine Kommune mit dem Schlüssel {ags} gab es an diesem Tag nicht.")
    return municipality(standing)


def municipality(standing: Standing) -> dict[str, Any]:
    return {
        "ags": standing.ags,
        "name": standing.name,
        "official_name": standing.official_name,
        "kind": standing.kind,
        "district": standing.district.ags,
        "population": standing.population,
        "latitude": standing.latitude,
        "longitude": standing.longitude,
        "stage": standing.stage.instrument.code if standing.stage else None,
        "participations": [
            {
                "milestone": entry.record,
                "instrument": entry.instrument.code,
                "state": entry.state,
                "since": entry.since.iso,
                "via": entry.via_text,
            }
            for entry in standing.entries
        ],
        "page": f"{settings.SITE_URL}/karte/gemeinden/{standing.ags}-{standing.slug}/",
    }


@api.get("/milestones", response={200: PageOut[schemas.MilestoneOut]} | PROBLEMS, summary="Meilensteine")
def list_milestones(
    request: HttpRequest,
    day: Day = None,
    district: District = None,
    instrument: Instrument = None,
    limit: Limit = 100,
    offset: Offset = 0,
):
    """Records of the register as they were known on the day, by number."""
    state = state_on(day, district)
    require_instrument(state, instrument)
    records = milestone_records(state.day, district or "", instrument or "")
    part = part_of(request, state.day, records, limit, offset)
    return part | {"items": [milestone(milestone_row(one, state.day)) for one in part["items"]]}


def milestone(row: tuple[Any, ...]) -> dict[str, Any]:
    number, instrument, ags, partnership, name, state, planned, started, ended, note = row
    return {
        "milestone": number,
        "instrument": instrument,
        "ags": ags or None,
        "partnership": partnership or None,
        "name": name,
        "state": next(one.value for one in State if one.label == state),
        "planned": planned or None,
        "started": started or None,
        "ended": ended or None,
        "note": note,
    }


@api.get("/instruments", response={200: list[schemas.InstrumentOut]} | PROBLEMS, summary="Instrumente")
def list_instruments(request: HttpRequest, day: Day = None, district: District = None):
    """All instruments in the order of the legend, with the figures of the day."""
    return instruments(state_on(day, district))


def instruments(state: Snapshot) -> list[dict[str, Any]]:
    return [instrument_with_figures(one) for one in state.instruments]


def instrument_with_figures(row: InstrumentCount) -> dict[str, Any]:
    one = row.instrument
    return {
        "instrument": one.code,
        "label": one.label,
        "plural": one.plural,
        "description": one.description,
        "stage": one.stage,
        "colour": one.colour,
        "records": row.records,
        "municipalities": row.municipalities,
        "planned": row.planned,
    }


@api.get("/districts", response={200: list[schemas.DistrictOut]} | PROBLEMS, summary="Landkreise")
def list_districts(request: HttpRequest, day: Day = None):
    """Districts and cities of the day by name."""
    state = state_on(day)
    return [
        {"ags": one.ags, "name": one.full_name, "municipalities": state.within(one.ags).total}
        for one in state.districts
    ]


@api.get("/partnerships", response={200: list[schemas.PartnershipOut]} | PROBLEMS, summary="Zusammenschlüsse")
def list_partnerships(request: HttpRequest, day: Day = None):
    """Partnerships with their members on the day; where all of a district are members, all of them."""
    state = state_on(day)
    partnerships = Partnership.objects.select_related("district").prefetch_related("memberships").order_by("pk")
    return [
        {
            "partnership": one.pk,
            "name": one.name,
            "kind": one.get_kind_display(),
            "district": one.district.ags if one.district_id else None,
            "members": sorted(members(one, state)),
        }
        for one in partnerships.iterator(CHUNK)
    ]


def members(partnership: Partnership, state: Snapshot) -> Iterable[str]:
    """The AGS of the members on the snapshot's day."""
    if partnership.district_id:
        return {one.ags for one in state if one.district.pk == partnership.district_id}
    return {
        standing.ags
        for one in partnership.memberships.all()
        if within(state.day, one.valid_from, one.valid_until) and (standing := state.heir_of(one.municipality_id))
    }


@api.get("/figures", response={200: schemas.FiguresOut} | PROBLEMS, summary="Zahlen eines Tages")
def show_figures(request: HttpRequest, day: Day = None, district: District = None):
    """The figures of the day, of Saxony or one district."""
    state = state_on(day, district)
    return {
        "day": state.day,
        "municipalities": state.total,
        "participating": state.participating,
        "population": sum(one.population or 0 for one in state),
        "participating_population": sum(one.population or 0 for one in state if one.in_force),
        "instruments": instruments(state),
    }
