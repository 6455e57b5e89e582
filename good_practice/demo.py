"""The demo site of this app: projects, portraits and funded projects; the texts stand in `demo_content`."""

from datetime import date

from django.core.files.base import ContentFile
from wagtail.models import Collection, Page

from asskomm.core.demo_content import resolve_links
from asskomm.core.demo_content.downloads import CHECKLISTS
from asskomm.core.models import HomePage, PortalDocument, Topic
from good_practice.demo_content import (
    FUNDED,
    PROFILES,
    PROJECTS,
    SOURCE,
    TARGET_GROUPS,
    DemoProfile,
    DemoProject,
)
from good_practice.demo_content.content import bullets
from good_practice.models import (
    FundedProject,
    FundedProjectsPage,
    PracticeIndexPage,
    PracticePage,
    PracticeReuse,
    ProfileIndexPage,
    ProfilePage,
    TargetGroup,
)
from municipalities.demo_pictures import create_image
from municipalities.map.posters import Poster
from municipalities.map.shapes import ShapeSet, shapes_on
from municipalities.models import Municipality, Partnership
from municipalities.participation import today

ALT = "Abstrakte Grafik aus Umrissen von Kommunen."


def is_loaded() -> bool:
    """Whether the list of projects was set up before."""
    return PracticeIndexPage.objects.exists()


def load() -> None:
    """Create lists, projects, portraits and funded projects; links are resolved when all pages exist."""
    TargetGroup.objects.bulk_create(
        TargetGroup(slug=slug, name=name, order=position * 10)
        for position, (slug, name) in enumerate(TARGET_GROUPS, 1)
    )
    shapes = shapes_on(today())
    load_projects(shapes)
    load_profiles(shapes)
    load_funded_projects()


def load_projects(shapes: ShapeSet) -> None:
    """Create the list and every project below it."""
    parent = HomePage.objects.get().add_child(
        instance=PracticeIndexPage(
            title="Good Practice",
            slug="good-practice",
            lead="Projekte aus sächsischen Kommunen, die andere übernehmen können. Mit Ansprechperson zum Nachfragen.",
            search_description=(
                "Good Practice der kommunalen Prävention in Sachsen: Projekte zum Übernehmen, mit Aufwand und Kontakt."
            ),
        )
    )
    for text in PROJECTS:
        create_project(parent, text, shapes)


def create_project(parent: PracticeIndexPage, text: DemoProject, shapes: ShapeSet) -> None:
    """Create one project with its picture."""
    place = Municipality.objects.get(ags=text.place)
    recipe, tone = text.poster
    page = PracticePage(
        title=text.title,
        slug=text.slug,
        lead=text.lead,
        teaser=text.teaser,
        problem=text.problem,
        goal=text.goal,
        approach=text.approach,
        result=text.result,
        effort=text.effort,
        pitfalls=bullets(*text.pitfalls),
        period=text.period,
        duration=text.duration,
        evidence=text.evidence,
        funding=text.funding,
        programme=text.programme,
        partners="\n".join(text.partners),
        image=draw(f"{place.name} und Umgebung: {text.title}", recipe, tone, text.place, shapes),
        image_alt=ALT,
        image_caption=f"Umriss von {place.name}.",
        is_sample=True,
    )
    if text.partnership:
        page.partnership = Partnership.objects.get(name=text.partnership)
    else:
        page.municipality = place
    if text.contact:
        page.contact_name, page.contact_office = text.contact.name, text.contact.office
        page.contact_phone, page.contact_email = text.contact.phone, text.contact.email
        page.contact_consent_on = date(2022, 1, 10)
    page.topics = Topic.objects.filter(slug__in=text.topics)
    page.target_groups = TargetGroup.objects.filter(slug__in=text.groups)
    page.reuses = [
        PracticeReuse(municipality=Municipality.objects.get(ags=one.ags), year=one.year, note="Beispielangabe")
        for one in text.reuses
        if one.ags != text.place
    ]
    parent.add_child(instance=page)


def load_profiles(shapes: ShapeSet) -> None:
    """Create the list and every portrait; the first person is »ASSKomm des Monats«."""
    parent = HomePage.objects.get().add_child(
        instance=ProfileIndexPage(
            title="Kurz vorgestellt",
            slug="kurz-vorgestellt",
            lead="Menschen, die in ihrer Kommune für Prävention stehen. Eine Person ist »ASSKomm des Monats«.",
            search_description="Porträts und Interviews: Menschen der kommunalen Prävention in Sachsen.",
        )
    )
    for text in PROFILES:
        create_profile(parent, text, shapes)


def create_profile(parent: ProfileIndexPage, text: DemoProfile, shapes: ShapeSet) -> None:
    """Create one sample person with her portrait."""
    page = ProfilePage(
        title=text.name,
        slug=text.slug,
        lead=text.lead,
        function=text.function,
        quote=text.quote,
        municipality=Municipality.objects.get(ags=text.ags),
        image=draw(f"Porträt {text.name}", "portrait", text.tone, text.ags, shapes),
        image_alt=ALT,
        is_sample=True,
        month=None if text.months_ago is None else months_before(today(), text.months_ago),
    )
    answers = [
        {"type": "answer", "value": {"question": question, "answer": f"<p>{answer}</p>"}}
        for question, answer in text.interview
    ]
    page.interview = page.interview.stream_block.to_python(answers)
    rows = [{"term": term, "description": description} for term, description in text.facts]
    page.facts = page.facts.stream_block.to_python(
        [{"type": "facts", "value": {"heading": "Kurz gefragt", "rows": rows}}]
    )
    parent.add_child(instance=page)


def months_before(day: date, count: int) -> date:
    """The first day of the month `count` months before that of `day`."""
    months = day.year * 12 + day.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


def load_funded_projects() -> None:
    """Create the page and the projects that public reports name."""
    HomePage.objects.get().add_child(
        instance=FundedProjectsPage(
            title="Geförderte Projekte",
            slug="gefoerderte-projekte",
            lead=(
                "Projekte, die in öffentlichen Berichten genannt sind. Das Programm ist hier eine Beispielangabe; "
                "was nicht veröffentlicht ist, bleibt offen."
            ),
            search_description="Geförderte Projekte der kommunalen Prävention in Sachsen, mit Ort, Jahr und Programm.",
        )
    )
    for text in FUNDED:
        FundedProject.objects.create(
            title=text.title,
            municipality=Municipality.objects.get(ags=text.ags),
            description=text.description,
            first_year=text.first_year,
            last_year=text.last_year,
            practice=PracticePage.objects.get(slug=text.practice),
            source=SOURCE,
            is_sample=True,
        )


def draw(title: str, recipe: str, tone: str, ags: str, shapes: ShapeSet):
    """A poster of the municipality in the library; what it shows is no content, so its text says only that."""
    return create_image(title, Poster(recipe, ags, tone), ALT, shapes=shapes)


def finish() -> None:
    """Add material and pictures, whose links point to pages of every app, and publish everything."""
    page_ids = {page.get_url(): page.pk for page in Page.objects.live().filter(depth__gt=1)}
    shapes = shapes_on(today())
    for text in PROJECTS:
        page = PracticePage.objects.get(slug=text.slug)
        page.material = page.material.stream_block.to_python(
            [*resolve_links(material_data(text), page_ids), *documents_data(text)]
        )
        page.gallery = page.gallery.stream_block.to_python(gallery_data(text, shapes))
        page.save_revision().publish()
    for page in (
        *ProfilePage.objects.order_by("-pk"),
        PracticeIndexPage.objects.get(),
        ProfileIndexPage.objects.get(),
        FundedProjectsPage.objects.get(),
    ):
        page.save_revision().publish()


def material_data(text: DemoProject) -> list[dict]:
    """The links of a project in the form that StreamFields store."""
    return [{"type": block_type, "value": value} for block_type, value in text.material]


def documents_data(text: DemoProject) -> list[dict]:
    """The project's checklist as a document to download."""
    if not text.checklist:
        return []
    lines = [f"Checkliste: {text.title} (Beispiel)", "", *(f"[ ] {line}" for line in text.checklist), ""]
    content = "\r\n".join(lines).encode()
    document = PortalDocument.objects.create(
        title=f"Checkliste: {text.title}",
        description=f"Zum Projekt »{text.title}«.",
        file=ContentFile(content, name=f"checkliste-{text.slug}.txt"),
        collection=Collection.objects.get(name=CHECKLISTS),
        is_accessible=True,
    )
    return [{"type": "documents", "value": {"heading": "Unterlagen", "documents": [document.pk]}}]


def gallery_data(text: DemoProject, shapes: ShapeSet) -> list[dict]:
    """The project's further pictures."""
    if not text.gallery:
        return []
    images = [
        draw(f"{text.title}, weiteres Bild {number}", recipe, "", text.place, shapes)
        for number, recipe in enumerate(text.gallery, 1)
    ]
    pictures = [
        {
            "image": {"image": image.pk, "decorative": False, "alt_text": ALT},
            "caption": f"Beispielbild {number}",
        }
        for number, image in enumerate(images, 1)
    ]
    return [{"type": "gallery", "value": {"heading": "Bilder", "pictures": pictures}}]
