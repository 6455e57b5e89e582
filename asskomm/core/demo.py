"""The demo site of `core`: pages, people, menus and accounts; the texts stand in `demo_content`."""

from dataclasses import asdict
from datetime import timedelta
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page, Site

from asskomm.core.blocks.home import default_sections
from asskomm.core.demo_content import (
    HOME,
    PAGES,
    REQUEST_PAGES,
    REQUESTS,
    TEAM,
    TOPICS,
    DemoPage,
    DemoSlide,
    resolve_links,
)
from asskomm.core.demo_content.menus import FOOTER, LEGAL, MAIN, RECOMMENDED, SERVICE, SITE_NOTE
from asskomm.core.demo_library import create_downloads_page, load_library, resolve_records
from asskomm.core.models import (
    ContactRequest,
    ContentPage,
    DownloadsPage,
    HomePage,
    Navigation,
    PortalImage,
    SiteSettings,
    TeamMember,
    Topic,
)

# The address part, the password and the groups of each account; only ever made on request.
ACCOUNT_PASSWORD = "asskomm-demo"  # noqa: S105 - printed by `make demo`, meant to be known
ACCOUNTS = {
    "admin": (),
    "redaktion": ("Redaktion",),
    "leitung": ("Redaktionsleitung",),
    "kommunen": ("Kommunenpflege",),
    "veranstaltungen": ("Veranstaltungsbüro",),
}


def is_loaded() -> bool:
    """Whether the demo site was set up before; what editors changed since then must stay."""
    return HomePage.objects.exists()


def load() -> None:
    """Create home page, content pages, documents, team and topics."""
    home = create_home()
    TeamMember.objects.bulk_create(
        TeamMember(
            name=one.name, function=one.function, phone=one.phone, email=one.email, order=position * 10, is_sample=True
        )
        for position, one in enumerate(TEAM, 1)
    )
    Topic.objects.bulk_create(Topic(name=one.name, slug=one.slug, description=one.description) for one in TOPICS)
    for text in PAGES:
        create_page(home, text)
    load_library()
    create_downloads_page(home)
    create_request_pages(home)
    create_requests()
    teasers = {teaser.slug: teaser.text for teaser in HOME.building_blocks}
    for page in ContentPage.objects.filter(slug__in=teasers):
        page.teaser = teasers[page.slug]
        page.save()


def create_home() -> HomePage:
    """Put the home page in the place of Wagtail's welcome page."""
    root = Page.objects.get(depth=1)
    # The welcome page that Wagtail's own migration leaves behind, and only that.
    for welcome in root.get_children().filter(slug="home", content_type__model="page"):
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()
        root.refresh_from_db()
    home = root.add_child(instance=HomePage(title=HOME.title, slug="startseite", lead=HOME.lead, show_in_menus=True))
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.create(
        hostname=address.hostname, port=port, root_page=home, is_default_site=True, site_name="ASSKomm"
    )
    return home


def create_page(parent: Page, text: DemoPage) -> None:
    """Create a content page with everything below it; links are resolved when all pages exist."""
    page = parent.add_child(
        instance=ContentPage(
            title=text.title,
            slug=text.slug,
            lead=text.lead,
            search_description=text.search_description,
        )
    )
    for child in text.children:
        create_page(page, child)


def create_request_pages(home: HomePage) -> None:
    """Create the pages with forms below the pages they belong to."""
    pages = {page.get_url(): page for page in home.get_descendants()}
    for text in REQUEST_PAGES:
        pages[text.parent].add_child(
            instance=apps.get_model("core", text.model)(
                title=text.title,
                slug=text.slug,
                lead=text.lead,
                search_description=text.search_description,
                sent_text=text.sent_text,
                privacy_page=pages["/datenschutz/"],
            )
        )


def create_requests() -> None:
    """Sample requests, as if they had come one a day; no mail is sent about them."""
    for number, one in enumerate(REQUESTS):
        arrived = timezone.now() - timedelta(days=len(REQUESTS) - number)
        request = ContactRequest.objects.create(**asdict(one), created_at=arrived, nonce=f"demo-{number}")
        request.reference = request.number
        request.save()


def finish() -> None:
    """Fill bodies and menus, whose links point to pages of every app."""
    page_ids = {page.get_url(): page.pk for page in Page.objects.live().filter(depth__gt=1)}
    for text in PAGES:
        fill(text, "/", page_ids)
    for text in REQUEST_PAGES:
        page = Page.objects.get(pk=page_ids[f"{text.parent}{text.slug}/"]).specific
        page.body = page.body.stream_block.to_python(resolve_links(text.stream_data, page_ids))
        page.save_revision().publish()
    DownloadsPage.objects.get().save_revision().publish()
    fill_home(page_ids)
    plan_reviews()
    site = Site.objects.get(is_default_site=True)
    office = SiteSettings.for_site(site)
    office.email, office.phone, office.site_note = "asskomm@example.org", "0351 00000-00", SITE_NOTE
    office.privacy_page_id = page_ids.get("/datenschutz/")
    office.save()
    navigation = Navigation.for_site(site)
    navigation.main = [menu_item(*link, page_ids=page_ids) for link in MAIN]
    navigation.service = [menu_item(*link, page_ids=page_ids) for link in SERVICE]
    navigation.legal = [menu_item(*link, page_ids=page_ids) for link in LEGAL]
    navigation.footer = [
        {
            "type": "section",
            "value": {"heading": heading, "links": [menu_item(*link, page_ids=page_ids)["value"] for link in links]},
        }
        for heading, links in FOOTER
    ]
    navigation.save()
    for position, (term, address, text) in enumerate(RECOMMENDED):
        SearchPromotion.objects.create(
            query=Query.get(term), page_id=page_ids[address], description=text, sort_order=position
        )


def fill_home(page_ids: dict[str, int]) -> None:
    """Give the home page its slides and sections; slides whose page is not there are left out."""
    home = HomePage.objects.get()
    home.slides = [
        {"type": "slide", "value": slide_data(slide, page_ids)} for slide in HOME.slides if slide.address in page_ids
    ]
    own_values = {"building_blocks": {"parent_page": page_ids["/bausteine/"]}}
    home.sections = [{"type": name, "value": own_values.get(name, {})} for name, _ in default_sections()]
    home.save_revision().publish()


def slide_data(slide: DemoSlide, page_ids: dict[str, int]) -> dict:
    """A slide in the form that the home page's stream stores."""
    image = PortalImage.objects.filter(title=slide.picture).first() if slide.picture else None
    return {
        "link": {"page": page_ids[slide.address], "address": "", "text": slide.link_text},
        "kicker": slide.kicker,
        "title": slide.title,
        "text": slide.text,
        "image": {"image": image.pk if image else None, "alt_text": "", "decorative": True},
    }


def fill(text: DemoPage, parent_path: str, page_ids: dict[str, int]) -> None:
    """Give a page and those below it their body, as an editor's first published version."""
    path = f"{parent_path}{text.slug}/"
    page = ContentPage.objects.get(pk=page_ids[path])
    page.body = page.body.stream_block.to_python(resolve_records(resolve_links(text.stream_data, page_ids)))
    page.save_revision().publish()
    for child in text.children:
        fill(child, path, page_ids)


def plan_reviews() -> None:
    """Dates for the review of legal texts: one overdue, one soon, one next year."""
    today = timezone.localdate()
    for slug, days in (("impressum", -10), ("datenschutz", 7), ("barrierefreiheit", 300)):
        page = ContentPage.objects.get(slug=slug)
        page.review_on = today + timedelta(days=days)
        page.save_revision().publish()


def menu_item(text: str, address: str, icon: str = "", *, page_ids: dict[str, int]) -> dict:
    """A link of a menu in the form that the menus' StreamFields store."""
    page = page_ids.get(address)
    return {
        "type": "link",
        "value": {"page": page, "address": "" if page else address, "text": text, "icon": icon},
    }


def create_accounts() -> None:
    """Create the accounts of the demo; existing ones keep their password."""
    for name, groups in ACCOUNTS.items():
        user, is_new = get_user_model().objects.get_or_create(
            username=name,
            defaults={
                "email": f"{name}@example.org",
                "first_name": name.capitalize(),
                "last_name": "Beispiel",
                "is_superuser": not groups,
                "is_staff": not groups,
            },
        )
        if is_new:
            user.set_password(ACCOUNT_PASSWORD)
            user.save()
            user.groups.set(Group.objects.filter(name__in=groups))
