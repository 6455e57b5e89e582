"""News; every page needs the `parent` it stands below."""

from datetime import date

import factory
from wagtail_factories import PageFactory

from news import models


class NewsIndexPageFactory(PageFactory):
    class Meta:
        model = models.NewsIndexPage

    title = "Neuigkeiten"
    slug = "neuigkeiten"


class NewsPageFactory(PageFactory):
    """A published report; `topics=[…]` and `municipalities=[…]` say what it is about."""

    class Meta:
        model = models.NewsPage
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Meldung {n}")
    lead = "Das Wichtigste in einem Satz."
    date = date(2021, 5, 1)

    @factory.post_generation
    def topics(self, create, topics, **kwargs):
        if topics:
            self.topics.set(topics)
            self.save()

    @factory.post_generation
    def municipalities(self, create, municipalities, **kwargs):
        for municipality in municipalities or []:
            self.municipality_links.add(models.NewsMunicipality(municipality=municipality))
        if municipalities:
            self.save()
