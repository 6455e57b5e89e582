"""Objects of the register and of the participation; every default is valid on its own."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from municipalities import models

# Sequences go on through all tests; keys begin again after a thousand, more than one test ever makes.
KEYS = 1000


class DistrictFactory(DjangoModelFactory):
    """A Landkreis; asking for the same `ags` again gives the same district."""

    class Meta:
        model = models.District
        django_get_or_create = ["ags"]

    ags = factory.Sequence(lambda n: f"14{n % KEYS:03d}")
    name = factory.LazyAttribute(lambda district: f"Musterland {district.ags}")


class MunicipalityFactory(DjangoModelFactory):
    """
    A Gemeinde. All belong to district 14521 unless told otherwise; with an `ags` comes its district,
    with a `district` comes an AGS in it.
    """

    class Meta:
        model = models.Municipality

    district = factory.SubFactory(DistrictFactory, ags="14521")
    ags = factory.LazyAttributeSequence(lambda municipality, n: f"{municipality.district.ags}{n % KEYS:03d}")
    name = factory.Sequence(lambda n: f"Musterort {n}")
    population = 2000
    area_km2 = "20.00"
    postcode = "01067"
    # Different places within Saxony, so that cells can be drawn around them.
    latitude = factory.Sequence(lambda n: round(50.6 + n % 31 * 0.02, 4))
    longitude = factory.Sequence(lambda n: round(12.4 + n % 37 * 0.04, 4))

    @classmethod
    def _generate(cls, strategy, params):
        if "ags" in params and not any(name.startswith("district") for name in params):
            params = {**params, "district__ags": params["ags"][:5]}
        return super()._generate(strategy, params)


class InstrumentFactory(DjangoModelFactory):
    """An instrument; with a `code` of the eight that a migration creates, it is that one."""

    class Meta:
        model = models.Instrument
        django_get_or_create = ["code"]

    code = factory.Sequence(lambda n: f"instrument-{n}")
    label = factory.LazyAttribute(lambda instrument: instrument.code.replace("_", " ").capitalize())
    plural = factory.SelfAttribute("label")
    symbol = "circle"
    colour = "#00573c"
    colour_dark = "#8fe0b4"


class PartnershipFactory(DjangoModelFactory):
    """A shared council; `members=[…]` makes the municipalities members from the beginning."""

    class Meta:
        model = models.Partnership
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"KPR Musterregion {n}")

    @factory.post_generation
    def members(self, create, municipalities, **kwargs):
        for municipality in municipalities or []:
            PartnershipMembershipFactory(partnership=self, municipality=municipality)


class PartnershipMembershipFactory(DjangoModelFactory):
    """An open membership without dates."""

    class Meta:
        model = models.PartnershipMembership

    partnership = factory.SubFactory(PartnershipFactory)
    municipality = factory.SubFactory(MunicipalityFactory)


class ParticipationFactory(DjangoModelFactory):
    """
    A record of a municipality that is active since 2021-01-01; `planned=True`, `completed=True` and
    `ended=True` give the other states, `partnership=…` another participant.
    """

    class Meta:
        model = models.Participation

    class Params:
        planned = factory.Trait(state=models.Participation.State.PLANNED, planned_on=date(2021, 1, 1), started_on=None)
        completed = factory.Trait(state=models.Participation.State.COMPLETED)
        ended = factory.Trait(state=models.Participation.State.ENDED, ended_on=date(2021, 12, 31))

    instrument = factory.SubFactory(InstrumentFactory)
    partnership = None
    municipality = factory.Maybe(
        "partnership", yes_declaration=None, no_declaration=factory.SubFactory(MunicipalityFactory)
    )
    state = models.Participation.State.ACTIVE
    started_on = date(2021, 1, 1)
