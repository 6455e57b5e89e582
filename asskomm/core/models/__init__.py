"""What every subject of the portal builds on: accounts, media, people, abstract pages, settings and navigation."""

from asskomm.core.models.accounts import User
from asskomm.core.models.alert import AlertBanner
from asskomm.core.models.base import BasePage
from asskomm.core.models.content import ContentPage
from asskomm.core.models.content_version import ContentVersion
from asskomm.core.models.downloads import DownloadsGroup, DownloadsPage
from asskomm.core.models.home import HomePage
from asskomm.core.models.media import PortalDocument, PortalImage, PortalRendition
from asskomm.core.models.people import TeamMember, Topic
from asskomm.core.models.settings import Navigation, SiteSettings

__all__ = [
    "AlertBanner",
    "BasePage",
    "ContentPage",
    "ContentVersion",
    "DownloadsGroup",
    "DownloadsPage",
    "HomePage",
    "Navigation",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "SiteSettings",
    "TeamMember",
    "Topic",
    "User",
]
