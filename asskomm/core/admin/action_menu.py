"""The buttons below a page's form, in the words of the editorial team."""

from typing import Any

from wagtail.admin.action_menu import CancelWorkflowMenuItem, SubmitForModerationMenuItem, WorkflowMenuItem

HAND_IN = "Zur Freigabe einreichen"
HAND_IN_AGAIN = "Erneut zur Freigabe einreichen"
# Wagtail's German has two words for one act, and one of them in the wrong case.
BETTER_WORDS = {
    "Freigeben und Veröffentlichen": "Freigeben und veröffentlichen",
    "Mit Kommentar genehmigen und Veröffentlichen": "Mit Kommentar freigeben und veröffentlichen",
    "Mit Kommentar genehmigen": "Mit Kommentar freigeben",
    "Änderungen anfordern": "Zur Überarbeitung zurückgeben",
    "Workflow abbrechen": "Einreichung zurückziehen",
}


class HandInMenuItem(SubmitForModerationMenuItem):
    """Says what it does; Wagtail names the workflow and the task instead, which no editor has to know."""

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        page = context.get("page")
        state = page.current_workflow_state if page else None
        is_returned = state and state.status == state.STATUS_NEEDS_CHANGES
        return {**context, "label": HAND_IN_AGAIN if is_returned else HAND_IN}


def use_german_words(items: list) -> None:
    """Put the portal's button in the place of Wagtail's, in the same order, and mend the others' labels."""
    items[:] = [HandInMenuItem(item.order) if type(item) is SubmitForModerationMenuItem else item for item in items]
    for item in items:
        if isinstance(item, (WorkflowMenuItem, CancelWorkflowMenuItem)):
            item.label = BETTER_WORDS.get(str(item.label).strip(), item.label)
