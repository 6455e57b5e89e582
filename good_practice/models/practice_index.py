"""The list of good practice, narrowed by facets."""

from asskomm.core.listing import Listing
from asskomm.core.models import BasePage
from good_practice.facets import practice_facets
from good_practice.models.practice import PracticePage
from good_practice.project_map import project_map

PER_PAGE = 12


class PracticeIndexPage(BasePage):
    """All projects; the list is the page."""

    parent_page_types = ["core.HomePage"]
    subpage_types = ["good_practice.PracticePage"]
    max_count = 1
    page_description = "Die Liste der Projekte mit Filtern; jedes Projekt ist eine Unterseite."

    class Meta:
        verbose_name = "Good Practice"
        verbose_name_plural = "Good Practice"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        projects = PracticePage.objects.child_of(self).published().newest_first().for_lists()
        listing = Listing(projects, request.GET, practice_facets(), PER_PAGE, f"practice:{self.pk}")
        context["project_map"] = project_map(listing.hits("municipality__ags"))
        return context | listing.context(self.get_url(request))
