"""The editors' forms: what has to be right when a page is published, not while it is being written."""

from datetime import date
from typing import Any

from asskomm.core.admin.page_forms import PageForm
from good_practice.models.places import EXACTLY_ONE_PLACE

MONTH_IS_TAKEN = "»ASSKomm des Monats« für diesen Monat ist schon »{}«. Bitte einen anderen Monat wählen."


class PracticeForm(PageForm):
    """A project belongs to exactly one municipality or partnership, and a contact can be reached."""

    def check_for_publishing(self, cleaned: dict[str, Any]) -> None:
        super().check_for_publishing(cleaned)
        self.check_place(cleaned)
        self.check_contact(cleaned)

    def check_place(self, cleaned: dict[str, Any]) -> None:
        if bool(cleaned.get("municipality")) == bool(cleaned.get("partnership")):
            self.add_error("municipality", EXACTLY_ONE_PLACE)

    def check_contact(self, cleaned: dict[str, Any]) -> None:
        is_reachable = cleaned.get("contact_phone") or cleaned.get("contact_email")
        if cleaned.get("contact_name") and not is_reachable:
            self.add_error("contact_name", "Bitte auch Telefon oder E-Mail angeben.")


class ProfileForm(PageForm):
    """A month has one »ASSKomm des Monats«."""

    def check_for_publishing(self, cleaned: dict[str, Any]) -> None:
        super().check_for_publishing(cleaned)
        if cleaned.get("month"):
            self.check_month(cleaned["month"].replace(day=1))

    def check_month(self, month: date) -> None:
        taken = type(self.instance).objects.live().filter(month=month).exclude(pk=self.instance.pk).first()
        if taken:
            self.add_error("month", MONTH_IS_TAKEN.format(taken.title))
