"""The two lists below a home page, and every kind of page that visitors must not see."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from good_practice.models import PracticeIndexPage, ProfileIndexPage
from tests.factories.good_practice import PracticeIndexPageFactory, ProfileIndexPageFactory


@pytest.fixture
def practice_index(home_page) -> PracticeIndexPage:
    """The list of projects at /good-practice/."""
    return PracticeIndexPageFactory(parent=home_page)


@pytest.fixture
def profile_index(home_page) -> ProfileIndexPage:
    """The list of portraits at /kurz-vorgestellt/."""
    return ProfileIndexPageFactory(parent=home_page)


def make_hidden(create: Callable[..., Page]) -> None:
    """A draft, a private, an expired and a scheduled page, made by `create(title=…)`."""
    soon, long_ago = timezone.now() + timedelta(days=1), timezone.now() - timedelta(days=1)
    create(title="Entwurf", live=False)
    create(title="Abgelaufen", live=False, expired=True, expire_at=long_ago)
    create(title="Geplant", live=False, go_live_at=soon).save_revision(approved_go_live_at=soon)
    private = create(title="Intern")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
