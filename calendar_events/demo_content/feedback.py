"""What sample persons say about past events of the demo."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class DemoFeedback:
    """One person's answers; sessions by their place in the programme, None where nothing was said."""

    overall: int
    benefit: int | None = None
    organisation: int | None = None
    recommendation: int | None = None
    sessions: tuple[int, ...] = ()
    good: str = ""
    better: str = ""

    @property
    def scales(self) -> dict[str, Any]:
        """The answers that are numbers, by the names of the model."""
        names = ("overall", "benefit", "organisation", "recommendation")
        return {name: getattr(self, name) for name in names}


# By the address part of the event.
FEEDBACK = {
    "online-training-buergerbefragung": (
        DemoFeedback(5, 5, 4, 3, good="Die Beispiele für Ankündigungen übernehmen wir sofort."),
        DemoFeedback(4, 4, 4, 3),
        DemoFeedback(4, 5, 3, 3, better="Bitte die Folien vorher schicken, dann lassen sich Fragen vorbereiten."),
        DemoFeedback(3, 3, 2, 2, good="Kurz und klar.", better="Der Ton fiel zweimal aus."),
        DemoFeedback(5, 4, None, 3, good="Endlich verstanden, wie die acht Themen zusammenhängen."),
        DemoFeedback(4, None, 4, 3),
        DemoFeedback(2, 2, 3, 1, better="Für kleine Gemeinden ohne eigene Stelle war wenig dabei."),
    ),
    "erfahrungsaustausch-neue-raete": (
        DemoFeedback(5, 5, 5, sessions=(1, 2), good="Ehrlich über Fehler zu sprechen, war neu und hat gutgetan."),
        DemoFeedback(5, 4, 4, sessions=(1,)),
        DemoFeedback(4, 4, 5, sessions=(1, 2, 3), better="Mehr Zeit für die Werkstatt."),
        DemoFeedback(4, 5, 4, sessions=(2,), good="Die Muster für die Geschäftsordnung.", better="Gern am Vormittag."),
        DemoFeedback(3, 3, 4),
        DemoFeedback(5, 5, 5, sessions=(1, 3), good="Die kleine Runde."),
    ),
}
