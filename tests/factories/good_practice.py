"""Projects, portraits and funded projects; every page needs the `parent` it stands below."""

from datetime import date

import factory
from factory.django import DjangoModelFactory
from wagtail_factories import PageFactory

from good_practice import models
from tests.factories.municipalities import MunicipalityFactory


class TargetGroupFactory(DjangoModelFactory):
    class Meta:
        model = models.TargetGroup

    name = factory.Sequence(lambda n: f"Zielgruppe {n}")
    slug = factory.Sequence(lambda n: f"zielgruppe-{n}")


class PracticeIndexPageFactory(PageFactory):
    class Meta:
        model = models.PracticeIndexPage

    title = "Good Practice"
    slug = "good-practice"


class PracticePageFactory(PageFactory):
    """A project of one municipality; `topics=[…]`, `target_groups=[…]` and `reuses=[…]` as keywords."""

    class Meta:
        model = models.PracticePage

    title = factory.Sequence(lambda n: f"Projekt {n}")
    lead = factory.LazyAttribute(lambda page: f"Worum es in {page.title} geht.")
    problem = "<p>Ein leerer Platz.</p>"
    approach = "<p>Ein Markt.</p>"
    partnership = None
    municipality = factory.Maybe(
        "partnership", yes_declaration=None, no_declaration=factory.SubFactory(MunicipalityFactory)
    )


class ProfileIndexPageFactory(PageFactory):
    class Meta:
        model = models.ProfileIndexPage

    title = "Kurz vorgestellt"
    slug = "kurz-vorgestellt"


class ProfilePageFactory(PageFactory):
    """A person of a municipality."""

    class Meta:
        model = models.ProfilePage

    title = factory.Sequence(lambda n: f"Mika Muster {n}")
    function = "Koordination"
    quote = "Wir gehen hin."
    municipality = factory.SubFactory(MunicipalityFactory)


class FundedProjectsPageFactory(PageFactory):
    class Meta:
        model = models.FundedProjectsPage

    title = "Geförderte Projekte"
    slug = "gefoerderte-projekte"


class FundedProjectFactory(DjangoModelFactory):
    class Meta:
        model = models.FundedProject

    title = factory.Sequence(lambda n: f"Gefördert {n}")
    partnership = None
    municipality = factory.Maybe(
        "partnership", yes_declaration=None, no_declaration=factory.SubFactory(MunicipalityFactory)
    )


def contact(**changes) -> dict:
    """The contact of a project with the person's consent."""
    return {
        "contact_name": "Eda Muster",
        "contact_office": "Kulturamt",
        "contact_phone": "034381 000",
        "contact_email": "eda.muster@example.org",
        "contact_consent_on": date(2022, 1, 10),
    } | changes
