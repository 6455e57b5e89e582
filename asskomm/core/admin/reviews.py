"""»Wiedervorlage«: which pages have to be looked at again, and when."""

from datetime import date

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from wagtail.models import Page, get_page_models
from wagtail.permissions import policy_registry

from asskomm.core.models import BasePage


def editable_pages(user) -> QuerySet[Page]:
    """The pages that somebody may change or publish."""
    return policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, {"change", "publish"})


def pages_to_review(user) -> QuerySet[Page]:
    """The pages with a date for their review as `review_on`, the longest overdue first; one query for all types."""
    # `BasePage` is abstract: every type of page keeps the date in its own table.
    columns = [
        F(f"{model._meta.model_name}__review_on")
        for model in get_page_models()
        if issubclass(model, BasePage) and any(field.name == "review_on" for field in model._meta.local_fields)
    ]
    return (
        editable_pages(user)
        .annotate(review_on=Coalesce(*columns))
        .filter(review_on__isnull=False)
        .order_by("review_on", "title", "pk")
    )


def due_on(day: date, user) -> QuerySet[Page]:
    """The pages whose date has come."""
    return pages_to_review(user).filter(review_on__lte=day)
