"""Documents and pictures: what may be uploaded, and how it is served without ever running as a page."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction

from asskomm.core.models import PortalDocument, PortalImage, User

pytestmark = pytest.mark.django_db

HTML = b"<!doctype html><script>alert(document.cookie)</script>"


def store(name: str, content: bytes = b"x", **fields) -> PortalDocument:
    """A document that is in the library already, whatever it holds."""
    return PortalDocument.objects.create(title=name, file=ContentFile(content, name=name), **fields)


@pytest.fixture
def editor(client):
    client.force_login(User.objects.create_superuser("leitung"))
    return client


def upload(client, name: str, content: bytes) -> dict:
    """What the admin's form for many files answers."""
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("wagtaildocs:add_multiple"), {"title": name, "files[]": file}).json()


# --- Upload ---


@pytest.mark.parametrize("name", ["seite.html", "seite.htm", "bild.svg", "daten.xml", "app.js", "datei", "a.pdf.html"])
def test_what_could_run_in_a_browser_is_refused_by_its_name(editor, name):
    answer = upload(editor, name, HTML)

    assert answer["success"] is False
    assert "nicht erlaubt" in answer["error_message"]
    assert PortalDocument.objects.count() == 0


@pytest.mark.parametrize("extension", ["pdf", "docx", "odt", "zip", "csv", "txt", "ics", "vtt", "mp3", "mp4", "webm"])
def test_html_under_another_name_is_refused_with_a_reason(editor, extension):
    answer = upload(editor, f"datei.{extension}", b"  \n" + HTML)

    assert f"Der Inhalt passt nicht zur Endung ».{extension}«." in answer["error_message"]
    assert PortalDocument.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("merkblatt.PDF", b"%PDF-1.7 "),
        ("vorlage.odt", b"PK\x03\x04"),
        ("liste.csv", "\ufeffOrt;Jahr\r\nWurzen;2021".encode()),
        ("alt.csv", "Stra\xdfe;1".encode("latin-1")),
        ("frist.ics", b"BEGIN:VCALENDAR\r\n"),
        ("film.mp4", b"\0\0\0\x18ftypmp42"),
        ("untertitel.vtt", b"WEBVTT\n"),
        ("notiz.txt", b"5 < 7"),
    ],
)
def test_a_file_that_holds_what_it_says_is_accepted_with_type_and_size(editor, name, content):
    assert upload(editor, name, content)["success"] is True
    document = PortalDocument.objects.get()
    assert (document.file_type, document.file_size) == (name.rpartition(".")[2].lower(), len(content))


def test_an_edit_without_a_new_file_does_not_read_the_old_one(editor):
    document = store("alt.pdf", b"nothing like a PDF")
    form = {"title": "Neuer Titel", "collection": document.collection_id, "version": "2", "tags": ""}
    response = editor.post(reverse("wagtaildocs:edit", args=[document.pk]), form)

    document.refresh_from_db()
    assert (response.status_code, document.title, document.version) == (302, "Neuer Titel", "2")


def jpeg() -> bytes:
    data = BytesIO()
    Image.new("RGB", (4, 4)).save(data, "JPEG")
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("seite.jpg", HTML),
        ("bild.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("bild.png", jpeg()),
        ("bild.html", jpeg()),
    ],
)
def test_a_picture_that_is_none_is_refused(editor, name, content):
    file = SimpleUploadedFile(name, content)
    answer = editor.post(reverse("wagtailimages:add_multiple"), {"title": name, "files[]": file}).json()

    assert (answer["success"], PortalImage.objects.count()) == (False, 0)


# --- Serving ---


@pytest.mark.parametrize("name", ["film.mp4", "liste.csv", "notiz.txt", "vorlage.odt", "alt.html", "alt.svg"])
def test_a_document_is_downloaded_and_may_do_nothing_as_a_page(client, name):
    response = client.get(store(name, HTML).url)

    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_pdf_opens_in_the_browser_and_is_nothing_else_even_if_it_holds_html(client):
    response = client.get(store("merkblatt.pdf", HTML).url)

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("inline")
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_text_says_its_encoding(client):
    types = {name: client.get(store(name).url)["Content-Type"] for name in ("a.csv", "a.txt", "a.ics", "a.vtt")}

    assert types == {
        "a.csv": "text/csv; charset=utf-8",
        "a.txt": "text/plain; charset=utf-8",
        "a.ics": "text/calendar; charset=utf-8",
        "a.vtt": "text/vtt; charset=utf-8",
    }


def test_only_text_is_compressed_on_its_way(client):
    headers = {"accept-encoding": "gzip"}
    names = ("liste.csv", "merkblatt.pdf", "vorlage.odt")
    encodings = {
        name: client.get(store(name, b"x" * 2048).url, headers=headers).get("Content-Encoding") for name in names
    }

    assert encodings == {"liste.csv": "gzip", "merkblatt.pdf": None, "vorlage.odt": None}


def test_a_document_answers_only_under_its_own_name(client):
    document = store("merkblatt.pdf")

    assert client.get(document.url.replace("merkblatt", "geheim")).status_code == 404
    assert client.get(f"/dokumente/{document.pk + 1}/merkblatt.pdf").status_code == 404
    assert client.get(f"/media/{document.file.name}").status_code == 404


def test_a_closed_collection_asks_for_the_account(client):
    closed = Collection.objects.get(depth=1).add_child(name="Geschlossen")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    document = store("intern.pdf", b"%PDF-", collection=closed)
    response = client.get(document.url)

    assert (response.status_code, response["Location"]) == (302, f"/verwaltung/login/?next={document.url}")
    client.force_login(User.objects.create_superuser("leitung"))
    assert client.get(document.url).status_code == 200


def test_pictures_are_taken_for_nothing_else(client, settings):
    image = PortalImage.objects.create(title="Bild", file=get_test_image_file())
    files = [image.file.url, image.get_rendition("width-100|format-webp").url]
    response = [client.get(url) for url in files]

    assert [one["Content-Type"] for one in response] == ["image/png", "image/webp"]
    assert [one["X-Content-Type-Options"] for one in response] == ["nosniff", "nosniff"]


# --- Parts of recordings ---


@pytest.mark.parametrize(
    ("asked", "part", "said"),
    [
        ("bytes=0-3", b"0123", "bytes 0-3/10"),
        ("bytes=4-", b"456789", "bytes 4-9/10"),
        ("bytes=8-99", b"89", "bytes 8-9/10"),
        ("bytes=9-9", b"9", "bytes 9-9/10"),
    ],
)
def test_a_player_gets_the_part_it_asks_for(client, asked, part, said):
    url = store("film.mp4", b"0123456789").url
    response = client.get(url, headers={"range": asked, "accept-encoding": "gzip"})

    assert (response.status_code, b"".join(response.streaming_content)) == (206, part)
    assert (response["Content-Range"], response["Content-Length"]) == (said, str(len(part)))
    assert not response.has_header("Content-Encoding")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize("asked", ["", "bytes=", "bytes=-", "bytes=-5", "bytes=0-1,4-5", "zeilen=1-2"])
def test_an_odd_range_gets_the_whole_recording(client, asked):
    response = client.get(store("film.mp4", b"0123456789").url, headers={"range": asked})

    assert (response.status_code, b"".join(response.streaming_content)) == (200, b"0123456789")


@pytest.mark.parametrize("asked", ["bytes=10-", "bytes=99-100", "bytes=5-4"])
def test_a_part_behind_the_end_is_refused(client, asked):
    response = client.get(store("film.mp4", b"0123456789").url, headers={"range": asked})

    assert (response.status_code, response["Content-Range"]) == (416, "bytes */10")


def test_a_part_of_another_version_is_not_sent(client):
    headers = {"range": "bytes=0-3", "if-range": '"old"'}

    assert client.get(store("film.mp4", b"0123456789").url, headers=headers).status_code == 200


def test_only_recordings_come_in_parts(client):
    assert client.get(store("liste.csv", b"0123456789").url, headers={"range": "bytes=0-3"}).status_code == 200


# --- The library in the admin ---


def test_the_library_shows_what_visitors_read_about_a_file(editor):
    store("Leitfaden.pdf", b"%PDF-" + b"0" * 2043, version="2. Auflage", valid_on="2022-05-01", is_accessible=True)
    page = editor.get(reverse("wagtaildocs:index")).content.decode()

    for words in (
        "Größe",
        "Stand",
        "Fassung",
        "Barrierefrei",
        "2,0",
        "01.05.2022",
        "2. Auflage",
        "geprüft",
        "Sammlung",
    ):
        assert words in page
    found = editor.get(f"{reverse('wagtaildocs:index_results')}?is_accessible=false").content.decode()
    assert "Leitfaden" not in found
