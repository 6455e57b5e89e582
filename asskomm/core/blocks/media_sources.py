"""
Where a recording lies: on this portal, or on a host that visitors decide about first.

Only hosts of the setting MEDIA_HOSTS are ever shown inside a page; every other address stays a plain link.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

# Files that browsers play by themselves.
PLAYABLE = ("m4a", "mp3", "mp4", "oga", "ogg", "wav", "webm")


@dataclass(frozen=True, slots=True)
class MediaSource:
    """What a player loads, and from whom; without a host the file lies on this portal."""

    url: str
    host: str = ""
    name: str = ""
    is_file: bool = True

    @property
    def origin(self) -> str:
        """The host as the security policy names it."""
        return f"https://{self.host}"


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider whose pages have a player elsewhere, on the host that MEDIA_HOSTS has to name."""

    name: str
    host: str
    pages: re.Pattern[str]
    player: str

    def source(self, address: str) -> MediaSource | None:
        """The player for one of the provider's addresses."""
        match = self.pages.match(address)
        if not match:
            return None
        url = self.player.format(host=self.host, key=match["key"])
        # Recordings that are not listed have a second key.
        if secret := match.groupdict().get("secret"):
            url += f"&h={secret}"
        return MediaSource(url, self.host, self.name, is_file=False)


PROVIDERS = (
    Provider(
        "YouTube",
        # The variant of YouTube that sets no cookie before the recording plays.
        "www.youtube-nocookie.com",
        re.compile(
            r"https://(?:(?:www|m)\.)?(?:youtube\.com/(?:watch\?(?:[^#]*&)?v=|embed/|shorts/|live/)|youtu\.be/"
            r"|youtube-nocookie\.com/embed/)(?P<key>[A-Za-z0-9_-]{6,20})(?![A-Za-z0-9_-])"
        ),
        "https://{host}/embed/{key}",
    ),
    Provider(
        "Vimeo",
        "player.vimeo.com",
        re.compile(
            r"https://(?:www\.)?(?:vimeo\.com/|player\.vimeo\.com/video/)(?P<key>[0-9]{4,15})"
            r"(?:(?:/|\?(?:[^#]*&)?h=)(?P<secret>[0-9a-f]+))?(?![0-9A-Za-z])"
        ),
        "https://{host}/video/{key}?dnt=1",
    ),
)
NAMES = {provider.host: provider.name for provider in PROVIDERS}


def find_source(address: str) -> MediaSource | None:
    """The recording at an address that an editor typed; None where it must not be shown inside a page."""
    if is_own_file(address):
        return MediaSource(address)
    for provider in PROVIDERS:
        source = provider.source(address)
        if source:
            return source if source.host in settings.MEDIA_HOSTS else None
    parts = split(address)
    if parts is None or parts.scheme != "https" or parts.netloc not in settings.MEDIA_HOSTS:
        return None
    return MediaSource(address, parts.netloc, parts.netloc, is_file=is_playable(parts.path))


def is_own_file(address: str) -> bool:
    """Tell whether the address is the path of a file on this portal; »//host« would be another one."""
    parts = split(address)
    is_path = parts is not None and not parts.scheme and not parts.netloc
    return is_path and address.startswith("/") and "\\" not in address and is_playable(parts.path)


def is_playable(name: str) -> bool:
    """Tell whether browsers can play a file of this name."""
    return name.rpartition(".")[2].lower() in PLAYABLE


def split(address: str):
    """The parts of an address, or None where it is none."""
    # Python drops line breaks from addresses; what reaches a page must be what was checked.
    if re.search(r"\s|[\x00-\x1f\"'<>;,]", address):
        return None
    try:
        return urlsplit(address)
    except ValueError:
        return None


def allowed_names() -> str:
    """The providers whose recordings may be shown, for messages to editors."""
    return ", ".join(NAMES.get(host, host) for host in settings.MEDIA_HOSTS) or "keine"
