"""Projects and portraits in templates of other subjects, and addresses that only people read."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django import template
from django.utils.safestring import SafeString

from asskomm.core.caching import cached_for_page, cached_for_version
from good_practice.models import PracticeIndexPage, PracticePage, ProfileIndexPage, ProfilePage
from municipalities.map.view import snapshot_of
from municipalities.models import Municipality
from municipalities.participation import Standing, today

register = template.Library()

PER_MUNICIPALITY = 6
# Stands in the source between name and @, hidden from eyes, ears and clipboard: whoever strips tags collects it.
DECOY = "-bitte-nicht-sammeln"


@dataclass(frozen=True, slots=True)
class PracticeOf:
    """What a municipality contributes: her projects, those of others she reuses, and her people."""

    projects: list[PracticePage]
    reused: list[PracticePage]
    profiles: list[ProfilePage]

    def __bool__(self) -> bool:
        return bool(self.projects or self.reused or self.profiles)


@register.simple_tag
def practice_of(municipality: Municipality) -> PracticeOf:
    """Published projects and portraits of a municipality, the newest first."""
    day = today()
    return cached_for_page(f"practice-of:{municipality.pk}:{day}", lambda: find_practice_of(municipality, day))


def find_practice_of(municipality: Municipality, day: date) -> PracticeOf:
    published = PracticePage.objects.published().for_lists().newest_first()
    profiles = ProfilePage.objects.published().for_lists().latest_first().filter(municipality=municipality)
    return PracticeOf(
        projects=list(published.of_municipality(municipality, day)[:PER_MUNICIPALITY]),
        reused=list(published.reused_by(municipality)[:PER_MUNICIPALITY]),
        profiles=list(profiles[:PER_MUNICIPALITY]),
    )


@register.simple_tag
def latest_practice(number: int | str) -> list[PracticePage]:
    """The newest projects for the home page."""
    return cached_for_version(
        f"practice-latest:{number}",
        lambda: list(PracticePage.objects.published().for_lists().newest_first()[: int(number)]),
    )


@register.simple_tag
def profile_of_the_month() -> ProfilePage | None:
    """Today's »ASSKomm des Monats«, if there is one."""
    day = today()
    return cached_for_version(
        f"profile-of-the-month:{day}", lambda: ProfilePage.objects.published().for_lists().of_the_month(day).first()
    )


@register.simple_tag
def practice_url() -> str:
    """The address of the list of projects, or an empty text where there is none."""
    return cached_for_version("practice-url", lambda: find_url(PracticeIndexPage))


@register.simple_tag
def profiles_url() -> str:
    """The address of the list of portraits, or an empty text where there is none."""
    return cached_for_version("profiles-url", lambda: find_url(ProfileIndexPage))


@register.simple_tag
def standing_of(municipality: Municipality | None) -> Standing | None:
    """What the municipality takes part in today; None for a dissolved one."""
    return snapshot_of(today()).standings.get(municipality.ags) if municipality else None


@register.inclusion_tag("good_practice/email.html")
def protected_email(address: str) -> dict[str, SafeString]:
    """
    An e-mail address as a link that works without a script and is read out and copied as it is.

    Programs that collect addresses look for the pattern in the source or in the text without its tags:
    the source holds only character references, the text a decoy inside an element that is `hidden`.
    """
    name, _, host = address.partition("@")
    return {
        "link": references(f"mailto:{quote(address, safe='@.+-_')}"),
        "name": references(name),
        "decoy": references(DECOY),
        "host": references(f"@{host}"),
    }


def references(text: str) -> SafeString:
    """Every character as a reference by number: nothing that markup could be made of is left."""
    return SafeString("".join(f"&#{ord(character)};" for character in text))


def find_url(page_type: type[PracticeIndexPage] | type[ProfileIndexPage]) -> str:
    page = page_type.objects.live().public().first()
    return (page.url or "") if page else ""
