"""
Fills every text of the site, found by looking at the models: plain and formatted fields, and all blocks.

`Texts` hands out what to write; each field gets as many of its texts as fit, the next field goes on with the others.
"""

import json
from collections.abc import Iterable
from itertools import cycle

from django.core.exceptions import ValidationError
from django.db import models
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

# Addresses and keys: no text, or not what editors write.
KEPT = {"slug", "path", "url_path", "draft_title", "ags", "ars", "code"}
PER_FIELD = 4


class Texts:
    """An endless row of texts, one after the other, plain or as paragraphs of formatted text."""

    def __init__(self, texts: Iterable[str], rich: Iterable[str], addresses: Iterable[str] = ("/karte/",)) -> None:
        self.number = len(texts := list(texts))
        self.texts, self.rich_texts, self.addresses = cycle(texts), cycle(list(rich)), cycle(list(addresses))

    def plain(self, max_length: int | None) -> str:
        """The next texts as far as they fit; those that are too long alone are left to a longer field."""
        chosen: list[str] = []
        for _ in range(self.number):
            text = next(self.texts)
            if max_length is None or len(" ".join([*chosen, text])) <= max_length:
                chosen.append(text)
            if len(chosen) == PER_FIELD:
                break
        return " ".join(chosen)

    def rich(self) -> str:
        """The next texts, each in a paragraph, stored as they are."""
        return "".join(f"<p>{next(self.rich_texts)}</p>" for _ in range(PER_FIELD))


def fill(instance: models.Model, texts: Texts) -> None:
    """Write into every text field and block of one object, and save it without any form."""
    for field in instance._meta.concrete_fields:
        if isinstance(field, StreamField):
            setattr(instance, field.name, json.dumps(stream(field.stream_block, texts)))
        elif isinstance(field, RichTextField):
            setattr(instance, field.name, texts.rich())
        elif is_plain(field):
            value = texts.plain(field.max_length)
            if accepts(field, value, instance):
                setattr(instance, field.name, value)
    if isinstance(instance, Page):
        instance.draft_title = instance.title
    instance.save()


def is_plain(field: models.Field) -> bool:
    """Whether people write free text into it."""
    is_text = isinstance(field, models.CharField | models.TextField) and not isinstance(field, models.FilePathField)
    return is_text and field.editable and not field.choices and field.name not in KEPT


def accepts(field: models.Field, value: str, instance: models.Model) -> bool:
    """Whether the field's own rules let it through: addresses and colours have some."""
    try:
        field.clean(value, instance)
    except ValidationError:
        return False
    return True


def stream(block: blocks.StreamBlock, texts: Texts) -> list[dict]:
    """One block of every type, made of what its preview shows."""
    return [
        {"type": name, "value": filled(child, child.get_prep_value(preview(child)), texts)}
        for name, child in block.child_blocks.items()
    ]


def preview(block: blocks.Block):
    """What a block shows editors before they choose it; lists get at least one entry."""
    return block.normalize(block.get_preview_value())


def filled(block: blocks.Block, raw, texts: Texts):
    """The stored form of a block with other texts."""
    if isinstance(block, blocks.StreamBlock):
        return stream(block, texts)
    if isinstance(block, TypedTableBlock):
        return filled_table(block, raw, texts)
    if isinstance(block, blocks.StructBlock):
        return {
            name: next(texts.addresses) if name == "address" else filled(child, stored(raw, name, child), texts)
            for name, child in block.child_blocks.items()
        }
    if isinstance(block, blocks.ListBlock):
        return [one | {"value": filled(block.child_block, one["value"], texts)} for one in raw]
    if isinstance(block, blocks.RichTextBlock):
        return texts.rich()
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return texts.plain(getattr(block.field, "max_length", None))
    return raw


def stored(raw: dict, name: str, child: blocks.Block):
    """What a struct holds under a name; the child's default where its preview leaves it out."""
    return raw[name] if name in raw else child.get_prep_value(child.get_default())


def filled_table(block: TypedTableBlock, raw: dict, texts: Texts) -> dict:
    """A table whose caption, headings and cells are texts."""
    columns = [column | {"heading": texts.plain(None)} for column in raw["columns"]]
    kinds = [block.child_blocks[column["type"]] for column in columns]
    rows = [
        row | {"values": [filled(kind, one, texts) for kind, one in zip(kinds, row["values"], strict=True)]}
        for row in raw["rows"]
    ]
    return raw | {"columns": columns, "rows": rows, "caption": texts.plain(None)}
