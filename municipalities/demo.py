"""The demo site of this app: register, boundaries, participation, map and team page."""

import contextlib
from pathlib import Path

from django.conf import settings

from asskomm.core.demo_content import SLIDER_PICTURE, TEAM
from asskomm.core.models import HomePage, TeamMember
from municipalities.demo_pictures import create_image
from municipalities.imports.boundaries import read_boundaries
from municipalities.imports.boundary_store import store_boundaries, store_schematic_boundaries
from municipalities.imports.milestones import load_participations
from municipalities.imports.register import DATA_DIR, load_project_register
from municipalities.map.posters import Poster
from municipalities.models import District, Instrument, MapPage, Municipality, Participation, TeamPage

# Which building block explains which instrument: instrument code to the page's address part.
INSTRUMENT_PAGES = {
    Instrument.CONSULTATION: "beratung",
    Instrument.SECURITY_ANALYSIS: "sicherheitsanalyse",
    Instrument.COACHING: "coaching",
    Instrument.FUNDING: "finanzierung",
}


def is_loaded() -> bool:
    """Whether the map was set up before."""
    return MapPage.objects.exists()


def load() -> None:
    """Load the official register, shapes and milestones, and create the pages that show them."""
    if not Municipality.objects.exists():
        load_project_register()
    load_boundaries()
    load_participations(DATA_DIR / "participation.csv")
    add_sample_contacts()
    assign_team()
    draw_home_picture()
    home = HomePage.objects.get()
    home.add_child(
        instance=MapPage(
            title="Karte der kommunalen Prävention",
            slug="karte",
            lead="Welche Städte und Gemeinden in Sachsen an ASSKomm teilnehmen, womit und seit wann.",
            search_description="Karte der Kommunen in Sachsen, die an ASSKomm teilnehmen: womit und seit wann.",
            seo_title="Karte der kommunalen Prävention in Sachsen",
        )
    )
    home.add_child(
        instance=TeamPage(
            title="Team",
            slug="team",
            lead="Für jeden Landkreis und jede kreisfreie Stadt gibt es eine feste Ansprechperson.",
            search_description="Das ASSKomm-Team und die Zuständigkeit für Landkreise und kreisfreie Städte.",
        )
    )


def finish() -> None:
    """Link the instruments to the pages that explain them."""
    pages = {page.slug: page for page in HomePage.objects.get().get_descendants().live()}
    for instrument in Instrument.objects.filter(code__in=INSTRUMENT_PAGES):
        instrument.page = pages.get(INSTRUMENT_PAGES[instrument.code])
        instrument.save()


def draw_home_picture() -> None:
    """A poster for the first slide of the home page."""
    with contextlib.suppress(ValueError):  # No shape, no picture.
        create_image(SLIDER_PICTURE, Poster("contours", "14729410", "dark"), "Umriss von Wurzen mit Höhenlinien.")


def load_boundaries() -> None:
    """Official shapes where BOUNDARIES_SOURCE names a file, schematic cells otherwise."""
    if settings.BOUNDARIES_SOURCE:
        store_boundaries(read_boundaries(Path(settings.BOUNDARIES_SOURCE)))
    else:
        store_schematic_boundaries()


def add_sample_contacts() -> None:
    """Give every council a contact that is visibly a sample."""
    for number, record in enumerate(
        Participation.objects.filter(instrument__code=Instrument.PREVENTION_COUNCIL, planned_on=None), 1
    ):
        record.contact_office = "Geschäftsstelle des Präventionsrats (Beispiel)"
        record.contact_phone = f"0351 00000-{50 + number}"
        record.contact_email = f"praeventionsrat{number}@example.org"
        record.save()


def assign_team() -> None:
    """Every district gets its sample person."""
    for person in TEAM:
        member = TeamMember.objects.get(email=person.email)
        District.objects.filter(ags__in=person.districts).update(team_member=member)
