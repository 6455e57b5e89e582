"""Hints in the preview: Wagtail's content checker with the portal's rules and German words."""

from wagtail.admin.userbar import AccessibilityItem, ContentCheckerItem


class PortalContentChecker(ContentCheckerItem):
    """What the server does not refuse, or says only on publishing, marked in the picture of the page."""

    # Beside Wagtail's own rules: what axe knows about pictures, links, lists, tables and language.
    axe_run_only = [
        *ContentCheckerItem.axe_run_only,
        "image-alt",
        "image-redundant-alt",
        "identical-links-same-purpose",
        "scope-attr-valid",
        "table-duplicate-name",
        "list",
    ]
    axe_messages = {
        "button-name": ("Eine Schaltfläche hat keinen Text", "Schreiben Sie, was sie tut."),
        "empty-heading": ("Eine Überschrift ist leer", "Ausfüllen oder entfernen."),
        "empty-table-header": ("Eine Kopfzelle der Tabelle ist leer", "Jede Spalte braucht eine Überschrift."),
        "frame-title": ("Ein eingebetteter Inhalt hat keinen Titel", "Sagen Sie, was darin ist."),
        "heading-order": ("Eine Überschrift überspringt eine Stufe", "Nach H2 folgt H3, nie umgekehrt."),
        "input-button-name": ("Eine Schaltfläche hat keinen Text", "Schreiben Sie, was sie tut."),
        "link-name": ("Ein Link hat keinen Text", "Schreiben Sie, wohin er führt."),
        "p-as-heading": ("Ein fetter Absatz sieht aus wie eine Überschrift", "Wählen Sie das Format H2 oder H3."),
        "alt-text-quality": (
            "Ein Alternativtext sieht aus wie ein Dateiname",
            "Beschreiben Sie in einem Satz, was zu sehen ist.",
        ),
        "empty-meta-description": (
            "Die Beschreibung für Suchmaschinen fehlt",
            "Eine Einleitung schreiben, oder die Beschreibung unter »Verbreitung«.",
        ),
        "image-alt": ("Ein Bild hat keinen Alternativtext", "Beschreiben, oder als dekorativ kennzeichnen."),
        "image-redundant-alt": (
            "Ein Alternativtext wiederholt den Text daneben",
            "Vorgelesen steht dann alles doppelt da: kürzen, oder als dekorativ kennzeichnen.",
        ),
        "identical-links-same-purpose": (
            "Gleiche Linktexte führen zu verschiedenen Zielen",
            "Nennen Sie in jedem Linktext das Ziel.",
        ),
        "scope-attr-valid": ("Die Kopfzellen der Tabelle stimmen nicht", "Bitte der Technik Bescheid sagen."),
        "table-duplicate-name": ("Zwei Tabellen heißen gleich", "Geben Sie jeder ihren eigenen Titel."),
        "list": ("Eine Liste ist fehlerhaft", "Legen Sie die Liste im Text neu an."),
    }

    def get_axe_messages(self, request) -> dict[str, dict[str, str]]:
        """The messages in the form that the script reads."""
        return {rule: {"error_name": name, "help_text": advice} for rule, (name, advice) in self.axe_messages.items()}


def use_german_checker(items: list) -> None:
    """Put the portal's checker in the place of Wagtail's."""
    items[:] = [
        PortalContentChecker(in_editor=item.in_editor) if type(item) is AccessibilityItem else item for item in items
    ]
