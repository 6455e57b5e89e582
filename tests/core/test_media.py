"""Videos and audio: own files play at once, others only after the visitor has been told and has asked."""

import pytest
from django.core.files.base import ContentFile
from wagtail.blocks import StructBlockValidationError
from wagtail.images.tests.utils import get_test_image_file

from asskomm.core.blocks import BodyBlock, MediaBlock
from asskomm.core.blocks.media_sources import find_source
from asskomm.core.models import PortalDocument, PortalImage, SiteSettings
from tests.core.test_security import PUBLIC_POLICY, policy
from tests.factories.core import ContentPageFactory
from tests.pages import soup, text, texts

pytestmark = pytest.mark.django_db

YOUTUBE = "https://www.youtube.com/watch?v=abcdefghijk"
YOUTUBE_PLAYER = "https://www.youtube-nocookie.com/embed/abcdefghijk"


def media(**values):
    return {"title": "Film", "kind": "video", "transcript": "<p>Alles Gesagte.</p>", **values}


def document(name: str, content: bytes = b"x") -> PortalDocument:
    return PortalDocument.objects.create(title=name, file=ContentFile(content, name=name), file_size=len(content))


def page_with(parent, *values):
    """A public page whose body has these recordings."""
    return ContentPageFactory(
        parent=parent, body=BodyBlock().to_python([{"type": "media", "value": one} for one in values])
    )


def errors(**values) -> dict[str, str]:
    """What an editor is told on publishing, by field."""
    block = MediaBlock()
    try:
        block.clean(block.to_python(media(**values)))
    except StructBlockValidationError as error:
        return {name: one.messages[0] for name, one in error.block_errors.items()}
    return {}


# --- Addresses ---


@pytest.mark.parametrize(
    ("address", "url", "host"),
    [
        (YOUTUBE, YOUTUBE_PLAYER, "www.youtube-nocookie.com"),
        (f"{YOUTUBE}&t=30s", YOUTUBE_PLAYER, "www.youtube-nocookie.com"),
        ("https://www.youtube.com/watch?list=a&v=abcdefghijk", YOUTUBE_PLAYER, "www.youtube-nocookie.com"),
        ("https://youtu.be/abcdefghijk?si=x", YOUTUBE_PLAYER, "www.youtube-nocookie.com"),
        ("https://www.youtube.com/embed/abcdefghijk", YOUTUBE_PLAYER, "www.youtube-nocookie.com"),
        ("https://m.youtube.com/shorts/abcdefghijk", YOUTUBE_PLAYER, "www.youtube-nocookie.com"),
        ("https://vimeo.com/12345678", "https://player.vimeo.com/video/12345678?dnt=1", "player.vimeo.com"),
        (
            "https://vimeo.com/12345678/0a1b2c",
            "https://player.vimeo.com/video/12345678?dnt=1&h=0a1b2c",
            "player.vimeo.com",
        ),
        ("https://medien.example.org/film/7", "https://medien.example.org/film/7", "medien.example.org"),
        ("https://medien.example.org/folge.mp3", "https://medien.example.org/folge.mp3", "medien.example.org"),
        ("/medien/film.mp4", "/medien/film.mp4", ""),
    ],
)
def test_the_player_of_an_allowed_address_is_found(settings, address, url, host):
    settings.MEDIA_HOSTS = ["www.youtube-nocookie.com", "player.vimeo.com", "medien.example.org"]
    source = find_source(address)

    assert (source.url, source.host) == (url, host)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "film",
        "http://www.youtube.com/watch?v=abcdefghijk",
        "https://www.youtube.com/",
        "https://www.youtube.com.example.org/watch?v=abcdefghijk",
        "https://example.org/?u=https://youtu.be/abcdefghijk",
        "https://medien.example.org.evil.example/film.mp4",
        "https://medien.example.org@evil.example/film.mp4",
        "https://medien.example.org:444/film.mp4",
        "https://medien.example.org/a b",
        "https://medien.example.org/\x00",
        "https://medien.example.org/;script-src",
        "//medien.example.org/film.mp4",
        "/\\medien.example.org/film.mp4",
        "/karte/",
        "javascript:alert(1)",
        "https://[",
        "x" * 10_000,
    ],
)
def test_no_other_address_is_ever_shown_inside_a_page(settings, address):
    settings.MEDIA_HOSTS = ["www.youtube-nocookie.com", "medien.example.org"]

    assert find_source(address) is None


def test_a_provider_can_be_switched_off(settings):
    settings.MEDIA_HOSTS = ["player.vimeo.com"]

    assert find_source(YOUTUBE) is None
    assert "Erlaubt sind: Vimeo." in errors(address=YOUTUBE)["address"]


# --- Rules of publishing ---


def test_a_recording_comes_from_exactly_one_place():
    both = {"address": YOUTUBE, "file": document("film.mp4").pk}
    message = "Geben Sie entweder eine Adresse an oder eine eigene Datei, nicht beides."

    assert (errors(), errors(**both)) == ({"address": message}, {"address": message})
    assert errors(address=YOUTUBE) == errors(file=both["file"]) == {}


def test_a_transcript_or_a_reason_is_needed_for_publishing_only():
    block = MediaBlock()

    assert list(errors(address=YOUTUBE, transcript="")) == ["transcript"]
    assert errors(address=YOUTUBE, transcript="", no_transcript="die Aufnahme nur Musik enthält") == {}
    assert list(errors(address=YOUTUBE, no_transcript="es kurz ist")) == ["no_transcript"]
    assert block.clean_deferred(block.to_python({"title": "Film", "kind": "video"}))["title"] == "Film"


def test_a_file_that_no_browser_plays_is_refused():
    assert list(errors(file=document("film.pdf").pk)) == ["file"]
    assert list(errors(file=document("film.mp4").pk, captions=document("text.txt").pk)) == ["captions"]
    assert list(errors(address=YOUTUBE, length="zehn Minuten")) == ["length"]


# --- What visitors see ---


def test_nothing_of_another_host_is_in_the_page_before_the_visitor_asks(client, home_page):
    thumbnail = PortalImage.objects.create(title="Vorschau", file=get_test_image_file())
    settings = SiteSettings.for_site(home_page.get_site())
    settings.privacy_page = ContentPageFactory(parent=home_page, title="Datenschutz", slug="datenschutz")
    settings.save()
    page = soup(client.get(page_with(home_page, media(address=YOUTUBE, thumbnail=thumbnail.pk, length="3:20")).url))
    consent = page.select_one("media-consent")

    assert [one for one in page.select("[src], [srcset], [poster]") if "//" in one.get("src", "")] == []
    assert page.select("iframe, video, audio, object, embed") == []
    assert text(consent.p) == (
        "Dieses Video liegt bei YouTube. Wenn Sie es laden, erhält www.youtube-nocookie.com Ihre IP-Adresse, "
        "Angaben zu Ihrem Browser und die Adresse dieses Portals. Ihre Entscheidung speichern wir nicht. "
        "Hinweise zum Datenschutz"
    )
    assert consent.p.a["href"] == "/datenschutz/"
    assert text(consent.button) == "Video von www.youtube-nocookie.com laden"
    assert consent.button.has_attr("hidden")
    assert consent.img["alt"] == ""
    assert (consent["data-element"], consent["data-url"]) == ("iframe", YOUTUBE_PLAYER)
    assert texts(page, ".media__head") == ["Film Video, 3:20 Minuten"]


def test_without_a_script_a_plain_link_leads_to_the_provider_and_the_transcript_is_there(client, home_page):
    page = soup(client.get(page_with(home_page, media(address=YOUTUBE)).url))

    assert [(one["href"], text(one)) for one in page.select(".media__link a")] == [
        (YOUTUBE, "Video bei YouTube ansehen")
    ]
    assert texts(page, ".media__transcript .prose") == ["Alles Gesagte."]


def test_a_file_of_another_host_asks_first_as_well(client, home_page, settings):
    settings.MEDIA_HOSTS = ["medien.example.org"]
    response = client.get(page_with(home_page, media(kind="audio", address="https://medien.example.org/1.mp3")).url)

    assert soup(response).select_one("media-consent")["data-element"] == "audio"
    assert policy(response) == PUBLIC_POLICY | {"media-src": ["'self'", "https://medien.example.org"]}


def test_an_own_file_plays_without_a_question_and_needs_no_exception(client, home_page):
    captions = document("untertitel.vtt", b"WEBVTT")
    film, audio = document("film.mp4"), document("folge.mp3")
    response = client.get(
        page_with(home_page, media(file=film.pk, captions=captions.pk), media(kind="audio", file=audio.pk)).url
    )
    page = soup(response)

    assert page.video["src"] == film.url
    assert page.track["src"] == captions.url
    assert page.audio["src"] == audio.url
    assert [one.has_attr("controls") for one in page.select("video, audio")] == [True, True]
    assert page.select("media-consent, script[src]") == []
    assert policy(response) == PUBLIC_POLICY


def test_a_host_that_is_no_longer_allowed_leaves_only_the_link(client, home_page, settings):
    page = page_with(home_page, media(address="https://medien.example.org/film"))
    settings.MEDIA_HOSTS = []
    response = client.get(page.url)

    assert soup(response).select("media-consent, iframe") == []
    assert texts(soup(response), ".media__link") == ["Video bei medien.example.org ansehen"]
    assert policy(response) == PUBLIC_POLICY


# --- Policy and scripts ---


def test_only_a_page_with_a_recording_opens_its_policy_and_stays_so_in_the_cache(client, home_page, settings):
    with_film, without = page_with(home_page, media(address=YOUTUBE)), ContentPageFactory(parent=home_page)
    expected = PUBLIC_POLICY | {"frame-src": ["'self'", "https://www.youtube-nocookie.com"]}

    # Twice: from the page itself and from the cache.
    for _ in range(2):
        assert policy(client.get(with_film.url)) == expected
        assert policy(client.get(without.url)) == PUBLIC_POLICY


def test_who_has_the_page_already_keeps_its_policy(client, home_page):
    with_film = page_with(home_page, media(address=YOUTUBE))
    first = client.get(with_film.url)

    again = client.get(with_film.url, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
    assert policy(again) == policy(first) != PUBLIC_POLICY


def test_every_host_and_script_is_named_once(client, home_page):
    vimeo = "https://vimeo.com/12345678"
    response = client.get(
        page_with(home_page, media(address=YOUTUBE), media(address=YOUTUBE), media(address=vimeo)).url
    )

    assert policy(response)["frame-src"] == ["'self'", "https://www.youtube-nocookie.com", "https://player.vimeo.com"]
    assert [one["src"] for one in soup(response).select("script[src]")] == ["/static/js/media-consent.js"]


def test_visitors_get_no_cookie_with_a_recording(client, home_page):
    assert client.get(page_with(home_page, media(address=YOUTUBE)).url).cookies == {}
