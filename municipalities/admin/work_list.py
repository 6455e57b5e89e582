"""»Arbeitsliste«: records that somebody should ask about, because a step is overdue or a contact is missing."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from asskomm.core.admin.dashboard import ListPanel, Row
from municipalities.admin.filters import snapshot_of_today, stood_on
from municipalities.admin.listings import has_contact
from municipalities.admin.rights import changing, may_change
from municipalities.history import listed
from municipalities.models import Instrument, Municipality, Participation, Partnership
from municipalities.partial_dates import PartialDate, Precision
from municipalities.participation import Entry, Snapshot, Standing

# How long a plan may stay one, and an agreement go without a council.
PATIENCE = timedelta(days=365)
AGREEMENTS = (Instrument.PRELIMINARY_AGREEMENT, Instrument.COOPERATION_AGREEMENT)
MAX_NAMED = 5


@dataclass(frozen=True, slots=True)
class Task:
    """One record to look at; `detail` says what is known besides."""

    record: int
    who: str
    what: str
    since: PartialDate
    detail: str = ""

    @property
    def url(self) -> str:
        """The record in the admin."""
        return reverse("wagtailsnippets_municipalities_participation:edit", args=[self.record])


@dataclass(frozen=True, slots=True)
class TaskList:
    """Records with the same thing to do, the longest waiting first."""

    code: str
    title: str
    text: str
    tasks: list[Task]


def last_day(day: PartialDate) -> date:
    """The last day that a partly known date can mean: »2023« may have been in December."""
    if day.precision == Precision.YEAR:
        return date(day.day.year, 12, 31)
    if day.precision == Precision.MONTH:
        return day.day.replace(day=monthrange(day.day.year, day.day.month)[1])
    return day.day


def is_overdue(since: PartialDate, today: date) -> bool:
    """Whether more than twelve months have passed for certain."""
    return last_day(since) + PATIENCE < today


def overdue_plans(today: date) -> list[Task]:
    """Planned, and not begun after a year; one query."""
    records = Participation.objects.filter(
        state=Participation.State.PLANNED, ended_on=None, planned_on__lt=today - PATIENCE
    ).select_related("instrument", "municipality", "partnership")
    tasks = [
        Task(one.pk, str(one.participant), str(one.instrument), one.since)
        for one in records
        if is_overdue(one.since, today) and exists(one.participant, today)
    ]
    return in_order(tasks)


def exists(participant: Municipality | Partnership, today: date) -> bool:
    """A dissolved municipality has nothing to do any more."""
    return isinstance(participant, Partnership) or participant.is_valid_on(today)


def without_council(state: Snapshot) -> list[Task]:
    """An agreement for more than a year, but no council: one row per agreement. No query beside the snapshot's."""
    found: dict[Entry, list[Standing]] = defaultdict(list)
    for standing in state:
        codes = {entry.instrument.code for entry in standing.in_force}
        if Instrument.PREVENTION_COUNCIL in codes:
            continue
        agreements = [entry for entry in standing.in_force if entry.instrument.code in AGREEMENTS]
        # The first one counts: a cooperation agreement does not begin the year anew.
        if agreements:
            found[min(agreements, key=lambda one: one.since)].append(standing)
    return in_order(
        Task(entry.record, names(standings), str(entry.instrument), entry.since, detail(entry, standings[0]))
        for entry, standings in found.items()
        if is_overdue(entry.since, state.day)
    )


def names(standings: list[Standing]) -> str:
    """The municipalities that an agreement of a partnership leaves without a council."""
    shown = [one.name for one in standings[:MAX_NAMED]]
    more = len(standings) - len(shown)
    return listed([*shown, f"{more} weitere"] if more else shown)


def detail(entry: Entry, standing: Standing) -> str:
    """Through whom the agreement counts, and whether a council is planned at least."""
    plan = standing.entry_for(Instrument.PREVENTION_COUNCIL)
    texts = [entry.via_text, f"Präventionsrat geplant seit {plan.since}" if plan else ""]
    return ", ".join(text for text in texts if text)


def without_contact(today: date) -> list[Task]:
    """A council to which no visitor finds a way, not even through the municipality's own office; one query."""
    records = Participation.objects.filter(
        stood_on(today), instrument__code=Instrument.PREVENTION_COUNCIL, started_on__lte=today
    ).select_related("instrument", "municipality", "partnership")
    return in_order(
        Task(one.pk, str(one.participant), str(one.instrument), one.since)
        for one in records
        if not has_contact(one) and not has_office(one.municipality) and exists(one.participant, today)
    )


def has_office(municipality: Municipality | None) -> bool:
    return bool(municipality and (municipality.office_phone or municipality.office_email))


def in_order(tasks: Iterable[Task]) -> list[Task]:
    return sorted(tasks, key=lambda one: (one.since, one.who, one.record))


def task_lists(state: Snapshot) -> list[TaskList]:
    """All three lists; two queries beside the snapshot's."""
    return [
        TaskList(
            "plaene",
            "Überfällige Planungen",
            "Seit mehr als zwölf Monaten geplant und noch nicht begonnen. Nachfragen: Hat es angefangen, oder ist der "
            "Plan aufgegeben?",
            overdue_plans(state.day),
        ),
        TaskList(
            "raete",
            "Vereinbarung ohne Präventionsrat",
            "Seit mehr als zwölf Monaten gibt es eine Vereinbarung, aber keinen Präventionsrat.",
            without_council(state),
        ),
        TaskList(
            "kontakte",
            "Präventionsrat ohne öffentlichen Kontakt",
            "Besucher:innen finden weder Telefon noch E-Mail.",
            without_contact(state.day),
        ),
    ]


@require_safe
@changing
def work_list(request: HttpRequest) -> HttpResponse:
    """The page with all three lists."""
    context = {"heading": "Arbeitsliste", "icon": "tasks", "lists": task_lists(snapshot_of_today(request))}
    return render(request, "municipalities/admin/work_list.html", context)


class WorkListPanel(ListPanel):
    """How much there is to do, for whoever keeps the register."""

    name = "work_list"
    heading = "Arbeitsliste Kommunen"
    icon = "tasks"
    empty = "Nichts zu tun: keine überfälligen Planungen, alle Räte mit Kontakt."
    order = 48

    def is_shown(self, request: HttpRequest) -> bool:
        return may_change(request.user)

    def rows(self, request: HttpRequest) -> list[Row]:
        return [
            Row(
                one.title,
                f"{reverse('work_list')}#{one.code}",
                f"{len(one.tasks)} offen",
                f"seit {one.tasks[0].since}",
            )
            for one in task_lists(snapshot_of_today(request))
            if one.tasks
        ]
