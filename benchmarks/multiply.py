"""
Copies of pages by the thousand, with their topics, places and other relations.

The tables are written directly: publishing 10,000 pages would take the greater part of an hour.
"""

from collections.abc import Callable
from itertools import cycle, islice
from typing import Any
from uuid import uuid4


def multiply(model, number: int, change: Callable[[Any, int], None], patterns: list | None = None) -> None:
    """
    Fill up the pages of this type to `number`, below the parent of the first one.

    `change` gets each copy and its position before it is stored; `patterns` are copied in turn, by default the first
    pages of the type.
    """
    from django.db import transaction
    from wagtail.models import Page

    from asskomm.core.models import HomePage

    patterns = patterns or list(model.objects.live().filter(numchild=0).order_by("path")[:25])
    # Texts stand for themselves: below »Bausteine« the home page would have to list them all.
    parent = patterns[0].get_parent() if len(model.parent_page_types) == 1 else HomePage.objects.get()
    # Counted from the last path in use: a tree may have gaps.
    last = Page._str2int(parent.get_children().latest("path").path[-Page.steplen :])
    wanted = max(number - model.objects.count(), 0)
    pairs = [
        (pattern, copy_of(pattern, parent, last + position, change))
        for position, pattern in enumerate(islice(cycle(patterns), wanted), 1)
    ]
    with transaction.atomic():
        bases = [base_of(copy) for _, copy in pairs]
        for base, (_, copy) in zip(Page.objects.bulk_create(bases, batch_size=500), pairs, strict=True):
            copy.pk = copy.id = copy.page_ptr_id = base.pk
            # Only the type's own row: that of the page is there already.
            copy.save_base(raw=True, force_insert=True)
        copy_relations(model, pairs)
        Page.objects.filter(pk=parent.pk).update(numchild=parent.get_children().count())


def copy_of(pattern, parent, position: int, change: Callable[[Any, int], None]):
    """The pattern as another page below `parent`, not stored."""
    copy = type(pattern)()
    for field in pattern._meta.concrete_fields:
        setattr(copy, field.attname, getattr(pattern, field.attname))
    copy.title = copy.draft_title = f"{pattern.title} {position}"
    copy.slug = f"{pattern.slug}-{position}"
    copy.path = parent._get_path(parent.path, parent.depth + 1, position)
    copy.depth = parent.depth + 1
    copy.url_path = f"{parent.url_path}{copy.slug}/"
    copy.translation_key = uuid4()
    copy.latest_revision_id = copy.live_revision_id = None
    change(copy, position)
    return copy


def base_of(copy):
    """The row of the page itself."""
    from wagtail.models import Page

    fields = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    return Page(**{name: getattr(copy, name) for name in fields})


def copy_relations(model, pairs: list[tuple]) -> None:
    """Give the copies the rows of many-to-many and child tables that their patterns have."""
    from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations

    tables = [(field.remote_field.through, field.m2m_column_name()) for field in get_all_child_m2m_relations(model)]
    # Those of Wagtail's own pages (comments, redirects, …) belong to the originals.
    own = [one for one in get_all_child_relations(model) if one.related_model._meta.app_label != "wagtailcore"]
    tables += [(relation.related_model, relation.field.attname) for relation in own]
    for table, column in tables:
        rows = {pattern.pk: list(table.objects.filter(**{column: pattern.pk})) for pattern, _ in pairs}
        table.objects.bulk_create(
            (
                table(
                    **{
                        field.attname: copy.pk if field.attname == column else getattr(row, field.attname)
                        for field in table._meta.concrete_fields
                        if not field.primary_key
                    }
                )
                for pattern, copy in pairs
                for row in rows[pattern.pk]
            ),
            batch_size=500,
        )
