"""The alert banner as plain data that can be cached, and the moments at which it comes and goes."""

from dataclasses import dataclass
from datetime import datetime

from asskomm.core.links import Link
from asskomm.core.models import AlertBanner

ICONS = {AlertBanner.HINT: "info", AlertBanner.WARNING: "warning"}


@dataclass(frozen=True, slots=True)
class Alert:
    """What the banner says, where and when."""

    level: str
    label: str
    icon: str
    title: str
    text: str
    link: Link | None
    everywhere: bool
    starts_at: datetime | None
    ends_at: datetime

    def is_active(self, now: datetime) -> bool:
        """From the first moment on, and no more at the last."""
        return (self.starts_at is None or self.starts_at <= now) and now < self.ends_at

    def next_change(self, now: datetime) -> datetime | None:
        """When it comes or goes next; None once it is over."""
        return min((moment for moment in (self.starts_at, self.ends_at) if moment and moment > now), default=None)


def to_alert(banner: AlertBanner) -> Alert | None:
    """The banner, or None where it is switched off or unfinished."""
    if not (banner.is_on and banner.title and banner.ends_at):
        return None
    value = banner.link[0].value if banner.link else None
    return Alert(
        level=banner.level,
        label=banner.get_level_display(),
        icon=ICONS[banner.level],
        title=banner.title,
        text=banner.text,
        link=Link(value.label, value.url) if value and value.url else None,
        everywhere=banner.everywhere,
        starts_at=banner.starts_at,
        ends_at=banner.ends_at,
    )
