"""What is asked of the data. Unlike on pages, wrong input is refused: one day's data must not pass for another's."""

from datetime import date

from django import forms
from django.utils.formats import date_format

from municipalities.map.forms import RECORDS_BEGIN, MapForm
from municipalities.models import District
from municipalities.participation import today


class DataForm(forms.Form):
    """The day and the district."""

    stand = forms.DateField(
        label="Stand am",
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": "Bitte einen Tag in der Form JJJJ-MM-TT angeben, zum Beispiel 2021-06-30."},
    )
    kreis = forms.CharField(label="Landkreis", required=False, max_length=5)

    def clean_stand(self) -> date:
        """Keep to the days the records cover; today where none is asked for."""
        day = self.cleaned_data["stand"] or today()
        if not RECORDS_BEGIN <= day <= today():
            raise forms.ValidationError(
                f"Daten gibt es vom {date_format(RECORDS_BEGIN, 'd.m.Y')} bis heute, {date_format(today(), 'd.m.Y')}."
            )
        return day

    def clean_kreis(self) -> str:
        """The AGS of a district that exists."""
        ags = self.cleaned_data["kreis"]
        if ags and not District.objects.filter(ags=ags).exists():
            raise forms.ValidationError("Diesen Landkreis gibt es nicht. Gebraucht wird sein Schlüssel, fünf Ziffern.")
        return ags


class PageForm(DataForm):
    """The day as people write it, for the page that leads to the files."""

    stand = forms.DateField(
        required=False,
        input_formats=MapForm.base_fields["stand"].input_formats,
        error_messages={"invalid": "Das Datum ist nicht lesbar. Beispiel: 30.06.2021."},
    )
