"""Pages, people and topics; every page needs the `parent` it stands below."""

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Page, Site
from wagtail_factories import PageFactory

from asskomm.core import models
from municipalities.models import MapPage, TeamPage


class HomePageFactory(PageFactory):
    class Meta:
        model = models.HomePage

    title = "Gemeinsam sicher"
    slug = "startseite"


class ContentPageFactory(PageFactory):
    class Meta:
        model = models.ContentPage

    title = factory.Sequence(lambda n: f"Inhalt {n}")


class CoachingRequestPageFactory(PageFactory):
    class Meta:
        model = models.CoachingRequestPage

    title = "Coaching anfragen"
    slug = "anfragen"
    recipient = "buero@example.org"


class BarrierReportPageFactory(PageFactory):
    class Meta:
        model = models.BarrierReportPage

    title = "Barriere melden"
    slug = "feedback"
    recipient = "buero@example.org"


class ContactRequestFactory(DjangoModelFactory):
    """A new request for coaching; `done_at` follows from the state."""

    class Meta:
        model = models.ContactRequest

    kind = "coaching"
    reference = factory.Sequence(lambda n: f"A-2026-{n:04d}")
    nonce = factory.Sequence(lambda n: f"nonce-{n}")
    name = "Alex Muster"
    email = "alex@example.org"
    municipality = "Wurzen"
    message = "Wir möchten beginnen."


class MapPageFactory(PageFactory):
    class Meta:
        model = MapPage

    title = "Karte der kommunalen Prävention"
    slug = "karte"


class TeamPageFactory(PageFactory):
    class Meta:
        model = TeamPage

    title = "Team"
    slug = "team"


class TeamMemberFactory(DjangoModelFactory):
    class Meta:
        model = models.TeamMember

    name = factory.Sequence(lambda n: f"Kim Muster {n}")
    phone = "0351 00000-10"
    email = factory.Sequence(lambda n: f"kim{n}@example.org")


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = models.Topic

    name = factory.Sequence(lambda n: f"Thema {n}")
    slug = factory.Sequence(lambda n: f"thema-{n}")


def create_home_page() -> models.HomePage:
    """The home page as the root of the default site."""
    home = HomePageFactory(parent=Page.get_first_root_node())
    site = Site.objects.get(is_default_site=True)
    site.root_page = home
    site.save()
    return home
