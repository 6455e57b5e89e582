"""
What a history of changes says: not only who and when, but which field went from what to what.

Wagtail writes a log entry for every create, edit and delete. The actions here add the changed fields to
it, and give records that were edited inside another one (the participations on a municipality's form)
entries of their own.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Manager, Model, QuerySet
from django.forms import BaseForm, BaseFormSet, ModelChoiceField
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from wagtail.actions import CreateAction, EditAction
from wagtail.log_actions import LogFormatter, log

EMPTY = "–"
# Marks the entry of a record that was changed on another one's form, whose own entry tells the same.
INSIDE = "inside"
# A log entry tells what changed; the text itself stands in the record.
MAX_VALUE = 80


class EditWithChangesAction(EditAction):
    """Wagtail's edit, with the changed fields in the log entry."""

    def execute(self, skip_permission_checks: bool = False) -> Model:
        code, self.log_action = self.log_action, None
        with transaction.atomic():
            instance = super().execute(skip_permission_checks)
            changes = describe_changes(self.form) if self.form else []
            log_with_children(instance, code, self.user, self.form, changes, self.content_changed)
        return instance


class CreateWithChildrenAction(CreateAction):
    """Wagtail's create, with log entries for what was created together with it."""

    def execute(self, skip_permission_checks: bool = False) -> Model:
        code, self.log_action = self.log_action, None
        with transaction.atomic():
            instance = super().execute(skip_permission_checks)
            log_with_children(instance, code, self.user, self.form, [], True)
        return instance


class ChangesLogFormatter(LogFormatter):
    """»Bearbeitet: Status: geplant → läuft«, or just »Bearbeitet« for entries without changed fields."""

    label = "Bearbeiten"

    def format_message(self, log_entry) -> str:
        changes = log_entry.data.get("changes")
        return f"Bearbeitet: {'; '.join(changes)}" if changes else "Bearbeitet"


def log_with_children(
    instance: Model, code: str, user, form: BaseForm | None, changes: list[str], content_changed: bool
) -> None:
    """Log one act on `instance`, and what it did to the records of its inline forms."""
    if not code:
        return
    data = {"changes": changes} if changes else {}
    log(instance=instance, action=code, user=user, content_changed=content_changed, data=data)
    for formset in getattr(form, "formsets", {}).values():
        log_children(formset, user)


def log_children(formset: BaseFormSet, user) -> None:
    """Log what one inline form did, for records that have an admin view and with it a history of their own."""
    if not hasattr(formset.model, "snippet_viewset"):
        return
    changes = {form.instance.pk: describe_fields(form) for form in formset.initial_forms}
    # Wagtail's history shows one entry per act and code, whatever the object: each child is an act of its own.
    for child in formset.new_objects:
        data = {INSIDE: True}
        log(instance=child, action="wagtail.create", user=user, uuid=uuid4(), content_changed=True, data=data)
    for child, _ in formset.changed_objects:
        data = {"changes": changes.get(child.pk, []), INSIDE: True}
        log(instance=child, action="wagtail.edit", user=user, uuid=uuid4(), content_changed=True, data=data)
    for child in formset.deleted_objects:
        data = {INSIDE: True}
        log(instance=child, action="wagtail.delete", user=user, uuid=uuid4(), deleted=True, data=data)


def describe_changes(form: BaseForm) -> list[str]:
    """One line per changed field of a saved form, and one per row that its inline forms touched."""
    lines = describe_fields(form)
    for formset in getattr(form, "formsets", {}).values():
        lines.extend(describe_rows(formset))
    return lines


def describe_fields(form: BaseForm) -> list[str]:
    """»Status: geplant → läuft« for every changed field of the form itself."""
    lines = []
    for name in form.changed_data:
        if name in ("DELETE", "ORDER", "id"):
            continue
        old = display(form, name, form.get_initial_for_field(form.fields[name], name))
        new = display(form, name, form.cleaned_data.get(name))
        lines.append(f"{capfirst(str(form[name].label))}: {old} → {new}")
    return lines


def describe_rows(formset: BaseFormSet) -> Iterator[str]:
    """»Teilnahme hinzugefügt: …« for every row that the saved inline form touched."""
    kind = formset.model._meta.verbose_name
    for child in formset.deleted_objects:
        yield f"{kind} gelöscht: {child}"
    for form in formset.initial_forms:
        if form not in formset.deleted_forms and (fields := describe_fields(form)):
            yield f"{kind} {form.instance} ({', '.join(fields)})"
    for child in formset.new_objects:
        yield f"{kind} hinzugefügt: {child}"


def display(form: BaseForm, name: str, value: Any) -> str:
    """A field's value the way the form shows it."""
    field = form.fields[name]
    if value is None or value == "" or value == []:
        return EMPTY
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, date):
        return date_format(value)
    if isinstance(field, ModelChoiceField) and not isinstance(value, (Model, QuerySet, Manager, list)):
        return str(field.queryset.filter(pk=value).first() or EMPTY)
    if not isinstance(field, ModelChoiceField) and hasattr(field, "choices"):
        value = dict(field.choices).get(value, value)
    return Truncator(str(value)).chars(MAX_VALUE)
