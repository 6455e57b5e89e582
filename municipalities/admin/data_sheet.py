"""»Datenblatt«: look at what the portal shows of a municipality, and send it to her coordinator for checking."""

from datetime import date, timedelta
from uuid import uuid4

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput, Button, HeaderButton

from asskomm.core.admin.viewsets import RecordEditView
from asskomm.core.contact_requests.forms import email
from asskomm.core.models import SiteSettings, User
from municipalities.admin.rights import CHANGE_MUNICIPALITY, changing_municipalities
from municipalities.data_sheets.contents import data_sheet_of
from municipalities.data_sheets.document import Reply, pdf
from municipalities.data_sheets.mailing import (
    Order,
    file_name,
    known_addresses,
    organisation_name,
    send_data_sheet,
    sent_data_sheets,
)
from municipalities.models import Municipality
from municipalities.participation import today

TIME_TO_ANSWER = timedelta(weeks=4)
MAX_MESSAGE = 2_000
MAX_SHOWN = 20


class DataSheetForm(forms.Form):
    """To whom the sheet goes, and who gets the answer by when."""

    recipient = email("An", "Bitte die Adresse der Koordination angeben.")
    reply_to = email("Antwort an", "Bitte angeben, wer die Antwort bekommt.")
    until = forms.DateField(
        label="Antwort bis",
        widget=AdminDateInput,
        error_messages={"required": "Bitte einen Tag angeben.", "invalid": "Bitte einen Tag in der Form 24.12.2026."},
    )
    message = forms.CharField(
        label="Eigene Worte",
        required=False,
        max_length=MAX_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Stehen nach der Anrede. Anlass, Frist, Adresse der Seite und Gruß stehen schon in der Mail.",
    )
    reference = forms.UUIDField(widget=forms.HiddenInput)

    def clean_until(self) -> date:
        until = self.cleaned_data["until"]
        if until <= today():
            raise forms.ValidationError("Die Frist muss nach dem heutigen Tag liegen.")
        return until

    def order(self) -> Order:
        """What is to be sent."""
        data = self.cleaned_data
        return Order(data["recipient"], Reply(data["reply_to"], data["until"]), data["message"], data["reference"])


@changing_municipalities
def send_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for the mail, the sheet to look at, and those sent so far."""
    municipality = existing_municipality(pk)
    addresses = known_addresses(municipality)
    form = DataSheetForm(
        request.POST if request.method == "POST" else None, initial=defaults(municipality, addresses, request.user)
    )
    if request.method == "POST" and form.is_valid():
        mail = send_data_sheet(municipality, form.order(), request.user)
        messages.success(request, f"Das Datenblatt geht an {mail.recipient}.")
        return redirect("data_sheet", municipality.pk)
    context = {
        "municipality": municipality,
        "form": form,
        "addresses": addresses,
        "mails": sent_data_sheets(municipality)[:MAX_SHOWN],
        "heading": f"Datenblatt {municipality}",
        "icon": "mail",
    }
    return render(request, "municipalities/admin/data_sheet.html", context, status=422 if form.errors else 200)


def defaults(municipality: Municipality, addresses: list[str], user: User) -> dict[str, object]:
    """What the form proposes: answers go to whoever sends it, or else to whom the portal names for the district."""
    person, settings = municipality.district.team_member, SiteSettings.objects.first()
    answers_to = [user.email, person.email if person else "", settings.email if settings else ""]
    return {
        "recipient": addresses[0] if addresses else "",
        "reply_to": next(filter(None, answers_to), ""),
        "until": today() + TIME_TO_ANSWER,
        "reference": uuid4(),
    }


@require_safe
@changing_municipalities
def show_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet of today."""
    municipality = existing_municipality(pk)
    content = pdf(data_sheet_of(municipality, today()), organisation_name())
    headers = {"Content-Disposition": f'inline; filename="{file_name(municipality)}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def existing_municipality(pk: int) -> Municipality:
    """The municipality; 404 for one that exists no more, because nobody could check it."""
    municipality = Municipality.objects.select_related("district__team_member").filter(pk=pk).first()
    if municipality is None or not municipality.is_valid_on(today()):
        raise Http404("Diese Kommune gibt es heute nicht.")
    return municipality


def data_sheet_buttons(municipality: Municipality, user: User, kind: type[Button] = Button) -> list[Button]:
    """The way to the sheet, for whoever may send it and while the municipality exists."""
    if not user.has_perm(CHANGE_MUNICIPALITY) or not municipality.is_valid_on(today()):
        return []
    address = reverse("data_sheet", args=[municipality.pk])
    return [kind("Datenblatt", url=address, icon_name="mail", priority=15)]


class MunicipalityEditView(RecordEditView):
    """The form, with the data sheet beside its title."""

    @property
    def header_buttons(self) -> list[Button]:
        return data_sheet_buttons(self.object, self.request.user, HeaderButton)
