"""The posters of the demo calendar; several events share one, because every picture costs time and room."""

from asskomm.core.demo_content.content import StreamItem
from asskomm.core.demo_content.pictures import DemoPicture, gallery

CHEMNITZ, REICHENBACH, ZWICKAU, DRESDEN = "14511000", "14523340", "14524330", "14612000"
BAUTZEN, GOERLITZ, ZITTAU, GROSSENHAIN = "14625020", "14626110", "14626610", "14627060"
COLDITZ, WURZEN, LEIPZIG, TORGAU = "14729080", "14729410", "14713000", "14730310"
FRANKENBERG, FREITAL = "14522150", "14628110"

CONFERENCE = DemoPicture(
    "Kalender: Fachtag", "dots", DRESDEN, "Grafik: Helle Punkte in den Umrissen Sachsens, einer je Kommune.", "light"
)
CROWD = DemoPicture("Kalender: Publikum", "collection", DRESDEN, "Grafik: Umrisse dicht an dicht in Reihen.", "dark")
TALKS = DemoPicture("Kalender: Gespräche", "overlap", DRESDEN, "Grafik: Drei Flächen überlagern sich.", "cool")
EAST = DemoPicture(
    "Kalender: Ostsachsen", "network", ZITTAU, "Grafik: Zittau und seine Nachbarn, durch Linien verbunden.", "light"
)
BORDER = DemoPicture("Kalender: Bautzen", "mosaic", BAUTZEN, "Grafik: Bautzen in einem Mosaik der Nachbarn.", "light")
NORTH = DemoPicture("Kalender: Torgau", "landscape", TORGAU, "Grafik: Umrisse wie Hügel unter gelber Sonne.", "cool")
BICYCLE = DemoPicture("Kalender: Zwickau", "lines", ZWICKAU, "Grafik: Zwickau aus feinen Linien.", "dark")
ELDERLY = DemoPicture(
    "Kalender: Reichenbach", "contours", REICHENBACH, "Grafik: Ringe um den Umriss von Reichenbach.", "warm"
)
MARKET = DemoPicture("Kalender: Colditz", "overlap", COLDITZ, "Grafik: Colditz und Nachbarn in warmen Tönen.", "light")
COURSE = DemoPicture("Kalender: Weiterbildung", "collection", CHEMNITZ, "Grafik: Umrisse wie Karteikarten.", "cool")
SCREEN = DemoPicture("Kalender: Online", "lines", LEIPZIG, "Grafik: Leipzig aus Linien wie auf einem Schirm.", "light")
COUNCIL = DemoPicture("Kalender: Wurzen", "mosaic", WURZEN, "Grafik: Wurzen, hervorgehoben unter Nachbarn.", "cool")
CLEANING = DemoPicture("Kalender: Großenhain", "mosaic", GROSSENHAIN, "Grafik: Großenhain als Mosaikstein.", "warm")
FOOTBALL = DemoPicture("Kalender: Frankenberg", "network", FRANKENBERG, "Grafik: Linien wie Pässe im Spiel.", "dark")


def pictures_of(*rows: tuple[DemoPicture, str]) -> StreamItem:
    """The gallery of a report."""
    return gallery("Eindrücke in Grafiken", *rows)
