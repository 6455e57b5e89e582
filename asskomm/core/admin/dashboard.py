"""The first page of the admin: what waits for the editors, in lists that look alike."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, time_format
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision, WorkflowState

from asskomm.core.admin.reviews import editable_pages, pages_to_review
from asskomm.core.due_tasks import waits_in_vain

# A panel shows what comes next, not everything.
MAX_ROWS = 8
# One more is read, to know whether there are more.
READ_ROWS = MAX_ROWS + 1
REVIEW_AHEAD = timedelta(days=14)
OVERDUE = "überfällig"
STUCK = (
    "Etwas ist fällig, aber seit mehr als einer Stunde hat das Portal keine geplanten Veröffentlichungen "
    "ausgeführt. Bitte sagen Sie der Technik Bescheid: »run_due_tasks« läuft nicht."
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a panel: what to open, what is the matter, since or until when."""

    title: str
    url: str
    state: str
    when: str = ""
    is_urgent: bool = False


class ListPanel(Component):
    """A list on the dashboard, shown to whoever may work on pages, with a sentence where it is empty."""

    template_name = "core/admin/list_panel.html"
    name = ""
    heading = ""
    icon = "doc-full"
    empty = ""
    # Text and address of a link to everything.
    more: tuple[str, str] | None = None
    order = 100

    def rows(self, request: HttpRequest) -> list[Row]:
        """What the list shows, the most urgent first; the panel cuts it after `MAX_ROWS`."""
        raise NotImplementedError

    def warning(self, request: HttpRequest) -> str:
        """A sentence above the list; mostly none."""
        return ""

    def is_shown(self, request: HttpRequest) -> bool:
        return user_has_any_page_permission(request.user)

    def get_context_data(self, parent_context):
        request = parent_context["request"]
        rows = self.rows(request)
        return {
            "panel": self,
            "rows": rows[:MAX_ROWS],
            "has_more": len(rows) > MAX_ROWS,
            "warning": self.warning(request),
        }

    def render_html(self, parent_context=None):
        return super().render_html(parent_context) if self.is_shown(parent_context["request"]) else ""


class ApprovalsPanel(ListPanel):
    """Pages handed in, pages given back, and drafts: one's own before those of the others."""

    name = "approvals"
    heading = "Entwürfe und Freigaben"
    icon = "edit"
    empty = "Nichts offen: Alle Entwürfe sind veröffentlicht."
    order = 20

    def rows(self, request: HttpRequest) -> list[Row]:
        states = list(
            WorkflowState.objects.active()
            .filter(base_content_type=ContentType.objects.get_for_model(Page))
            .select_related("current_task_state", "requested_by")
            .order_by("current_task_state__started_at")
        )
        pages = editable_pages(request.user)
        in_workflow = pages.in_bulk([int(state.object_id) for state in states])
        handed_in = [
            workflow_row(in_workflow[int(state.object_id)], state)
            for state in states
            if int(state.object_id) in in_workflow
        ]
        drafts = (
            pages.filter(has_unpublished_changes=True)
            .exclude(pk__in=in_workflow)
            .annotate_approved_schedule()
            .filter(_approved_schedule=False)
            .select_related("latest_revision__user")
            .order_by("-latest_revision_created_at", "-pk")[:READ_ROWS]
        )
        return [*handed_in, *(draft_row(page, request.user) for page in drafts)]


class PlannedPanel(ListPanel):
    """What goes online and offline by itself, the next first."""

    name = "planned"
    heading = "Geplante Veröffentlichungen"
    icon = "calendar-alt"
    empty = "Nichts geplant. Termine setzen Sie im Editor rechts oben unter »Status«."
    order = 30

    def rows(self, request: HttpRequest) -> list[Row]:
        pages = editable_pages(request.user)
        keys = pages.annotate(key=Cast("pk", CharField())).values("key")
        revisions = Revision.objects.filter(
            approved_go_live_at__isnull=False,
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id__in=keys,
        ).order_by("approved_go_live_at")[:READ_ROWS]
        moments = {int(one.object_id): one.approved_go_live_at for one in revisions}
        starting = [(moments[page.pk], page, "geht online") for page in pages.filter(pk__in=moments)]
        ending = [
            (page.expire_at, page, "geht offline")
            for page in pages.filter(live=True, expire_at__isnull=False).order_by("expire_at")[:READ_ROWS]
        ]
        coming = sorted([*starting, *ending], key=lambda one: (one[0], one[1].pk))
        now = timezone.now()
        return [page_row(page, state, show_moment(moment), moment < now) for moment, page, state in coming]

    def warning(self, request: HttpRequest) -> str:
        return STUCK if waits_in_vain() else ""


class ReviewPanel(ListPanel):
    """Pages whose »Wiedervorlage« has come or comes soon, the longest overdue first."""

    name = "reviews"
    heading = "Zur Prüfung fällig"
    icon = "time"
    empty = "Nichts fällig. Das Datum »Wiedervorlage« steht im Editor unter »Einstellungen«."
    order = 40

    def rows(self, request: HttpRequest) -> list[Row]:
        today = timezone.localdate()
        pages = pages_to_review(request.user).filter(review_on__lte=today + REVIEW_AHEAD)[:READ_ROWS]
        return [
            page_row(
                page,
                OVERDUE if page.review_on < today else "heute" if page.review_on == today else "demnächst",
                show_day(page.review_on),
                page.review_on < today,
            )
            for page in pages
        ]

    @property
    def more(self) -> tuple[str, str]:
        """The report with all of them."""
        return "Alle Wiedervorlagen", reverse("reviews")


PANELS = (ApprovalsPanel, PlannedPanel, ReviewPanel)


def page_row(page: Page, state: str, when: str, is_urgent: bool = False) -> Row:
    """A line that opens the page in the editor."""
    return Row(
        page.get_admin_display_title(), reverse("wagtailadmin_pages:edit", args=[page.pk]), state, when, is_urgent
    )


def workflow_row(page: Page, state: WorkflowState) -> Row:
    """A page between Redaktion and Redaktionsleitung."""
    name = state.requested_by.get_full_name() or state.requested_by.get_username() if state.requested_by else ""
    by = f", eingereicht von {name}" if name else ""
    since = state.current_task_state.started_at if state.current_task_state else state.created_at
    is_returned = state.status == WorkflowState.STATUS_NEEDS_CHANGES
    text = f"zur Überarbeitung zurückgegeben{by}" if is_returned else f"wartet auf Freigabe{by}"
    return page_row(page, text, f"seit {show_moment(since)}", not is_returned)


def draft_row(page: Page, user) -> Row:
    """A page with changes that are not public."""
    author = page.latest_revision.user if page.latest_revision else None
    by = "von Ihnen" if author == user else f"von {author.get_full_name() or author.get_username()}" if author else ""
    kind = "Änderungen" if page.live else "Entwurf"
    return page_row(page, f"{kind} {by}".strip(), show_moment(page.latest_revision_created_at))


def show_moment(moment: datetime | None) -> str:
    """»22. November 2026, 14:30 Uhr«."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return f"{date_format(local)}, {time_format(local)} Uhr"


def show_day(day: date) -> str:
    """»22. November 2026«."""
    return date_format(day)
