"""
The editors' forms of every page.

What publishing asks for is said at the fields, a draft is never refused for it; only its address has to be free.
"""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.widgets import SlugInput

from asskomm.core.admin.publishing import add_errors
from asskomm.core.hidden_addresses import is_hidden, problem

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
        slug = cleaned.get("slug")
        if slug and self.parent_page and is_hidden(self.parent_page, slug):
            self.add_error("slug", problem(slug))
        # Autosave and »Entwurf speichern« take whatever there is.
        if not self.is_deferred_validation:
            self.check_for_publishing(cleaned)
        return cleaned

    def check_for_publishing(self, cleaned: dict[str, Any]) -> None:
        """The rules for every page; those of one kind of page come on top."""
        add_errors(self, self._meta.model)


class CopyPageForm(CopyForm):
    """Refuses addresses at which the copy would never be seen."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        slug, parent = cleaned.get("new_slug"), cleaned.get("new_parent_page") or self.page.get_parent()
        if slug and is_hidden(parent, slug):
            self.add_error("new_slug", problem(slug))
        return cleaned
