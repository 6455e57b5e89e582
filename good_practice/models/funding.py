"""What was funded: a register of projects, and the page that lists them."""

from django.core.paginator import Paginator
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from wagtail.search import index

from asskomm.core.models import BasePage
from good_practice.models.places import EXACTLY_ONE_PLACE, Placed
from good_practice.models.practice import PracticePage
from good_practice.querysets import FundedProjectQuerySet

PER_PAGE = 50
YEARS = [MinValueValidator(1990), MaxValueValidator(2100)]


class FundedProject(index.Indexed, Placed):
    """One project that got money, as the list of funded projects shows it."""

    title = models.CharField("Titel", max_length=150)
    description = models.CharField("kurze Beschreibung", max_length=300, blank=True)
    programme = models.CharField("Programm", max_length=120, default="RL KommPräv")
    first_year = models.PositiveSmallIntegerField("von", null=True, blank=True, validators=YEARS, help_text="Jahr")
    last_year = models.PositiveSmallIntegerField(
        "bis", null=True, blank=True, validators=YEARS, help_text="Leer: nur das erste Jahr."
    )
    amount = models.PositiveIntegerField(
        "Betrag in Euro", null=True, blank=True, help_text="Leer: nicht veröffentlicht."
    )
    practice = models.ForeignKey(
        PracticePage,
        verbose_name="Projektseite",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Die Seite unter »Good Practice«, wenn es eine gibt.",
    )
    source = models.CharField("Quelle", max_length=200, blank=True, help_text="Woher die Angaben stammen; öffentlich.")
    is_sample = models.BooleanField(
        "Beispielangabe", default=False, help_text="Kennzeichnet Angaben zur Förderung, die nicht belegt sind."
    )

    objects = FundedProjectQuerySet.as_manager()

    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("description"),
        index.FilterField("title"),
    ]

    class Meta:
        verbose_name = "Gefördertes Projekt"
        verbose_name_plural = "Geförderte Projekte"
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(municipality=None, partnership__isnull=False)
                | Q(municipality__isnull=False, partnership=None),
                name="funded_project_has_exactly_one_place",
                violation_error_message=EXACTLY_ONE_PLACE,
            ),
            models.CheckConstraint(
                condition=Q(last_year=None) | Q(first_year__isnull=False, last_year__gte=F("first_year")),
                name="funded_project_ends_after_it_starts",
                violation_error_message="»bis« braucht »von« und liegt nicht davor.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def years(self) -> str:
        """»2022–2023«, »2021«, or an empty text."""
        if self.last_year and self.last_year != self.first_year:
            return f"{self.first_year}–{self.last_year}"
        return str(self.first_year or "")


class FundedProjectsPage(BasePage):
    """The list of funded projects; they are kept under »Good Practice« in the admin."""

    parent_page_types = ["core.HomePage"]
    subpage_types = []
    max_count = 1
    page_description = "Die Liste der geförderten Projekte; Einträge pflegen Sie unter »Geförderte Projekte«."

    class Meta:
        verbose_name = "Liste der geförderten Projekte"
        verbose_name_plural = "Listen der geförderten Projekte"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        projects = FundedProject.objects.for_list()
        context["page_obj"] = Paginator(projects, PER_PAGE).get_page(request.GET.get("seite"))
        # A project's page may be a draft or private; the entry stays, its link does not.
        linked = [one.practice_id for one in context["page_obj"] if one.practice_id]
        context["public"] = set(PracticePage.objects.published().filter(pk__in=linked).values_list("pk", flat=True))
        return context
