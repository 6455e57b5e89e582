"""The colours of the instruments as a stylesheet: editors choose them, a strict CSP allows no inline style."""

from hashlib import sha256

from django.template.loader import render_to_string
from django.urls import reverse

from asskomm.core.caching import cached_for_version
from municipalities.colours import instrument_rules
from municipalities.models import Instrument


def stylesheet() -> tuple[str, str]:
    """The key of the current stylesheet and its text; the key changes with the text."""
    return cached_for_version("instrument-stylesheet", make_stylesheet)


def make_stylesheet() -> tuple[str, str]:
    rules = instrument_rules(Instrument.objects.all())
    text = render_to_string("municipalities/instruments.css", {"rules": rules})
    return sha256(text.encode()).hexdigest()[:12], text


def stylesheet_url() -> str:
    """The address pages link to."""
    return reverse("instrument_stylesheet", args=[stylesheet()[0]])
