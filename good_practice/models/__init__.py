"""Projects to reuse, the people behind municipal prevention, and what was funded."""

from good_practice.models.funding import FundedProject, FundedProjectsPage
from good_practice.models.practice import PracticePage, PracticeReuse, TargetGroup
from good_practice.models.practice_index import PracticeIndexPage
from good_practice.models.profiles import ProfileIndexPage, ProfilePage

__all__ = [
    "FundedProject",
    "FundedProjectsPage",
    "PracticeIndexPage",
    "PracticePage",
    "PracticeReuse",
    "ProfileIndexPage",
    "ProfilePage",
    "TargetGroup",
]
