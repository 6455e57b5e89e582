"""The editors' form of every page: what publishing asks for is said at the fields, a draft is never refused."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import SlugInput

from asskomm.core.admin.publishing import add_errors

# Wagtail writes »a« for »ä«; German addresses have »ae«.
GERMAN_LETTERS = [("Ä", "Ae"), ("ä", "ae"), ("Ö", "Oe"), ("ö", "oe"), ("Ü", "Ue"), ("ü", "ue"), ("ß", "ss")]


class PageForm(WagtailAdminPageForm):
    """Checks the rules of publishing when a page is published or handed in, not while it is being written."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].widget = SlugInput(locale="de", formatters=GERMAN_LETTERS)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        # Autosave and »Entwurf speichern« take whatever there is.
        if not self.is_deferred_validation:
            self.check_for_publishing(cleaned)
        return cleaned

    def check_for_publishing(self, cleaned: dict[str, Any]) -> None:
        """The rules for every page; those of one kind of page come on top."""
        add_errors(self, self._meta.model)
