"""»Import«: a table of participations is uploaded, looked through, taken over, and taken back if need be."""

from collections import defaultdict
from collections.abc import Iterator

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from asskomm.core.spreadsheets import XLSX_TYPE, download
from municipalities.admin.import_template import build_template
from municipalities.admin.rights import importing
from municipalities.imports import participation_acts as acts
from municipalities.imports.csv_table import RegisterError
from municipalities.imports.participation_plan import Kind
from municipalities.imports.participation_values import HEADINGS, NEEDED
from municipalities.imports.table_file import MAX_BYTES, Table, read_table_file
from municipalities.models import ParticipationImport

State = ParticipationImport.State
# More rows than anybody reads on a page; the table to download has all of them.
MAX_SHOWN = 100
MAX_IMPORTS = 50
# What needs a look comes first.
SECTIONS = {
    Kind.ERROR: "Diese Zeilen werden nicht übernommen. Bitte in der Datei berichtigen.",
    Kind.UNKNOWN: "Diese Zeilen werden nicht übernommen, weil das Register die Kommune so nicht kennt.",
    Kind.CONTRADICTION: (
        "Diese Zeilen werden nicht übernommen, weil sie etwas anderes sagen als das Portal oder eine andere Zeile. "
        "Hat die Datei recht, ändern Sie bitte den Eintrag von Hand."
    ),
    Kind.ADDED: "Diese Teilnahmen kommen hinzu.",
    Kind.CHANGED: "Diese Teilnahmen ändern sich. Leere Zellen ändern nichts.",
    Kind.DUPLICATE: "Dieselbe Angabe steht weiter oben in der Datei; sie zählt einmal.",
    Kind.UNCHANGED: "Das steht schon so im Portal.",
}
TAKEN = (Kind.ADDED, Kind.CHANGED)


class UploadForm(forms.Form):
    """The file and what was read from it; says at the field what is wrong with it."""

    file = forms.FileField(
        label="Tabelle",
        max_length=200,
        help_text=f"XLSX oder CSV, höchstens {MAX_BYTES // 1_000_000} MB. Es wird noch nichts geändert.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": "Bitte eine Datei wählen.",
            "empty": "Die Datei ist leer.",
            "max_length": "Der Name der Datei ist zu lang, höchstens 200 Zeichen.",
        },
    )
    table: Table

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            # One byte more than allowed tells that there are too many.
            self.table = read_table_file(file.read(MAX_BYTES + 1), file.name, HEADINGS, NEEDED)
        except RegisterError as error:
            raise forms.ValidationError(str(error)) from error
        return file


@importing
def imports(request: HttpRequest) -> HttpResponse:
    """The form for a file, and the imports so far."""
    form = UploadForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        one = acts.begin(form.table, form.cleaned_data["file"].name, request.user)
        if form.table.ignored:
            names = ", ".join(f"»{name[:40]}«" for name in form.table.ignored[:10])
            messages.warning(request, f"Diese Spalten kennt das Portal nicht, sie wurden nicht gelesen: {names}.")
        return redirect("participation_import", one.pk)
    kept = ParticipationImport.objects.defer("rows", "outcomes", "steps").select_related(
        "created_by", "done_by", "undone_by"
    )
    context = {"form": form, "imports": kept[:MAX_IMPORTS], "heading": "Teilnahmen importieren"}
    return render(request, "municipalities/admin/imports.html", context, status=422 if form.errors else 200)


@require_safe
@importing
def show_import(request: HttpRequest, pk: int) -> HttpResponse:
    """The preview, or what an import has done."""
    one = get_object_or_404(ParticipationImport.objects.select_related("created_by", "done_by", "undone_by"), pk=pk)
    context = {
        "import": one,
        "heading": "Vorschau des Imports" if one.is_preview else "Import",
        "sections": sections_of(one),
        "figures": [(kind.label, one.figures.get(kind.value, 0)) for kind in SECTIONS],
        "taken": sum(one.figures.get(kind.value, 0) for kind in TAKEN),
        "left_out": sum(one.figures.get(kind.value, 0) for kind in list(SECTIONS)[:3]),
    }
    return render(request, "municipalities/admin/import.html", context)


@require_POST
@importing
def carry_out_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over what the preview shows, once; a second press finds it done."""
    one = get_object_or_404(ParticipationImport, pk=pk)
    try:
        if acts.carry_out(one, request.POST.get("state", ""), request.user):
            added, changed = (one.figures.get(kind.value, 0) for kind in TAKEN)
            messages.success(request, f"Übernommen: {added} neu, {changed} geändert.")
        else:
            messages.warning(request, "Dieser Import ist schon übernommen worden.")
    except acts.ChangedMeanwhile as error:
        acts.compare(get_object_or_404(ParticipationImport, pk=pk, state=State.PREVIEW))
        messages.warning(request, str(error))
    except RegisterError as error:
        messages.error(request, str(error))
    return redirect("participation_import", pk)


@require_POST
@importing
def compare_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare the file with the register once more, after something was put right in the portal."""
    acts.compare(get_object_or_404(ParticipationImport, pk=pk, state=State.PREVIEW))
    return redirect("participation_import", pk)


@require_POST
@importing
def discard_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a preview."""
    if ParticipationImport.objects.filter(pk=pk, state=State.PREVIEW).delete()[0]:
        messages.success(request, "Verworfen. Es wurde nichts geändert.")
    return redirect("participation_imports")


@require_POST
@importing
def take_back_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Restore what was before, unless others have changed it since."""
    one = get_object_or_404(ParticipationImport, pk=pk)
    try:
        if acts.take_back(one, request.user):
            messages.success(request, "Zurückgenommen. Alles ist wieder wie vor dem Import.")
        else:
            messages.warning(request, "Dieser Import ist schon zurückgenommen worden.")
    except RegisterError as error:
        messages.error(request, str(error))
    return redirect("participation_import", pk)


@require_safe
@importing
def download_template(request: HttpRequest) -> FileResponse:
    """The table to fill in."""
    return FileResponse(
        build_template(), as_attachment=True, filename="teilnahmen-vorlage.xlsx", content_type=XLSX_TYPE
    )


@require_safe
@importing
def download_outcomes(request: HttpRequest, pk: int) -> HttpResponse:
    """Every row with what became of it, to work through beside the own table."""
    one = get_object_or_404(ParticipationImport, pk=pk)
    return download(f"import-{one.pk}", "xlsx", outcome_rows(one))


def outcome_rows(one: ParticipationImport) -> Iterator[list[object]]:
    """The headings, then one line for each row of the file."""
    yield ["Zeile", "Ergebnis", "Wer", "Instrument", "Erläuterung", "Ähnliche Namen"]
    for outcome in one.outcomes:
        texts, names = " ".join(outcome["texts"]), ", ".join(outcome["suggestions"])
        yield [outcome["row"], Kind(outcome["kind"]).label, outcome["who"], outcome["what"], texts, names]


def sections_of(one: ParticipationImport) -> list[dict]:
    """The rows by what they mean, the first of each; empty sections are left out."""
    by_kind = defaultdict(list)
    for outcome in one.outcomes:
        by_kind[outcome["kind"]].append(outcome)
    return [
        {
            "kind": kind.value,
            "title": kind.label,
            "text": text,
            "rows": by_kind[kind.value][:MAX_SHOWN],
            "count": len(by_kind[kind.value]),
            "more": max(len(by_kind[kind.value]) - MAX_SHOWN, 0),
            "is_open": kind not in (Kind.DUPLICATE, Kind.UNCHANGED),
        }
        for kind, text in SECTIONS.items()
        if by_kind[kind.value]
    ]
