"""Events; every page needs the `parent` it stands below."""

from datetime import date, time

import factory
from factory.django import DjangoModelFactory
from wagtail_factories import PageFactory

from calendar_events import models


class EventIndexPageFactory(PageFactory):
    class Meta:
        model = models.EventIndexPage

    title = "Termin- und Veranstaltungskalender"
    slug = "veranstaltungen"


class EventPageFactory(PageFactory):
    """
    A published event in Zittau on 29 September 2026, 10:00–15:30.

    `topics=[…]`, `audiences=[…]`, `municipalities=[…]` say what and whom it is about.
    """

    class Meta:
        model = models.EventPage
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Netzwerktreffen {n}")
    lead = "Kommunen berichten, was sich bewährt hat."
    first_day = date(2026, 9, 29)
    start_time = time(10)
    end_time = time(15, 30)
    city = "Zittau"

    @factory.post_generation
    def topics(self, create, topics, **kwargs):
        if topics:
            self.topics.set(topics)
            self.save()

    @factory.post_generation
    def audiences(self, create, audiences, **kwargs):
        if audiences:
            self.audiences.set(audiences)
            self.save()

    @factory.post_generation
    def municipalities(self, create, municipalities, **kwargs):
        for municipality in municipalities or []:
            self.municipality_links.add(models.EventMunicipality(municipality=municipality))
        if municipalities:
            self.save()


class AudienceFactory(DjangoModelFactory):
    class Meta:
        model = models.Audience

    name = factory.Sequence(lambda n: f"Zielgruppe {n}")
    slug = factory.Sequence(lambda n: f"zielgruppe-{n}")


class EventSeriesFactory(DjangoModelFactory):
    class Meta:
        model = models.EventSeries

    name = factory.Sequence(lambda n: f"Reihe {n}")
    slug = factory.Sequence(lambda n: f"reihe-{n}")


class EventSubmissionPageFactory(PageFactory):
    class Meta:
        model = models.EventSubmissionPage

    title = "Termin einsenden"
    slug = "einsenden"
    recipient = "buero@example.org"
