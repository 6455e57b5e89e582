"""Writing news in the admin: drafts are lenient, publishing is not, and the list finds everything."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from asskomm.core.models import PortalImage, User
from news.models import NewsMunicipality, NewsPage
from tests.factories.core import TopicFactory
from tests.factories.news import NewsPageFactory
from tests.pages import soup, texts

pytestmark = pytest.mark.django_db

LISTING = "news:index"


@pytest.fixture
def editor(client):
    """Somebody of the editors in chief, logged in."""
    user = User.objects.create_user("leitung")
    user.groups.add(Group.objects.get(name="Redaktionsleitung"))
    client.force_login(user)
    return user


def form(**changes) -> dict:
    """What the editor sends for a new item."""
    return {
        "title": "Neues aus Wurzen",
        "slug": "neues-aus-wurzen",
        "lead": "Das Wichtigste.",
        "date": "01.05.2021",
        "image": "",
        "image_alt": "",
        "image_caption": "",
        "body-count": "0",
        "teaser": "",
        "municipality_links-TOTAL_FORMS": "0",
        "municipality_links-INITIAL_FORMS": "0",
        "municipality_links-MIN_NUM_FORMS": "0",
        "municipality_links-MAX_NUM_FORMS": "1000",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **changes,
    }


def add_address(news_index) -> str:
    return reverse("wagtailadmin_pages:add", args=["news", "newspage", news_index.pk])


def errors(response) -> list[str]:
    return texts(soup(response), ".error-message, .w-field__errors .error-message")


def test_an_item_is_published_with_topic_and_municipalities(client, editor, news_index, map_page, wurzen):
    topic = TopicFactory(name="Jugend", slug="jugend")
    links = {
        "municipality_links-TOTAL_FORMS": "1",
        "municipality_links-0-municipality": str(wurzen.pk),
        "municipality_links-0-ORDER": "1",
        "municipality_links-0-id": "",
        "municipality_links-0-DELETE": "",
    }
    data = form(topics=[str(topic.pk)], **links) | {"action-publish": "1"}
    client.post(add_address(news_index), data)
    page = NewsPage.objects.get()
    client.logout()

    assert page.live
    assert page.date == date(2021, 5, 1)
    assert [one.name for one in page.topics.all()] == ["Jugend"]
    assert page.municipalities == [wurzen]
    for address in ("/", "/neuigkeiten/", "/neuigkeiten/feed/", "/karte/gemeinden/14729410-wurzen/"):
        assert "Neues aus Wurzen" in client.get(address).content.decode(), address


def test_a_draft_may_be_half_finished(client, editor, news_index):
    image = PortalImage.objects.create(title="Umrisse", file=get_test_image_file())
    client.post(add_address(news_index), form(lead="", image=str(image.pk)))
    page = NewsPage.objects.get()

    assert (page.live, page.lead, page.image) == (False, "", image)


def test_an_item_without_lead_is_not_published(client, editor, news_index):
    response = client.post(add_address(news_index), form(lead="") | {"action-publish": "1"})

    assert response.status_code == 200
    assert NewsPage.objects.count() == 0
    assert response.context["form"].errors == {"lead": ["Dieses Feld muss ausgefüllt werden."]}


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "Beschreiben Sie das Bild, oder kreuzen Sie »Das Bild ist dekorativ« an."),
        (
            {"image_alt": "Ein Umriss", "image_is_decorative": "on"},
            "Ein dekoratives Bild hat keinen Alternativtext: bitte nur eines von beiden.",
        ),
    ],
)
def test_a_lead_image_needs_a_text_or_is_decorative(client, editor, news_index, values, message):
    image = PortalImage.objects.create(title="Umrisse", file=get_test_image_file())
    data = form(image=str(image.pk), **values) | {"action-publish": "1"}
    response = client.post(add_address(news_index), data)

    assert response.context["form"].errors == {"image_alt": [message]}
    assert NewsPage.objects.count() == 0


@pytest.mark.parametrize("values", [{"image_alt": "Ein Umriss"}, {"image_is_decorative": "on"}])
def test_a_described_or_decorative_image_is_published(client, editor, news_index, values):
    image = PortalImage.objects.create(title="Umrisse", file=get_test_image_file())
    client.post(add_address(news_index), form(image=str(image.pk), **values) | {"action-publish": "1"})

    assert NewsPage.objects.get().live


def test_code_cannot_publish_without_a_lead_either(news_index):
    with pytest.raises(ValidationError) as caught:
        NewsPageFactory(parent=news_index, lead="")

    assert list(caught.value.error_dict) == ["lead"]


def test_a_municipality_stands_once_on_an_item(news_index, wurzen):
    page = NewsPageFactory(parent=news_index, municipalities=[wurzen])

    with pytest.raises(IntegrityError), transaction.atomic():
        NewsMunicipality.objects.create(page=page, municipality=wurzen)


def test_editors_choose_several_municipalities_at_once(client, editor, news_index, wurzen):
    chooser = reverse("wagtailsnippetchoosers_municipalities_municipality:choose")
    response = client.get(chooser, {"multiple": "1"})

    assert response.status_code == 200
    assert "Wurzen" in response.json()["html"]
    assert 'type="checkbox"' in response.json()["html"]


def test_the_list_shows_date_topics_and_state_of_every_item(client, editor, news_index):
    topic = TopicFactory(name="Jugend")
    NewsPageFactory(parent=news_index, title="Veröffentlicht", date=date(2021, 5, 1), topics=[topic])
    NewsPageFactory(parent=news_index, title="Entwurf", date=date(2020, 5, 1), live=False)
    rows = texts(soup(client.get(reverse(LISTING))), "table.listing tbody tr")

    assert len(rows) == 2
    assert "Veröffentlicht" in rows[0]
    assert "1. Mai 2021 Jugend" in rows[0]
    assert "Entwurf" in rows[1]
    assert "1. Mai 2020" in rows[1]


@pytest.mark.parametrize("query", ["topics={topic}", "district={district}", "date_from=2021-01-01", "q=Gesuchte"])
def test_the_list_can_be_narrowed(client, editor, news_index, wurzen, query):
    topic = TopicFactory()
    NewsPageFactory(
        parent=news_index, title="Gesuchte", date=date(2021, 5, 1), topics=[topic], municipalities=[wurzen]
    )
    NewsPageFactory(parent=news_index, title="Andere", date=date(2020, 5, 1))
    address = f"{reverse(LISTING)}?{query.format(topic=topic.pk, district=wurzen.district.pk)}"
    rows = texts(soup(client.get(address)), "table.listing tbody tr")

    assert len(rows) == 1
    assert "Gesuchte" in rows[0]


def test_a_scheduled_item_waits_and_an_expired_one_is_over(client, news_index):
    now = timezone.now()
    page = NewsPageFactory(parent=news_index, live=False, go_live_at=now + timedelta(hours=1))
    page.save_revision(approved_go_live_at=page.go_live_at)

    assert client.get(page.url).status_code == 404
    assert NewsPage.objects.public_news().count() == 0
