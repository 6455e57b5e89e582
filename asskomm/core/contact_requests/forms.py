"""The forms that visitors send. They ask for what is needed to answer, and for nothing else."""

from collections.abc import Iterable
from typing import Any

from django import forms

from asskomm.core.contact_requests import tokens


class LineField(forms.CharField):
    """A text of one line, whatever white space was sent."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


def line(label: str, missing: str = "", *, max_length: int, autocomplete: str = "", **options: Any) -> LineField:
    """A text field; required if `missing` says what to do where it is empty."""
    attributes = {"autocomplete": autocomplete} if autocomplete else {}
    return LineField(
        label=label,
        required=bool(missing),
        max_length=max_length,
        widget=forms.TextInput(attrs=attributes | options.pop("attrs", {})),
        error_messages={"required": missing, "max_length": f"Bitte höchstens {max_length} Zeichen."},
        **options,
    )


def email(label: str = "E-Mail", missing: str = "", **options: Any) -> forms.EmailField:
    """An e-mail address; required if `missing` says what to do where it is empty."""
    return forms.EmailField(
        label=label,
        required=bool(missing),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": missing,
            "invalid": "Bitte prüfen Sie die E-Mail-Adresse. Beispiel: name@gemeinde.de.",
            "max_length": "Bitte prüfen Sie die E-Mail-Adresse: Sie ist zu lang.",
        },
        **options,
    )


def message(label: str, missing: str, **options: Any) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(
        label=label,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": missing, "max_length": "Bitte höchstens 4.000 Zeichen."},
        **options,
    )


class RequestForm(forms.Form):
    """What both forms share: a token instead of a cookie, and a field that only machines fill in."""

    mark_optional = True
    submit_label = ""
    # The server says what is missing, in one voice and with the focus on it; browsers would say it in theirs.
    use_required_attribute = False

    token = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(
        label="Bitte leer lassen",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    # The number of the form this was, once the form is valid.
    nonce = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["token"].initial = tokens.make

    @property
    def answers(self) -> dict[str, str]:
        """What the visitor said, by the names of the request's fields."""
        return {name: value for name, value in self.cleaned_data.items() if name not in RequestForm.base_fields}

    @property
    def shown(self) -> list[forms.BoundField]:
        """The fields that people fill in, in their order."""
        return [field for field in self if field.name not in RequestForm.base_fields]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("website"):
            raise forms.ValidationError("Das Feld »Bitte leer lassen« muss leer bleiben. Es hält Programme fern.")
        try:
            self.nonce = tokens.read(cleaned.get("token", ""))
        except tokens.TokenError as error:
            if error.is_outdated:
                self.renew_token()
            # Who has something else to correct comes again anyway.
            if not self.errors:
                raise forms.ValidationError(str(error)) from error
        return cleaned

    def renew_token(self) -> None:
        """Give the form back with a new token, everything typed left as it is."""
        self.data = self.data.copy()
        self.data["token"] = tokens.make()


class CoachingRequestForm(RequestForm):
    """A municipality asks for coaching."""

    submit_label = "Anfrage senden"

    municipality = line(
        "Kommune",
        "Bitte nennen Sie Ihre Kommune oder Ihren Verband.",
        max_length=120,
        help_text="Stadt, Gemeinde oder Verband.",
        attrs={"list": "kommunen"},
    )
    name = line("Ihr Name", "Bitte nennen Sie Ihren Namen.", max_length=120, autocomplete="name")
    office = line(
        "Amt oder Stelle",
        "Bitte nennen Sie Ihr Amt oder Ihre Stelle.",
        max_length=150,
        autocomplete="organization",
        help_text="Zum Beispiel »Ordnungsamt«.",
    )
    email = email(missing="Bitte geben Sie eine E-Mail-Adresse an, an die wir antworten können.")
    phone = line("Telefon", max_length=50, autocomplete="tel")
    topic = forms.ChoiceField(
        label="Thema",
        required=False,
        error_messages={"invalid_choice": "Dieses Thema gibt es nicht. Bitte wählen Sie aus der Liste."},
    )
    message = message(
        "Worum geht es?",
        "Bitte schreiben Sie uns kurz, worum es geht.",
        help_text="Zwei, drei Sätze genügen: wo Ihre Kommune steht und was Sie erreichen wollen.",
    )

    def __init__(self, *args: Any, topics: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = [("", "noch offen"), *((topic, topic) for topic in topics)]


class BarrierReportForm(RequestForm):
    """Somebody reports a barrier; anonymously, if she likes."""

    submit_label = "Meldung senden"

    page_address = line(
        "Adresse der Seite",
        max_length=500,
        help_text="Wo sind Sie auf die Barriere gestoßen? Auch der Titel der Seite hilft.",
    )
    message = message(
        "Was ist passiert?",
        "Bitte beschreiben Sie, was nicht funktioniert hat.",
        help_text="Was wollten Sie tun, und welches Gerät oder Hilfsmittel haben Sie dabei benutzt?",
    )
    email = email(help_text="Nur, wenn Sie eine Antwort möchten.")
