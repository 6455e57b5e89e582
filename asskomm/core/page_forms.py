"""The editors' form of every page: what publishing asks for is said at the fields, a draft is never refused."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from asskomm.core.publishing import add_errors


class PageForm(WagtailAdminPageForm):
    """Checks the rules of publishing when a page is published or handed in, not while it is being written."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        # Autosave and »Entwurf speichern« take whatever there is.
        if not self.is_deferred_validation:
            self.check_for_publishing(cleaned)
        return cleaned

    def check_for_publishing(self, cleaned: dict[str, Any]) -> None:
        """The rules for every page; those of one kind of page come on top."""
        add_errors(self, self._meta.model)
