"""The admin of what all subjects share: topics and team, and what holds for every listing."""

from django.conf import settings
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import StatusFlagColumn
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from asskomm.core.admin import dashboard, publishing
from asskomm.core.admin.action_menu import use_german_words
from asskomm.core.admin.content_checker import use_german_checker
from asskomm.core.admin.documents import PortalDocumentIndexView
from asskomm.core.admin.history import ChangesLogFormatter, CreateWithChildrenAction, EditWithChangesAction
from asskomm.core.admin.menu import HandbookMenuItem, PagesMenuItem
from asskomm.core.admin.review_report import ReviewReportView
from asskomm.core.admin.viewsets import ReadOnlyPolicy, RecordViewSet
from asskomm.core.contact_requests.admin import ContactRequestViewSet, ReceivedOnlyPolicy
from asskomm.core.contact_requests.dashboard import RequestsPanel
from asskomm.core.hidden_addresses import is_hidden
from asskomm.core.hidden_addresses import problem as hidden_problem
from asskomm.core.models import ContactRequest, MissedSearch, TeamMember, Topic
from asskomm.core.search.admin import MissedSearchViewSet


class TopicViewSet(RecordViewSet):
    """The fields of work that news, events and good practice share."""

    model = Topic
    icon = "tag"
    url_prefix = "portal/themen"
    list_display = ["name", "slug", "description"]
    list_export = ["name", "slug", "description"]
    export_filename = "themen"


class TeamMemberViewSet(RecordViewSet):
    """The people of the ASSKomm team."""

    model = TeamMember
    icon = "user"
    url_prefix = "portal/team"
    list_display = [
        "name",
        "function",
        "phone",
        "email",
        "order",
        StatusFlagColumn("is_sample", label="Marke", true_label="Beispiel", sort_key="is_sample"),
    ]
    list_export = ["name", "function", "phone", "email", "order", "is_sample"]
    export_filename = "team"
    ordering = ["order", "name"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldPanel("function", help_text="Zum Beispiel »Regionalberatung Bautzen und Görlitz«."),
                    FieldPanel("image", help_text="Wird quadratisch zugeschnitten, um den Fokuspunkt."),
                ],
                "Person",
            ),
            MultiFieldPanel([FieldRowPanel([FieldPanel("phone"), FieldPanel("email")])], "Kontakt, öffentlich"),
            MultiFieldPanel(
                [
                    FieldRowPanel(
                        [FieldPanel("order", help_text="Kleine Zahlen stehen vorn."), FieldPanel("is_sample")]
                    )
                ],
                "Darstellung",
            ),
        ]
    )


class PortalGroup(SnippetViewSetGroup):
    """What is kept once and shown in many places."""

    menu_label = "Portal"
    menu_icon = "desktop"
    menu_order = 250
    items = (TeamMemberViewSet, TopicViewSet, MissedSearchViewSet)


register_permission_policy(MissedSearch, ReadOnlyPolicy(MissedSearch))
register_snippet(PortalGroup)
register_permission_policy(ContactRequest, ReceivedOnlyPolicy(ContactRequest))
register_snippet(ContactRequestViewSet)


@hooks.register("register_actions")
def register_actions(registry) -> None:
    """Edits of these models say in their history which fields changed."""
    for model in (Topic, TeamMember):
        registry.register(model, EditWithChangesAction)
        registry.register(model, CreateWithChildrenAction)


# After Wagtail's own hook, which registers the plain text.
@hooks.register("register_log_actions", order=1)
def show_changes_in_history(actions) -> None:
    """Show the changed fields wherever a log entry carries them."""
    # Assigned instead of registered a second time, which would list the action twice in the filters.
    actions.formatters["wagtail.edit"] = ChangesLogFormatter()


@hooks.register("before_delete_snippet")
def refuse_bulk_deletion(request, instances):
    """The listings offer no deletion of many at once; its address must not work around their history either."""
    if request.resolver_match.url_name == "wagtail_bulk_action":
        messages.error(request, "Bitte einzeln löschen: Nur so bleibt der Verlauf vollständig.")
        return redirect("wagtailadmin_home")
    return None


@hooks.register("register_help_menu_item")
def register_handbook() -> MenuItem:
    """The editors' handbook, where an operator has said where it can be read."""
    return HandbookMenuItem("Handbuch für die Redaktion", settings.HANDBOOK_URL, name="handbook", icon_name="help")


@hooks.register("construct_help_menu")
def hide_english_help(request, menu_items) -> None:
    """Keep the keyboard shortcuts; Wagtail's news and guide are English pages of another host."""
    menu_items[:] = [item for item in menu_items if item.name in ("keyboard-shortcuts-trigger", "handbook")]


# Before Wagtail's own addresses, of which these two are the same.
@hooks.register("register_admin_urls", order=-1)
def register_document_listing():
    """The library of documents with the portal's columns and filters."""
    return [
        path("documents/", PortalDocumentIndexView.as_view()),
        path("documents/results/", PortalDocumentIndexView.as_view(results_only=True)),
    ]


@hooks.register("construct_reports_menu")
def hide_empty_search_report(request, menu_items) -> None:
    """Wagtail's report of search terms stays empty: the portal counts only what nobody found, in its own list."""
    menu_items[:] = [item for item in menu_items if item.name != "search-terms"]


# --- Dashboard and reports -----------------------------------------------------------------------------

# What our own lists show as well. Approving from the dashboard would also publish unseen and unchecked.
REPEATED_PANELS = {"user_objects_in_workflow_moderation", "workflow_objects_to_moderate"}


@hooks.register("construct_homepage_panels")
def add_dashboard_panels(request, homepage_panels) -> None:
    """What waits for the editors, instead of Wagtail's panels about the same."""
    homepage_panels[:] = [panel for panel in homepage_panels if getattr(panel, "name", "") not in REPEATED_PANELS]
    homepage_panels.extend(panel() for panel in (*dashboard.PANELS, RequestsPanel))


@hooks.register("register_reports_menu_item")
def register_review_report() -> MenuItem:
    """»Wiedervorlagen« among the reports."""
    return PagesMenuItem("Wiedervorlagen", reverse("reviews"), name="reviews", icon_name="time", order=600)


@hooks.register("register_admin_urls")
def register_review_addresses() -> list:
    """The report and, for its filters, its results alone."""
    return [
        path("berichte/wiedervorlagen/", ReviewReportView.as_view(), name="reviews"),
        path(
            "berichte/wiedervorlagen/ergebnisse/",
            ReviewReportView.as_view(results_only=True),
            name="reviews_results",
        ),
    ]


# --- Publishing ----------------------------------------------------------------------------------------


@hooks.register("construct_wagtail_userbar")
def use_portal_checker(request, items, page) -> None:
    """German hints in the preview and on the page."""
    use_german_checker(items)


@hooks.register("construct_page_action_menu")
def name_actions(menu_items, request, context) -> None:
    """»Zur Freigabe einreichen«."""
    use_german_words(menu_items)


@hooks.register("before_move_page")
def refuse_hidden_address(request, page, destination) -> object | None:
    """Where a page moves to there may be something else at its address already."""
    if not is_hidden(destination, page.slug):
        return None
    messages.error(request, hidden_problem(page.slug))
    return redirect("wagtailadmin_pages:move", page.pk)


@hooks.register("before_bulk_action")
def refuse_bulk_publishing(request, action_type, objects, action) -> object | None:
    """Publishing many pages at once shows no form: what the forms would refuse is refused here."""
    if action_type != "publish" or request.method != "POST":
        return None
    pages = list(objects)
    if request.POST.get("include_descendants"):
        for one in objects:
            pages += one.get_descendants().not_live().specific()
    refused = 0
    for page in pages:
        problems = publishing.problems_of(page.get_latest_revision_as_object())
        if problems:
            refused += 1
            messages.error(request, f"»{page}« ist nicht bereit: {problems[0].message}")
    return redirect(action.next_url) if refused else None


# --- Appearance ----------------------------------------------------------------------------------------


@hooks.register("insert_global_admin_css")
def add_admin_style() -> str:
    """The portal's colours and mark."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
