"""The report »Wiedervorlagen«: every page with a date for its review."""

import django_filters
from django.utils import timezone
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page

from asskomm.core.admin.reviews import pages_to_review


class ReviewFilterSet(WagtailFilterSet):
    """Narrow by the date of the review."""

    review_on = django_filters.DateFromToRangeFilter(label="Wiedervorlage", widget=DateRangePickerWidget)

    class Meta:
        model = Page
        fields = []


class ReviewReportView(PageReportView):
    """The longest overdue first; can be exported."""

    results_template_name = "core/admin/review_report_results.html"
    page_title = "Wiedervorlagen"
    header_icon = "time"
    filterset_class = ReviewFilterSet
    index_url_name = "reviews"
    index_results_url_name = "reviews_results"
    any_permission_required = ["add", "change", "publish"]
    list_export = ["title", "review_on", "status_string", "content_type.model_class._meta.verbose_name"]
    export_headings = {
        "title": "Titel",
        "review_on": "Wiedervorlage",
        "status_string": "Status",
        "content_type.model_class._meta.verbose_name": "Art",
    }

    def get_queryset(self):
        self.queryset = (
            pages_to_review(self.request.user)
            .prefetch_workflow_states()
            .annotate_approved_schedule()
            .select_related("content_type")
        )
        return super().get_queryset()

    def get_context_data(self, **kwargs):
        return super().get_context_data(today=timezone.localdate(), **kwargs)
