"""How every record that is not a page is listed, edited and deleted in the admin."""

from django.contrib.admin.utils import quote
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError
from django.db.models import Model, ProtectedError, QuerySet
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from wagtail.admin import messages
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views import snippets
from wagtail.snippets.views.snippets import SnippetViewSet

CONFLICT = (
    "Nicht gespeichert: Jemand anderes hat inzwischen einen Eintrag angelegt, der diesem widerspricht. "
    "Bitte die Seite neu laden und prüfen."
)
# A message names this many records that stand in the way; the number says how many there are.
MAX_NAMED = 5


class RecordIndexView(snippets.IndexView):
    """A listing without check boxes: deleting many at once would leave no history."""

    @cached_property
    def columns(self):
        return [column for column in super().columns if not isinstance(column, BulkActionsCheckboxColumn)]

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """End every order with the key, so that no record is on two pages and none is on no page."""
        queryset = super().order_queryset(queryset)
        chosen = queryset.query.order_by
        return queryset.order_by(*chosen, "pk") if chosen else queryset


class ConflictMixin:
    """
    Shows a message where the database refuses what the form had allowed.

    The form checks every rule first; this is left for two editors who save in the same moment.
    """

    def form_valid(self, form) -> HttpResponse:
        try:
            return super().form_valid(form)
        except IntegrityError:
            form.add_error(None, CONFLICT)
            self.produced_error_code = "validation_error"
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)


class RecordCreateView(ConflictMixin, snippets.CreateView):
    """The form for a new record."""


class RecordEditView(ConflictMixin, snippets.EditView):
    """The form for an existing record."""


class RecordDeleteView(snippets.DeleteView):
    """
    Says what prevents a deletion instead of asking for it, and never fails on it.

    Wagtail asks its reference index, which does not know about records that belong to this one.
    """

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return self.refuse() or super().get(request, *args, **kwargs)

    def form_valid(self, form) -> HttpResponse:
        # Asked again: a record may have been added since the question was shown.
        return self.refuse() or super().form_valid(form)

    def refuse(self) -> HttpResponse | None:
        """Go back to the form with a message, where other records forbid the deletion."""
        blockers = protected_by(self.object)
        if not blockers:
            return None
        messages.error(self.request, describe_blockers(blockers))
        return redirect(self.edit_url_name, quote(self.object.pk))


class ReadOnlyPolicy(ModelPermissionPolicy):
    """For what the portal writes by itself: to be read and deleted, by nobody to be added or changed."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action not in ("add", "change") and super().user_has_permission(user, action)


class RecordViewSet(SnippetViewSet):
    """The project's kind of snippet: a history for everything, messages instead of error pages."""

    index_view_class = RecordIndexView
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    delete_view_class = RecordDeleteView
    copy_view_enabled = False
    list_per_page = 50
    chooser_per_page = 25


def protected_by(instance: Model) -> list[Model]:
    """The records that forbid deleting `instance`; none where it can be deleted."""
    try:
        Collector(using=instance._state.db).collect([instance])
    except ProtectedError as error:
        return sorted(error.protected_objects, key=str)
    return []


def describe_blockers(blockers: list[Model]) -> str:
    """A sentence that names what has to go first."""
    named = "; ".join(str(blocker) for blocker in blockers[:MAX_NAMED])
    more = f" und {len(blockers) - MAX_NAMED} weitere" if len(blockers) > MAX_NAMED else ""
    return f"Löschen nicht möglich, weil andere Einträge darauf verweisen: {named}{more}."
