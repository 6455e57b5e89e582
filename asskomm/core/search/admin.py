"""The list of what visitors looked for in vain."""

from django.utils.formats import date_format
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from asskomm.core.admin.viewsets import RecordViewSet
from asskomm.core.models import MissedSearch


def last_day(search: MissedSearch) -> str:
    """»19. Oktober 2022«; Wagtail's own column shows »vor 3 Jahren«."""
    return date_format(search.last_on)


class MissedSearchViewSet(RecordViewSet):
    """What visitors looked for in vain; the portal writes it, editors read it and clear it away."""

    model = MissedSearch
    icon = "search"
    url_prefix = "portal/suchen-ohne-treffer"
    list_display = ["term", "count", Column("last_on", label="Zuletzt am", accessor=last_day, sort_key="last_on")]
    list_export = ["term", "count", "last_on"]
    export_filename = "suchen-ohne-treffer"
    ordering = ["-count", "-last_on"]
    search_fields = ["term"]
    inspect_view_enabled = True
    edit_handler = ObjectList([FieldPanel("term"), FieldPanel("count"), FieldPanel("last_on")])
