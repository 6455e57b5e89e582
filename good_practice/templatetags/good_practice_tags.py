"""Projects and portraits in templates of other subjects."""

from dataclasses import dataclass
from datetime import date

from django import template

from asskomm.core.caching import cached_for_page, cached_for_version
from good_practice.models import PracticeIndexPage, PracticePage, ProfileIndexPage, ProfilePage
from municipalities.map.view import snapshot_of
from municipalities.models import Municipality
from municipalities.nearby import Located, LookAround, look_around
from municipalities.participation import Standing, today

register = template.Library()

PER_MUNICIPALITY = 6


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
def practice_near(municipality: Municipality) -> LookAround:
    """The published projects that are nearest to a municipality of today; nothing for a dissolved one."""

    def find() -> LookAround:
        return look_around(municipality.ags, project_places(), PracticePage.objects.published().defer_streamfields())

    return cached_for_page(f"practice-near:{municipality.pk}:{today()}", find)


def project_places() -> list[Located]:
    """Where every published project is, the newest first."""
    projects = PracticePage.objects.published().newest_first()
    return cached_for_version(
        "practice-places",
        lambda: [Located(*row) for row in projects.values_list("pk", "municipality_id", "partnership_id")],
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


def find_url(page_type: type[PracticeIndexPage] | type[ProfileIndexPage]) -> str:
    page = page_type.objects.live().public().first()
    return (page.url or "") if page else ""
