"""The library of documents in the admin: what visitors read about a file stands in its columns."""

from typing import ClassVar

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column, StatusFlagColumn
from wagtail.documents.forms import BaseDocumentForm
from wagtail.documents.views.documents import DocumentsFilterSet, IndexView

from asskomm.core.models import PortalDocument


class PortalDocumentForm(BaseDocumentForm):
    """Wagtail's form with what each field is for."""

    class Meta(BaseDocumentForm.Meta):
        widgets: ClassVar = {**BaseDocumentForm.Meta.widgets, "description": forms.Textarea(attrs={"rows": 3})}
        help_texts: ClassVar = {
            "title": "Steht auf der Seite; verständlich, nicht der Dateiname.",
            "collection": "Bestimmt, in welcher Rubrik der »Downloads« das Dokument erscheint und wer es sehen darf.",
            "tags": "Für die Suche in der Ablage. Nur intern.",
        }


class PortalDocumentFilterSet(DocumentsFilterSet):
    """By kind of file and by whether somebody has checked it, besides Wagtail's own filters."""

    class Meta:
        model = PortalDocument
        fields = ["is_accessible", "file_type"]


class PortalDocumentIndexView(IndexView):
    """Wagtail's listing with size, day, version and accessibility of every document."""

    filterset_class = PortalDocumentFilterSet

    @cached_property
    def columns(self):
        columns = {column.name: column for column in super().columns}
        # When a file was uploaded matters less than the day its content is of.
        columns.pop("created_at")
        usage = columns.pop("usage_count")
        return [
            *columns.values(),
            Column("file_size", label="Größe", accessor=lambda document: filesizeformat(document.file_size or 0)),
            Column("valid_on", label="Stand", accessor=day_of, sort_key="valid_on"),
            Column("version", label="Fassung", accessor="version"),
            StatusFlagColumn("is_accessible", label="Barrierefrei", true_label="geprüft", sort_key="is_accessible"),
            usage,
        ]


def day_of(document: PortalDocument) -> str:
    """»10.01.2022«: a day says more here than »vor 4 Jahren«."""
    return date_format(document.valid_on, "d.m.Y") if document.valid_on else ""
