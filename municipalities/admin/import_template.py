"""The table that staff fill in to import participations."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from municipalities.imports import participation_values as columns
from municipalities.models import Instrument, Participation

EXAMPLE = {
    columns.AGS: "14000000",
    columns.NAME: "Musterstadt (Beispiel, bitte löschen)",
    columns.INSTRUMENT: "Präventionsrat",
    columns.STATE: "läuft",
    columns.PLANNED: "2020",
    columns.STARTED: "16.02.2021",
    "Quelle": "Meldung vom 5.2.2021",
    "Ansprechstelle": "Ordnungsamt",
    "Telefon": "03425 000",
    "E-Mail": "praevention@example.org",
}
DAYS = "16.02.2021, Februar 2021 oder 2021, so genau es bekannt ist."
EXPLANATIONS = {
    columns.AGS: "Amtlicher Gemeindeschlüssel, acht Ziffern. AGS oder Kommune ist nötig.",
    columns.NAME: "Name der Kommune. Stehen AGS und Name da, müssen sie zusammenpassen.",
    columns.PARTNERSHIP: (
        "Nur für gemeinsame Einträge: der Name eines Zusammenschlusses, den es im Portal schon gibt. Der Eintrag gilt "
        "dann für alle Mitglieder; AGS und Kommune werden in dieser Zeile nicht gelesen."
    ),
    columns.INSTRUMENT: "Nötig. Eines von: {instruments}.",
    columns.STATE: "Für neue Einträge nötig: {states}. Ein Status geht nur vorwärts.",
    columns.PLANNED: f"Nötig für »geplant«. {DAYS}",
    columns.STARTED: f"Beginn oder Unterzeichnung; nötig für jeden anderen Status. {DAYS}",
    columns.ENDED: f"Der letzte Tag; nötig für »beendet«. {DAYS}",
    "Hinweis": "Öffentlich, höchstens 300 Zeichen.",
    "Quelle": "Woher die Angabe stammt; nicht öffentlich.",
    "Interne Notiz": "Nur für das Team.",
    "Ansprechstelle": "Öffentlich. Dazu gehört Telefon oder E-Mail. Bitte nur mit Zustimmung der Stelle.",
    "Telefon": "Öffentlich.",
    "E-Mail": "Öffentlich.",
}
GENERAL = [
    "Eine Zeile je Kommune und Instrument. Die Reihenfolge der Spalten ist egal, weitere Spalten stören nicht.",
    "Leere Zellen ändern nichts. Vor dem Übernehmen zeigt das Portal, was sich ändert.",
]
TEXT = "@"
EXAMPLE_ROWS = 500


def build_template() -> io.BytesIO:
    """A workbook with the headings and one example row, and a sheet that explains the columns."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Teilnahmen"
    sheet.append(list(columns.COLUMNS))
    sheet.append([EXAMPLE.get(column, "") for column in columns.COLUMNS])
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns.COLUMNS, start=1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = max(len(column) + 4, 16)
        # As text: spreadsheets would make numbers of keys, and days of »2021«.
        for row in range(2, EXAMPLE_ROWS):
            sheet.cell(row, number).number_format = TEXT
    explain(book.create_sheet("Erläuterung"))
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def explain(sheet) -> None:
    """Say what belongs into each column."""
    words = {
        "instruments": ", ".join(Instrument.objects.values_list("label", flat=True)),
        "states": ", ".join(Participation.State.labels),
    }
    sheet.append(["Spalte", "Was hineingehört"])
    for column in columns.COLUMNS:
        sheet.append([column, EXPLANATIONS[column].format(**words)])
    for text in GENERAL:
        sheet.append(["", text])
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 20, 90
    for name, text in sheet.iter_rows():
        name.font, text.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
