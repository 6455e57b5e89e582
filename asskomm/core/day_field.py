"""Days as people write them."""

from typing import Any

from django import forms
from django.utils.dateformat import format as format_date


class DayField(forms.DateField):
    """
    A day as text: addresses carry 2026-10-31, people write 31.10.2026 or 31.10.26, the field shows the second.

    A text field, because the browsers' own date fields follow the browser's language and not the page's, and each
    is four stops of the Tab key. Required if `missing` says what to do where it is empty; `invalid` says what to do
    where it is no day.
    """

    def __init__(self, label: str, *, invalid: str, missing: str = "", **options: Any) -> None:
        super().__init__(
            label=label,
            required=bool(missing),
            input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"],
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": 10}),
            error_messages={"required": missing, "invalid": invalid},
            **options,
        )

    def prepare_value(self, value: Any) -> Any:
        try:
            day = self.to_python(value)
        except forms.ValidationError:
            return value
        return format_date(day, "d.m.Y") if day else ""
