"""The shape of the demo news."""

from collections.abc import Iterator
from dataclasses import dataclass

from asskomm.core.demo_content.content import StreamItem
from asskomm.core.demo_content.pictures import DemoPicture, find_pictures


@dataclass(frozen=True)
class DemoNews:
    """One report; municipalities are given by their AGS, topics by their address part."""

    day: str
    slug: str
    title: str
    lead: str
    teaser: str
    picture: DemoPicture
    caption: str
    body: tuple[StreamItem, ...]
    topics: tuple[str, ...]
    municipalities: tuple[str, ...] = ()

    @property
    def pictures(self) -> Iterator[DemoPicture]:
        """The lead picture, then those of the body."""
        yield self.picture
        yield from find_pictures(self.body)
