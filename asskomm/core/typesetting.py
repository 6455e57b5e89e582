"""
Documents and pictures set by Typst.

It brings its own fonts and asks the system for none, so every machine makes the same file. All that is variable
reaches a template as data, never as Typst's own language.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst


@cache
def own_fonts() -> typst.Fonts:
    """The fonts that Typst brings, and no other."""
    return typst.Fonts(include_system_fonts=False)


def typeset(template: Path, data: dict[str, Any], texts: dict[str, str] | None = None, **options: Any) -> bytes:
    """
    What the template makes of the data: a PDF, or with `format="png"` a picture of its only page.

    The template finds `data` as JSON in `sys.inputs.data`, and each of `texts` under its own name.
    """
    inputs = {**(texts or {}), "data": json.dumps(data)}
    return typst.compile(template.read_bytes(), font_paths=own_fonts(), sys_inputs=inputs, **options)


def typeset_accessible(template: Path, data: dict[str, Any], texts: dict[str, str] | None = None, **options) -> bytes:
    """The same as a tagged PDF by the letter of PDF/UA-1, unless a name has letters that the fonts lack."""
    try:
        return typeset(template, data, texts, format="pdf", pdf_standards=["ua-1"], **options)
    except typst.TypstError:
        return typeset(template, data, texts, format="pdf", **options)
