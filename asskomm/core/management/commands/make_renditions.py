from typing import Any

from django.core.management.base import BaseCommand
from wagtail.images import get_image_model
from wagtail.models import Page

from asskomm.core.models import TeamMember
from asskomm.core.pictures import make_renditions


class Command(BaseCommand):
    """Make the missing files of all pictures shown, for instance after new sizes were introduced or files lost."""

    help = "Ergänzt die Bilddateien aller veröffentlichten Seiten und des Teams."

    def handle(self, *args: Any, **options: Any) -> None:
        renditions = get_image_model().get_rendition_model().objects
        before = renditions.count()
        for pk in Page.objects.live().filter(depth__gt=1).values_list("pk", flat=True):
            make_renditions.call("wagtailcore.Page", pk)
        for pk in TeamMember.objects.exclude(image=None).values_list("pk", flat=True):
            make_renditions.call("core.TeamMember", pk)
        self.stdout.write(f"{renditions.count() - before} Bilddateien ergänzt.")
