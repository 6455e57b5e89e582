"""The frame of every page: header and footer, from the settings that editors keep."""

from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils import timezone
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Site

from asskomm.core.alerts import Alert, to_alert
from asskomm.core.caching import cached_for_version, valid_until
from asskomm.core.links import Link
from asskomm.core.models import AlertBanner, Navigation, SiteSettings
from asskomm.core.querysets import public_url


@dataclass(frozen=True, slots=True)
class Section:
    """A column of the footer."""

    heading: str
    links: list[Link]


@dataclass(frozen=True, slots=True)
class Content:
    """What the settings say, read once per content version."""

    settings: SiteSettings
    main: list[Link]
    service: list[Link]
    footer: list[Section]
    legal: list[Link]
    alert: Alert | None
    privacy_url: str


class Frame:
    """What `base.html` shows around the content; reads nothing until a template asks."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def content(self) -> Content | None:
        """The settings of the request's site, or None before a site exists."""
        site = Site.find_for_request(self.request)
        if site is None:
            return None
        return cached_for_version(f"frame:{site.pk}", lambda: read_content(site))

    @property
    def main_navigation(self) -> list[Link]:
        return self._marked(self.content.main) if self.content else []

    @property
    def service_navigation(self) -> list[Link]:
        return self._marked(self.content.service) if self.content else []

    @property
    def footer_sections(self) -> list[Section]:
        return self.content.footer if self.content else []

    @property
    def footer_legal(self) -> list[Link]:
        return self.content.legal if self.content else []

    @property
    def privacy_url(self) -> str:
        """The address of the page about privacy; empty while none is chosen or public."""
        return self.content.privacy_url if self.content else ""

    @property
    def settings(self) -> SiteSettings:
        """Who runs the portal; the defaults where nobody has said anything yet."""
        return self.content.settings if self.content else SiteSettings()

    @cached_property
    def alert(self) -> Alert | None:
        """The banner to show here and now; the page cache learns when that changes."""
        alert = self.content.alert if self.content else None
        if alert is None or not (alert.everywhere or self.request.path == "/"):
            return None
        now = timezone.now()
        valid_until(self.request, alert.next_change(now))
        return alert if alert.is_active(now) else None

    def _marked(self, links: list[Link]) -> list[Link]:
        """The links, the one that leads to the shown page or nearest above it marked."""
        here = self.request.path
        paths = [self._own_path(link.url) for link in links]
        nearest = max((path for path in paths if path != "/" and here.startswith(path)), key=len, default="")
        return [
            replace(link, is_current=path == here, is_section=path != "" and path == nearest != here)
            for link, path in zip(links, paths, strict=True)
        ]

    def _own_path(self, url: str) -> str:
        """The path of an address of this portal; empty for others, where the visitor cannot be."""
        parts = urlsplit(url)
        return parts.path if parts.netloc in ("", self.request.get_host()) else ""


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Context processor: `frame` for every template."""
    return {"frame": Frame(request)}


def read_content(site: Site) -> Content:
    """Resolve the menus of `site` to titles and addresses; links to pages that are not public are left out."""
    navigation = stored(Navigation, site)
    settings = stored(SiteSettings, site)
    privacy_page = settings.privacy_page
    return Content(
        settings=settings,
        main=links(navigation.main),
        service=links(navigation.service),
        footer=[
            Section(block.value["heading"], [to_link(value) for value in block.value["links"] if value.url])
            for block in navigation.footer
        ],
        legal=links(navigation.legal),
        alert=to_alert(stored(AlertBanner, site)),
        privacy_url=public_url(privacy_page),
    )


def stored(model: type[BaseSiteSetting], site: Site) -> BaseSiteSetting:
    """The settings of `site`, or their defaults; Wagtail's `for_site` would store those on a visitor's request."""
    return model.objects.filter(site=site).first() or model(site=site)


def links(stream) -> list[Link]:
    """The links of one menu."""
    return [to_link(block.value) for block in stream if block.value.url]


def to_link(value) -> Link:
    """A `LinkBlock` value as plain data that can be cached."""
    return Link(title=value.label, url=value.url, icon=value.get("icon") or "")
