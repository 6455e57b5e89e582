"""The data sheet as a tagged PDF."""

from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from django.utils.formats import date_format

from asskomm.core.typesetting import typeset_accessible
from municipalities.data_sheets.contents import DataSheet

TEMPLATE = Path(__file__).with_name("data_sheet.typ")


@dataclass(frozen=True, slots=True)
class Reply:
    """Where corrections go, and by when."""

    address: str
    until: date


def pdf(sheet: DataSheet, organisation: str, reply: Reply | None = None) -> bytes:
    """The sheet on A4; says whom to answer by when, if there is a `reply`. The same data give the same bytes."""
    answer = f"Ihre Antwort bitte bis {date_format(reply.until)} an {reply.address}." if reply else ""
    data = {
        "title": f"Datenblatt {sheet.name}",
        "subtitle": sheet.subtitle,
        "day": date_format(sheet.day),
        "organisation": organisation,
        "answer": answer,
        "sections": [asdict(one) for one in sheet.sections],
    }
    return typeset_accessible(TEMPLATE, data, timestamp=datetime.combine(sheet.day, time(), UTC))
