"""What the API answers with; descriptions go into its OpenAPI document."""

from datetime import date
from typing import Annotated

from ninja import Schema
from pydantic import Field

from municipalities.participation import State

PartialDay = Annotated[
    str, Field(description="Datum, so genau wie bekannt: 2021-02-16, 2021-02 oder 2021", examples=["2021-02-16"])
]
Ags = Annotated[str, Field(description="Amtlicher Gemeindeschlüssel", examples=["14729410"])]
Code = Annotated[str, Field(description="Kennung eines Instruments", examples=["coaching"])]


class DistrictOut(Schema):
    """Landkreis oder Kreisfreie Stadt."""

    ags: str
    name: str
    municipalities: int


class ParticipationOut(Schema):
    """Was eine Kommune am Tag der Abfrage nutzt oder plant."""

    milestone: Annotated[int, Field(description="Nummer des Meilensteins, aus dem die Teilnahme folgt")]
    instrument: Code
    state: State
    since: PartialDay
    via: Annotated[str, Field(description="Zusammenschluss oder Vorgängerin; leer bei eigener Teilnahme")]


class MunicipalityOut(Schema):
    """Eine Kommune am Tag der Abfrage."""

    ags: Ags
    name: str
    official_name: str
    kind: str
    district: Annotated[str, Field(description="Schlüssel des Landkreises", examples=["14729"])]
    population: int | None
    latitude: float
    longitude: float
    stage: Annotated[str | None, Field(description="Kennung der höchsten erreichten Stufe")]
    participations: list[ParticipationOut]
    page: Annotated[str, Field(description="Seite der Kommune im Portal")]


class MilestoneOut(Schema):
    """Ein Eintrag des Registers, wie er am Tag der Abfrage bekannt war."""

    milestone: int
    instrument: Code
    ags: Annotated[str | None, Field(description="Schlüssel der Kommune; leer bei einem Zusammenschluss")]
    partnership: Annotated[int | None, Field(description="Nummer des Zusammenschlusses")]
    name: str
    state: State
    planned: PartialDay | None
    started: PartialDay | None
    ended: PartialDay | None
    note: str


class InstrumentOut(Schema):
    """Ein Instrument mit seinen Zahlen am Tag der Abfrage."""

    instrument: Code
    label: str
    plural: str
    description: str
    stage: int | None
    colour: str
    records: Annotated[int, Field(description="Einträge in Kraft")]
    municipalities: Annotated[int, Field(description="Kommunen, für die sie gelten")]
    planned: Annotated[int, Field(description="geplante Einträge")]


class PartnershipOut(Schema):
    """Kommunen, die gemeinsam teilnehmen."""

    partnership: int
    name: str
    kind: str
    district: Annotated[str | None, Field(description="Bei ganzen Landkreisen deren Schlüssel")]
    members: Annotated[list[Ags], Field(description="Mitglieder am Tag der Abfrage")]


class FiguresOut(Schema):
    """Die Zahlen eines Tages."""

    day: date
    municipalities: Annotated[int, Field(description="Kommunen an diesem Tag")]
    participating: Annotated[int, Field(description="Kommunen mit mindestens einer Teilnahme")]
    population: Annotated[int, Field(description="Bevölkerung aller Kommunen")]
    participating_population: Annotated[int, Field(description="Bevölkerung der teilnehmenden Kommunen")]
    instruments: list[InstrumentOut]


class ProblemOut(Schema):
    """Warum eine Abfrage abgelehnt wird."""

    error: str
    details: list[str] = []
