"""The demo content of good practice as readable Python, for `load_demo` and the tests.

Titles and places of projects, and the dates given, stand in public reports. Everything else is written as an
example and marked so on the pages; people, offices and telephone numbers are invented.
"""

from good_practice.demo_content.content import DemoFundedProject, DemoProfile, DemoProject
from good_practice.demo_content.funding import FUNDED, SOURCE
from good_practice.demo_content.profiles import PROFILES
from good_practice.demo_content.projects_places import PLACES
from good_practice.demo_content.projects_safety import SAFETY
from good_practice.demo_content.projects_young import YOUNG

# Published in this order: the last one is the newest.
PROJECTS = (*SAFETY, *YOUNG[:3], *PLACES[3:], PLACES[2], PLACES[1], YOUNG[3], PLACES[0])

# Address part and name of every target group, in the order of the facet.
TARGET_GROUPS = (
    ("alle", "alle Generationen"),
    ("kinder", "Kinder"),
    ("jugendliche", "Jugendliche"),
    ("junge-erwachsene", "junge Erwachsene"),
    ("aeltere", "ältere Menschen"),
    ("angehoerige", "Angehörige"),
    ("anwohnende", "Anwohner:innen"),
    ("vereine", "Vereine"),
    ("verwaltung", "Verwaltung und Politik"),
)

__all__ = [
    "FUNDED",
    "PROFILES",
    "PROJECTS",
    "SOURCE",
    "TARGET_GROUPS",
    "DemoFundedProject",
    "DemoProfile",
    "DemoProject",
]
