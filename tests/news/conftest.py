"""What tests of the news share: the list at its address, and items of every state side by side."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from municipalities.models import Municipality
from news.models import NewsIndexPage, NewsPage
from tests.factories.core import TopicFactory
from tests.factories.municipalities import MunicipalityFactory
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory


@pytest.fixture
def news_index(home_page) -> NewsIndexPage:
    """The list below a home page, at /neuigkeiten/; it is empty."""
    return NewsIndexPageFactory(parent=home_page, lead="Berichte aus den Kommunen.")


@pytest.fixture
def wurzen(db) -> Municipality:
    return MunicipalityFactory(name="Wurzen", ags="14729410", district__ags="14729", district__name="Leipzig")


@dataclass(frozen=True)
class EveryState:
    """Two public items and one of every kind that visitors must not see, all about the same."""

    older: NewsPage
    newer: NewsPage
    hidden: tuple[NewsPage, ...]
    municipality: Municipality


@pytest.fixture
def every_state(news_index, map_page, wurzen) -> EveryState:
    """All have the same topic and municipality, so that only their state tells them apart."""
    topic = TopicFactory(name="Jugend", slug="jugend")

    def make(title: str, **values) -> NewsPage:
        values.setdefault("date", date(2020, 3, 1))
        return NewsPageFactory(parent=news_index, title=title, topics=[topic], municipalities=[wurzen], **values)

    now = timezone.now()
    older = make("Sichtbar alt", date=date(2019, 3, 1))
    newer = make("Sichtbar neu", date=date(2021, 3, 1))
    draft = make("Geheimer Entwurf", live=False)
    private = make("Geheimes Internes")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    expired = make("Geheimes Abgelaufenes", expire_at=now - timedelta(hours=1))
    scheduled = make("Geheimes Geplantes", live=False, go_live_at=now + timedelta(days=1))
    scheduled.save_revision(approved_go_live_at=scheduled.go_live_at)
    call_command("publish_scheduled")
    return EveryState(older, newer, (draft, private, expired, scheduled), wurzen)
