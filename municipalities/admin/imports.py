"""»Import«: a table of participations is uploaded, looked through, taken over, and taken back if need be."""

from collections import defaultdict
from collections.abc import Iterator

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
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
from municipalities.models import Participation, ParticipationImport

# More rows than anybody reads on a page; the table to download has all of them.
MAX_SHOWN = 100
MAX_IMPORTS = 50
# What needs a look comes first.
SECTIONS = {
    Kind.ERROR: "Ausgelassen. Bitte in der Datei berichtigen und sie noch einmal hochladen.",
    Kind.UNKNOWN: (
        "Ausgelassen, weil das Register den Namen oder AGS nicht kennt. Bitte in der Datei berichtigen und sie noch "
        "einmal hochladen."
    ),
    Kind.CONTRADICTION: (
        "Ausgelassen, weil diese Zeilen dem Portal oder einander widersprechen. Bitte die Datei berichtigen; hat sie "
        "recht, ändern Sie den Eintrag im Portal von Hand."
    ),
    Kind.ADDED: "",
    Kind.CHANGED: "",
    Kind.DUPLICATE: "Dieselbe Angabe steht weiter oben in der Datei; sie zählt einmal.",
    Kind.UNCHANGED: "Für diese Zeilen gibt es nichts zu tun: Im Portal steht es schon so.",
}
TAKEN = (Kind.ADDED, Kind.CHANGED)
LEFT_OUT = (Kind.ERROR, Kind.UNKNOWN, Kind.CONTRADICTION)
State = ParticipationImport.State
# What happens, has happened, and has been undone.
TAKEN_TEXTS = {
    State.PREVIEW: ("Diese Teilnahmen kommen hinzu.", "Diese Teilnahmen ändern sich. Leere Zellen ändern nichts."),
    State.DONE: ("Diese Teilnahmen sind hinzugekommen.", "Diese Teilnahmen wurden geändert."),
    State.UNDONE: (
        "Diese Teilnahmen waren hinzugekommen und sind wieder gelöscht.",
        "Diese Teilnahmen waren geändert und bekamen ihren alten Stand zurück.",
    ),
}


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
    people = ("created_by", "done_by", "undone_by")
    one = ParticipationImport.objects.select_related(*people).filter(pk=pk).first()
    if one is None:
        return gone(request)
    taken = sum(one.figures.get(kind.value, 0) for kind in TAKEN)
    context = {
        "import": one,
        "heading": "Vorschau des Imports" if one.is_preview else "Import",
        "subtitle": "" if one.is_preview else one.get_state_display(),
        "sections": sections_of(one),
        "figures": [(kind.label, one.figures.get(kind.value, 0)) for kind in SECTIONS],
        "taken": taken,
        "take_label": "1 Teilnahme übernehmen" if taken == 1 else f"{taken} Teilnahmen übernehmen",
        "left_out": sum(one.figures.get(kind.value, 0) for kind in LEFT_OUT),
        # The first button is the one to press.
        "compare_class": "" if one.is_expired else "button-secondary",
    }
    return render(request, "municipalities/admin/import.html", context)


@require_POST
@importing
def carry_out_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over what the preview shows, once; a second press finds it done."""
    one = ParticipationImport.objects.filter(pk=pk).first()
    if one is None:
        return gone(request)
    try:
        if acts.carry_out(one, request.POST.get("state", ""), request.user):
            added, changed = (one.figures.get(kind.value, 0) for kind in TAKEN)
            messages.success(request, f"Übernommen: {added} neu, {changed} geändert.")
        else:
            say_what_became(request, pk)
    except acts.ChangedMeanwhile as error:
        if acts.compare_again(pk):
            messages.warning(request, str(error))
        else:
            say_what_became(request, pk)
    except RegisterError as error:
        messages.error(request, str(error))
    return redirect("participation_import", pk)


@require_POST
@importing
def compare_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare the file with the register once more, after something was put right in the portal."""
    if acts.compare_again(pk):
        messages.success(request, "Noch einmal verglichen. Es wurde nichts geändert.")
    else:
        say_what_became(request, pk)
    return redirect("participation_import", pk)


@require_POST
@importing
def discard_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a preview."""
    if acts.discard(pk):
        messages.success(request, "Verworfen. Es wurde nichts geändert.")
        return redirect("participation_imports")
    say_what_became(request, pk)
    return redirect("participation_import", pk)


@require_POST
@importing
def take_back_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Restore what was before, unless others have changed it since."""
    one = ParticipationImport.objects.filter(pk=pk).first()
    if one is None:
        return gone(request)
    try:
        if acts.take_back(one, request.user):
            messages.success(request, "Zurückgenommen. Alles ist wieder wie vor dem Import.")
        else:
            say_what_became(request, pk)
    except RegisterError as error:
        messages.error(request, str(error))
    return redirect("participation_import", pk)


def say_what_became(request: HttpRequest, pk: int) -> None:
    """Tell whoever pressed a button of an old page, or pressed it twice, why nothing happened now."""
    one = ParticipationImport.objects.filter(pk=pk).select_related("done_by", "undone_by").first()
    if one is not None:
        messages.warning(request, became(one))


def became(one: ParticipationImport) -> str:
    """»Dieser Import ist schon am 5.2.2021 um 9:30 Uhr von Kim Muster übernommen worden.«."""
    if one.is_preview:
        return "Dieser Import ist noch nicht übernommen."
    moment, person = (one.done_at, one.done_by) if one.is_done else (one.undone_at, one.undone_by)
    day = f"{date_format(localtime(moment), 'j.n.Y')} um {date_format(localtime(moment), 'H:i')} Uhr"
    by = f" von {person.get_full_name() or person.get_username()}" if person else ""
    return f"Dieser Import ist schon am {day}{by} {one.get_state_display()} worden. Jetzt hat sich nichts geändert."


def gone(request: HttpRequest) -> HttpResponse:
    """Lead on whoever asks for a preview that somebody has discarded, or that was too old."""
    messages.warning(
        request,
        "Diese Vorschau gibt es nicht mehr: Sie wurde verworfen oder war älter als einen Tag. "
        "Im Portal hat sie nichts geändert.",
    )
    return redirect("participation_imports")


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
    one = ParticipationImport.objects.filter(pk=pk).first()
    if one is None:
        return gone(request)
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
    shown = {kind: by_kind[kind.value][:MAX_SHOWN] for kind in SECTIONS}
    # Those that were deleted since, by taking the import back or by hand, cannot be opened.
    keys = [row["record"] for rows in shown.values() for row in rows]
    kept = set(Participation.objects.filter(pk__in=keys).values_list("pk", flat=True))
    texts = SECTIONS | dict(zip(TAKEN, TAKEN_TEXTS[one.state], strict=True))
    return [
        {
            "title": kind.label,
            "text": texts[kind],
            "rows": [row | {"record": row["record"] if row["record"] in kept else None} for row in rows],
            "count": len(by_kind[kind.value]),
            "more": len(by_kind[kind.value]) - len(rows),
            "is_open": kind not in (Kind.DUPLICATE, Kind.UNCHANGED),
        }
        for kind, rows in shown.items()
        if rows
    ]
