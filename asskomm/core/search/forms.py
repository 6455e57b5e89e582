"""What visitors send to the search."""

import re
import unicodedata

from django import forms
from django.core.validators import ProhibitNullCharactersValidator

from asskomm.core.search.kinds import Kind
from asskomm.core.search.words import read_words

# Longer than any title; the rest of an odd input is not worth looking for.
MAX_LENGTH = 100
TOO_LONG = f"Ihre Eingabe ist sehr lang: Gesucht wird nach den ersten {MAX_LENGTH} Zeichen."
UNKNOWN_TYPE = "Diese Art von Treffern gibt es nicht; gezeigt werden alle."


class SearchTextField(forms.CharField):
    """One line of text without control characters; too much of it is cut, not refused."""

    default_validators = ()

    def __init__(self, **options) -> None:
        super().__init__(**options)
        self.validators = [one for one in self.validators if not isinstance(one, ProhibitNullCharactersValidator)]

    def to_python(self, value: object) -> str:
        # Cut before anything else looks at it, with some room for spaces.
        text = unicodedata.normalize("NFC", str(value or "")[: MAX_LENGTH * 4])
        return " ".join(re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", " ", text).split())


class SearchForm(forms.Form):
    """Text and type; problems are told, and what cannot be used is left out."""

    q = SearchTextField(label="Suchbegriff", required=False)
    typ = forms.ChoiceField(label="Art", required=False, error_messages={"invalid_choice": UNKNOWN_TYPE})

    def __init__(self, data, kinds: list[Kind]) -> None:
        super().__init__(data)
        self.fields["typ"].choices = [("", "Alle"), *((kind.key, kind.plural) for kind in kinds)]
        self.is_valid()

    def clean(self) -> dict:
        cleaned = super().clean()
        self.is_cut = len(cleaned["q"]) > MAX_LENGTH
        if self.is_cut:
            # Not in the middle of a word, unless there is only one.
            start = cleaned["q"][: MAX_LENGTH + 1]
            cleaned["q"] = start.rpartition(" ")[0] or start[:MAX_LENGTH]
        return cleaned

    @property
    def text(self) -> str:
        """What to look for; empty for nothing."""
        return self.cleaned_data["q"]

    @property
    def has_nothing_to_find(self) -> bool:
        """Whether something was typed that holds no word."""
        return bool(self.data.get("q", "").strip()) and not read_words(self.text)

    @property
    def chosen(self) -> str:
        """The key of the chosen type; empty for all."""
        return self.cleaned_data.get("typ", "")

    @property
    def problems(self) -> list[str]:
        """What was left out and why."""
        messages = [message for messages in self.errors.values() for message in messages]
        return [*messages, TOO_LONG] if self.is_cut else messages
