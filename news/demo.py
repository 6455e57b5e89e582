"""The demo news: pages and pictures; the texts stand in `demo_content`."""

from datetime import date, datetime, time

from django.utils import timezone
from wagtail.models import Page

from asskomm.core.demo_content import resolve_links
from asskomm.core.demo_content.pictures import resolve_pictures
from asskomm.core.models import HomePage, PortalImage, Topic
from municipalities.demo_pictures import create_image
from municipalities.map.posters import Poster
from municipalities.map.shapes import shapes_on
from municipalities.models import Municipality
from municipalities.participation import today
from news.demo_content import LEAD, NEWS, DemoNews
from news.models import NewsIndexPage, NewsMunicipality, NewsPage


def is_loaded() -> bool:
    """Whether the list of news was set up before."""
    return NewsIndexPage.objects.exists()


def load() -> None:
    """Create the list and its items; pictures and bodies follow when all pages exist."""
    index = HomePage.objects.get().add_child(
        instance=NewsIndexPage(
            title="Neuigkeiten",
            slug="neuigkeiten",
            lead=LEAD,
            search_description="Neues aus der kommunalen Prävention in Sachsen: Berichte, Termine, Förderung.",
        )
    )
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    municipalities = Municipality.objects.in_bulk(
        {ags for text in NEWS for ags in text.municipalities}, field_name="ags"
    )
    for text in NEWS:
        page = NewsPage(
            title=text.title,
            slug=text.slug,
            lead=text.lead,
            teaser=text.teaser,
            date=date.fromisoformat(text.day),
            image_alt=text.picture.alt,
            image_caption=text.caption,
        )
        page.topics = [topics[slug] for slug in text.topics]
        page.municipality_links = [
            NewsMunicipality(municipality=municipalities[ags], sort_order=position)
            for position, ags in enumerate(text.municipalities)
        ]
        index.add_child(instance=page)


def finish() -> None:
    """Draw the pictures and fill the bodies, whose links point to pages of every app."""
    images = draw_pictures()
    image_ids = {title: image.pk for title, image in images.items()}
    page_ids = {page.get_url(): page.pk for page in Page.objects.live().filter(depth__gt=1)}
    for text in NEWS:
        page = NewsPage.objects.get(slug=text.slug)
        page.image = images[text.picture.title]
        page.body = page.body.stream_block.to_python(resolve_links(stream_data(text, image_ids), page_ids))
        page.save_revision().publish()
        date_back(page)


def stream_data(text: DemoNews, image_ids: dict[str, int]) -> list[dict]:
    """The body in the form that `StreamBlock.to_python()` reads."""
    return resolve_pictures([{"type": block_type, "value": value} for block_type, value in text.body], image_ids)


def draw_pictures() -> dict[str, PortalImage]:
    """Every picture of the news in the library, by title."""
    shapes = shapes_on(today())
    return {
        one.title: create_image(one.title, Poster(one.recipe, one.ags, one.tone), one.alt, shapes=shapes)
        for text in NEWS
        for one in text.pictures
    }


def date_back(page: NewsPage) -> None:
    """Let the page have been published on its day: feeds say when something was new."""
    moment = timezone.make_aware(datetime.combine(page.date, time(9)))
    NewsPage.objects.filter(pk=page.pk).update(first_published_at=moment, last_published_at=moment)
