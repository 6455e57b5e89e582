"""The demo content of `core` as readable Python, for `load_demo` and the tests.

All sentences are written for this portal. What the register computes (how many councils, agreements or
coachings there are today) is never typed here; published figures appear only with their date.
"""

from asskomm.core.demo_content.about import ABOUT, FUNDING
from asskomm.core.demo_content.accessible import ACCESSIBILITY, EASY_LANGUAGE, SIGN_LANGUAGE
from asskomm.core.demo_content.building_blocks import BUILDING_BLOCKS
from asskomm.core.demo_content.content import DemoPage, DemoSlide, resolve_links
from asskomm.core.demo_content.home import HOME, SLIDER_PICTURE
from asskomm.core.demo_content.legal import IMPRINT, PRIVACY
from asskomm.core.demo_content.people import TEAM, TOPICS
from asskomm.core.demo_content.requests import REQUEST_PAGES, REQUESTS

# Pages directly below the home page, in the order of the menus.
PAGES = (
    BUILDING_BLOCKS,
    FUNDING,
    ABOUT,
    IMPRINT,
    PRIVACY,
    ACCESSIBILITY,
    EASY_LANGUAGE,
    SIGN_LANGUAGE,
)

__all__ = [
    "HOME",
    "PAGES",
    "REQUESTS",
    "REQUEST_PAGES",
    "SLIDER_PICTURE",
    "TEAM",
    "TOPICS",
    "DemoPage",
    "DemoSlide",
    "resolve_links",
]
