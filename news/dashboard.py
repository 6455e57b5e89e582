"""»Neuigkeiten« on the dashboard: how long ago the last item was published."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from news.models import NewsIndexPage, NewsPage

# The portal publishes about once a week; twice that is worth a word.
QUIET = timedelta(days=14)


class LatestNewsPanel(Component):
    """The last item with its age, and the way to the next one; for whoever may write news."""

    name = "latest-news"
    template_name = "news/admin/latest_panel.html"
    order = 10

    def get_context_data(self, parent_context):
        request = parent_context["request"]
        index = NewsIndexPage.objects.first()
        may_write = index is not None and index.permissions_for_user(request.user).can_add_subpage()
        latest = NewsPage.objects.public_news().newest_first().defer_streamfields().first() if may_write else None
        age = timezone.localdate() - latest.date if latest else None
        return {
            "may_write": may_write,
            "latest": latest,
            "age": describe_age(age) if latest else "",
            "is_quiet": latest is None or age > QUIET,
            "add_url": reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk]) if may_write else "",
        }

    def render_html(self, parent_context=None):
        html = super().render_html(parent_context)
        # Nothing for those who keep the register only.
        return html if html.strip() else ""


def describe_age(age: timedelta) -> str:
    """»heute«, »gestern«, »vor 12 Tagen«; an item dated ahead is as good as today's."""
    days = max(age.days, 0)
    return {0: "heute", 1: "gestern"}.get(days, f"vor {days} Tagen")
