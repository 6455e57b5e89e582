"""Above the form of an event that was sent in: who sent it, and what it may be a second copy of."""

from wagtail.admin.panels import Panel


class SubmissionPanel(Panel):
    """Nothing for events that editors began themselves."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "calendar_events/admin/submission_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk) and hasattr(self.instance, "submission")

        def get_context_data(self, parent_context=None):
            # Not at the top: the panels belong to the model, and this needs it.
            from calendar_events.submissions import possible_duplicates

            context = super().get_context_data(parent_context)
            is_open = self.instance.submission.request.done_at is None
            return context | {
                "contact_request": self.instance.submission.request,
                "duplicates": possible_duplicates(self.instance) if is_open else [],
            }
