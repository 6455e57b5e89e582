"""»Kurz vorgestellt«: people of municipal prevention in portraits, one of them »ASSKomm des Monats«."""

from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.blocks import CharBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.search import index

from asskomm.core.blocks import SMALL_TEXT_FEATURES, FactsBlock
from asskomm.core.caching import cached_for_page
from asskomm.core.listing import Listing
from asskomm.core.models import BasePage, DescribedImage, PortalImage
from asskomm.core.search.kinds import Kind
from asskomm.core.sharing import structured_data as schema
from good_practice import panels
from good_practice.forms import ProfileForm
from good_practice.querysets import ProfileManager
from municipalities.models import Municipality
from municipalities.participation import today

PER_PAGE = 12
OTHERS = 3


class AnswerBlock(StructBlock):
    """One question of the interview and what the person answers."""

    question = CharBlock(max_length=200, label="Frage")
    answer = RichTextBlock(features=SMALL_TEXT_FEATURES, label="Antwort")

    class Meta:
        icon = "help"
        label = "Frage und Antwort"
        template = "good_practice/answer_block.html"
        description = "Eine Frage des Interviews mit der Antwort im Wortlaut."
        preview_value = {
            "question": "Was hat sich seit der Gründung des Rates verändert?",
            "answer": "<p>Früher hat jede Stelle für sich gearbeitet. Heute wissen wir voneinander.</p>",
        }


class InterviewBlock(StreamBlock):
    """Questions and answers in their order."""

    answer = AnswerBlock()


class ProfileFactsBlock(StreamBlock):
    """A fact box beside the interview."""

    facts = FactsBlock()

    class Meta:
        max_num = 1


class ProfileIndexPage(BasePage):
    """The current »ASSKomm des Monats«, and everybody else as an archive."""

    parent_page_types = ["core.HomePage"]
    subpage_types = ["good_practice.ProfilePage"]
    max_count = 1
    page_description = "Die Liste der Porträts mit »ASSKomm des Monats«; jedes Porträt ist eine Unterseite."

    class Meta:
        verbose_name = "Kurz vorgestellt"
        verbose_name_plural = "Kurz vorgestellt"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["current"] = current = self.current()
        profiles = ProfilePage.objects.child_of(self).published().for_lists().latest_first()
        others = profiles.exclude(pk=current.pk) if current else profiles
        name = f"profiles:{self.pk}:without:{current.pk if current else ''}"
        context["page_obj"] = Listing(others, request.GET, [], PER_PAGE, name).page()
        return context

    def current(self) -> "ProfilePage | None":
        """Today's »ASSKomm des Monats«, if there is one."""
        day = today()
        profiles = ProfilePage.objects.child_of(self).published().for_lists().of_the_month(day)
        return cached_for_page(f"profiles:current:{self.pk}:{day}", profiles.first)


class ProfilePage(DescribedImage, BasePage):
    """One person: portrait, function, a quote, and an interview."""

    function = models.CharField("Funktion", max_length=150, help_text="Zum Beispiel »Koordination Prävention«.")
    municipality = models.ForeignKey(
        Municipality, verbose_name="Kommune", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    image = models.ForeignKey(
        PortalImage,
        verbose_name="Porträt",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Hochformat. Der Bildnachweis kommt aus der Bildablage.",
    )
    is_sample = models.BooleanField(
        "Musterperson", default=False, help_text="Kennzeichnet erfundene Personen in Beispielinhalten."
    )
    quote = models.TextField(
        "Zitat", max_length=300, help_text="Ein Satz ohne Anführungszeichen: Die setzt die Seite."
    )
    interview = StreamField(InterviewBlock(), verbose_name="Interview", blank=True)
    facts = StreamField(ProfileFactsBlock(), verbose_name="Faktenkasten", blank=True)
    month = models.DateField(
        "ASSKomm des Monats",
        null=True,
        blank=True,
        help_text=(
            "Irgendein Tag des Monats, gezeigt wird nur der Monat. Ab seinem ersten Tag steht die Person auf der "
            "Startseite, bis die nächste folgt; danach bleibt sie im Archiv. Leer: nur Porträt."
        ),
    )

    picture_uses: ClassVar = {"image": ("portrait", "portrait-card", "portrait-feature")}

    objects = ProfileManager()

    search_kind = Kind("kurz-vorgestellt", "Kurz vorgestellt", "Kurz vorgestellt", 30)
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("function"),
        index.SearchField("quote"),
        index.SearchField("interview"),
        index.RelatedFields("municipality", [index.SearchField("name")]),
        index.FilterField("is_sample"),
        index.FilterField("month"),
    ]

    summary_fields = ("lead", "teaser", "quote")

    base_form_class = ProfileForm
    edit_handler = panels.profile_page

    parent_page_types = ["good_practice.ProfileIndexPage"]
    subpage_types = []
    page_description = "Eine Person der kommunalen Prävention mit Zitat und Interview."

    class Meta:
        verbose_name = "Porträt"
        verbose_name_plural = "Porträts"

    def clean(self) -> None:
        super().clean()
        if self.month:
            self.month = self.month.replace(day=1)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["others"] = self.others(request)
        return context

    def others(self, request: HttpRequest) -> list["ProfilePage"]:
        """Three other people; remembered, but for previews of what is not published."""

        def find() -> list[ProfilePage]:
            others = ProfilePage.objects.sibling_of(self, inclusive=False) if self.pk else ProfilePage.objects.all()
            return list(others.published().for_lists().latest_first()[:OTHERS])

        is_preview = getattr(request, "is_preview", False)
        return find() if is_preview else cached_for_page(f"profile-others:{self.pk}", find)

    share_type = "profile"

    @property
    def share_kicker(self) -> str:
        return self.function

    def structured_data(self, request) -> list[schema.Node]:
        """A portrait and whom it shows; a made-up person is nobody whom programs should know."""
        portrait = schema.web_page(request, self, "WebPage" if self.is_sample else "ProfilePage")
        if not self.is_sample:
            portrait["mainEntity"] = {"@type": "Person", "name": self.title, "jobTitle": self.function}
        return [portrait]

    @property
    def shown_month(self):
        """The month she is or was »ASSKomm des Monats«; None before it begins."""
        return self.month if self.month and self.month <= today() else None

    @property
    def meta_description(self) -> str:
        return super().meta_description or self.quote
