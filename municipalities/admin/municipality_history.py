"""The history of a municipality: what was changed of her, and of every participation of her own."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.history import LogEntryUserColumn
from wagtail.models import ModelLogEntry
from wagtail.snippets.views.snippets import HistoryView

from asskomm.core.admin.history import INSIDE
from municipalities.models import Municipality, Participation


class MunicipalityHistoryView(HistoryView):
    """
    One list for both, in German words.

    What was changed on the municipality's own form stands there once, in her entry.
    """

    def get_base_queryset(self) -> QuerySet:
        queryset = ModelLogEntry.objects.filter(entries_about(self.object))
        return self._annotate_queryset(queryset.latest_by_uuid_and_action())

    @property
    def columns(self) -> list[Column]:
        return [
            Column("message", label="Was", accessor=message_of),
            LogEntryUserColumn("user", label="Wer", width="20%"),
            DateColumn("timestamp", label="Wann", width="15%"),
        ]


def entries_about(municipality: Municipality) -> Q:
    """The condition for log entries of the municipality and of her own participations, also of deleted ones."""
    participation = ContentType.objects.get_for_model(Participation)
    keys = [str(pk) for pk in municipality.participations.values_list("pk", flat=True)]
    about = Q(object_id__in=keys)
    # Of a deleted record only its label is left, and a label is no key where two municipalities share a name.
    if Municipality.objects.filter(name=municipality.name).count() == 1:
        deleted = ModelLogEntry.objects.filter(
            content_type=participation, deleted=True, label__endswith=f": {municipality.name}"
        )
        about |= Q(object_id__in=deleted.values("object_id"))
    own = Q(content_type=ContentType.objects.get_for_model(Municipality), object_id=str(municipality.pk))
    return own | (Q(content_type=participation) & about & ~Q(data__has_key=INSIDE))


def message_of(entry: ModelLogEntry) -> str:
    """»Teilnahme Coaching: Bearbeitet: Status: geplant → läuft«."""
    if entry.content_type.model != "participation":
        return entry.message
    instrument = entry.label.partition(": ")[0]
    return f"Teilnahme {instrument}: {entry.message}"
