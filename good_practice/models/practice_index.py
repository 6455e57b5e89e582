"""The list of good practice, narrowed by facets."""

from django.http import HttpRequest

from asskomm.core.caching import cached_for_version, known_version
from asskomm.core.listing import Options
from asskomm.core.models import BasePage
from good_practice.facets import PracticeListing, practice_listing
from good_practice.models.practice import PracticePage
from good_practice.project_map import ProjectMap, project_map


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
        projects = PracticePage.objects.child_of(self).published().newest_first()
        listing = practice_listing(projects, request.GET, known_version(request))
        context["listing"] = listing
        context["options"], context["project_map"] = self.overview(request, listing)
        context["page_obj"] = listing.remembered_page(f"practice:list:{self.pk}")
        return context

    def overview(self, request: HttpRequest, listing: PracticeListing) -> tuple[list[Options], ProjectMap | None]:
        """The facets with their hits and the map of the results; remembered for the list without filters."""
        version = known_version(request)

        def read() -> tuple[list[Options], ProjectMap | None]:
            return listing.options(), project_map(listing.results, version)

        return read() if listing.is_filtered else cached_for_version(f"practice:overview:{self.pk}", read, version)
