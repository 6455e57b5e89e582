"""Links that editors set: exactly one target, a page of the portal or an address.

A child block never shares its name with a property of the `StructValue`: templates look into the value's
keys first, so a child called `url` would hide the derived `url`.
"""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from wagtail import blocks

from asskomm.core.blocks.base import WordsOnly
from asskomm.core.querysets import public_url


class LinkValue(blocks.StructValue):
    """A link to a page of the portal or to an address, seen the same way by every template."""

    @property
    def url(self):
        """The target, or an empty text while the chosen page is deleted, not published or not for everybody."""
        page = self.get("page")
        if page:
            return public_url(page)
        # Checked once more where it is shown: imports store an address without the editor's form.
        address = self.get("address") or ""
        return address if is_link_address(address) else ""

    @property
    def label(self):
        page = self.get("page")
        return self.get("text") or (page.title if page else "") or self.url

    @property
    def is_external(self):
        return bool(not self.get("page") and urlsplit(self.get("address") or "").netloc)

    @property
    def icon_name(self):
        return "external" if self.is_external else "arrow-right"


class LinkBlock(WordsOnly, blocks.StructBlock):
    """A link with exactly one target: a page of the portal or an address."""

    words = ("text",)

    page = blocks.PageChooserBlock(
        required=False,
        label="Seite",
        help_text="Seite dieses Portals. Der Link bleibt gültig, wenn sie umzieht.",
    )
    address = blocks.CharBlock(
        required=False,
        max_length=500,
        label="Adresse",
        help_text="Nur wenn keine Seite gewählt ist: https://…, mailto:…, tel:… oder /karte/ für dieses Portal.",
    )
    text = blocks.CharBlock(
        required=False,
        max_length=120,
        label="Linktext",
        help_text="Sagt, wohin der Link führt. Bei einer Seite darf er leer bleiben: dann gilt ihr Titel.",
    )

    class Meta:
        icon = "link"
        label = "Link"
        value_class = LinkValue
        template = "blocks/link.html"
        description = "Link auf eine Seite dieses Portals oder auf eine Adresse."
        preview_value = {"page": None, "address": "/karte/", "text": "Zur Karte"}

    def clean(self, value):
        cleaned = super().clean(value)
        address = cleaned["address"]
        if address and not is_link_address(address):
            raise blocks.StructBlockValidationError(
                {
                    "address": ValidationError(
                        "Diese Adresse ist unvollständig. Beginnen Sie mit https://, mailto:, tel: "
                        "oder mit / für eine Seite dieses Portals."
                    )
                }
            )
        # A draft may be saved half filled in; these rules belong to publishing.
        if not self.is_deferred_validation:
            self._check_target(cleaned)
        return cleaned

    def _check_target(self, value):
        if value["page"] and value["address"]:
            raise blocks.StructBlockValidationError(
                non_block_errors=["Wählen Sie entweder eine Seite oder eine Adresse, nicht beides."]
            )
        if not value["page"] and not value["address"]:
            raise blocks.StructBlockValidationError(
                non_block_errors=["Wählen Sie eine Seite oder tragen Sie eine Adresse ein."]
            )
        if value["address"] and not value["text"]:
            raise blocks.StructBlockValidationError(
                {"text": ValidationError("Tragen Sie einen Linktext ein: Eine Adresse hat keinen Titel.")}
            )


def is_link_address(address):
    """Say whether an address is safe and complete: web, mail, telephone, or a path of this portal."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme in {"http", "https"}:
        return bool(parts.netloc)
    if parts.scheme in {"mailto", "tel"}:
        return bool(parts.path)
    # »//host« and »/\host« are read by browsers as another host.
    return not parts.scheme and not parts.netloc and address.startswith("/") and "\\" not in address


class DescribedLinkBlock(LinkBlock):
    """A link with one sentence that says what awaits the reader."""

    words = ("text", "description")

    description = blocks.CharBlock(required=False, max_length=250, label="Beschreibung")
