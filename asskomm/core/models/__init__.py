"""What every subject of the portal builds on: accounts, media, people, abstract pages, settings and navigation."""

from asskomm.core.models.accounts import User
from asskomm.core.models.alert import AlertBanner
from asskomm.core.models.base import BasePage
from asskomm.core.models.content import ContentPage
from asskomm.core.models.content_version import ContentVersion
from asskomm.core.models.downloads import DownloadsGroup, DownloadsPage
from asskomm.core.models.home import HomePage
from asskomm.core.models.lead_image import DescribedImage
from asskomm.core.models.mail import OutgoingMail
from asskomm.core.models.media import PortalDocument, PortalImage, PortalRendition
from asskomm.core.models.people import TeamMember, Topic
from asskomm.core.models.request_pages import BarrierReportPage, CoachingRequestPage, RequestPage
from asskomm.core.models.requests import ContactRequest
from asskomm.core.models.search import MissedSearch
from asskomm.core.models.settings import Navigation, SiteSettings
from asskomm.core.models.task_runs import TaskRun

__all__ = [
    "AlertBanner",
    "BarrierReportPage",
    "BasePage",
    "CoachingRequestPage",
    "ContactRequest",
    "ContentPage",
    "ContentVersion",
    "DescribedImage",
    "DownloadsGroup",
    "DownloadsPage",
    "HomePage",
    "MissedSearch",
    "Navigation",
    "OutgoingMail",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "RequestPage",
    "SiteSettings",
    "TaskRun",
    "TeamMember",
    "Topic",
    "User",
]
