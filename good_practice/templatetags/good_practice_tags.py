"""Projects and portraits in templates of other subjects."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template

from asskomm.core.caching import cached_for_page, cached_for_version, known_version
from good_practice.models import PracticeIndexPage, PracticePage, ProfileIndexPage, ProfilePage
from municipalities.map.view import snapshot_of
from municipalities.models import Municipality
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


@register.simple_tag(takes_context=True)
def practice_of(context: dict[str, Any], municipality: Municipality) -> PracticeOf:
    """Published projects and portraits of a municipality, the newest first."""
    day = today()
    return cached_for_page(
        f"practice-of:{municipality.pk}:{day}", lambda: find_practice_of(municipality, day), version_of(context)
    )


def find_practice_of(municipality: Municipality, day: date) -> PracticeOf:
    published = PracticePage.objects.published().for_lists().newest_first()
    profiles = ProfilePage.objects.published().for_lists().latest_first().filter(municipality=municipality)
    return PracticeOf(
        projects=list(published.of_municipality(municipality, day)[:PER_MUNICIPALITY]),
        reused=list(published.reused_by(municipality)[:PER_MUNICIPALITY]),
        profiles=list(profiles[:PER_MUNICIPALITY]),
    )


@register.simple_tag(takes_context=True)
def latest_practice(context: dict[str, Any], number: int | str) -> list[PracticePage]:
    """The newest projects for the home page."""
    return cached_for_version(
        f"practice-latest:{number}",
        lambda: list(PracticePage.objects.published().for_lists().newest_first()[: int(number)]),
        version_of(context),
    )


@register.simple_tag(takes_context=True)
def profile_of_the_month(context: dict[str, Any]) -> ProfilePage | None:
    """Today's »ASSKomm des Monats«, if there is one."""
    day = today()
    return cached_for_version(
        f"profile-of-the-month:{day}",
        lambda: ProfilePage.objects.published().for_lists().of_the_month(day).first(),
        version_of(context),
    )


@register.simple_tag(takes_context=True)
def practice_url(context: dict[str, Any]) -> str:
    """The address of the list of projects, or an empty text where there is none."""
    return cached_for_version("practice-url", lambda: find_url(PracticeIndexPage), version_of(context))


@register.simple_tag(takes_context=True)
def profiles_url(context: dict[str, Any]) -> str:
    """The address of the list of portraits, or an empty text where there is none."""
    return cached_for_version("profiles-url", lambda: find_url(ProfileIndexPage), version_of(context))


@register.simple_tag(takes_context=True)
def standing_of(context: dict[str, Any], municipality: Municipality | None) -> Standing | None:
    """What the municipality takes part in today; None for a dissolved one."""
    return snapshot_of(today(), version_of(context)).standings.get(municipality.ags) if municipality else None


def find_url(page_type: type[PracticeIndexPage] | type[ProfileIndexPage]) -> str:
    page = page_type.objects.live().public().first()
    return (page.url or "") if page else ""


def version_of(context: dict[str, Any]) -> int | None:
    """The request's content version, where the page cache has read it already."""
    return known_version(context.get("request"))
