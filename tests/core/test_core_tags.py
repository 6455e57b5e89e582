import re
from datetime import date

from django.conf import settings
from django.template import Context, Template

from asskomm.core.templatetags.core_tags import soft_hyphens, whitelisted
from municipalities.partial_dates import PartialDate, Precision


def test_long_compounds_may_break_where_they_are_joined():
    assert soft_hyphens("Kooperationsvereinbarungen") == "Kooperations\u00advereinbarungen"
    assert soft_hyphens("Präventionsräte in 14 Kommunen") == "Präventions\u00adräte in 14 Kommunen"


def test_other_words_stay_as_they_are():
    assert soft_hyphens("Coaching und Rathaus") == "Coaching und Rathaus"


def test_a_day_stays_on_one_line_with_its_month():
    day = date(2026, 10, 5)

    assert Template("{{ day|date }}").render(Context({"day": day})) == "5.\u00a0Oktober 2026"
    assert str(PartialDate(day)) == "5.\u00a0Oktober 2026"
    assert str(PartialDate(day, Precision.MONTH)) == "Oktober 2026"


def test_days_in_formatted_text_stay_on_one_line_too():
    html = whitelisted("<p>Bis zum <b>15. Oktober</b>, 3. Maibaum, 2. Auflage, seit 1. Mai &amp; 6. März 2019</p>")

    assert html == (
        "<p>Bis zum <b>15.\u00a0Oktober</b>, 3. Maibaum, 2. Auflage, seit 1.\u00a0Mai &amp; 6.\u00a0März 2019</p>"
    )


def test_no_template_writes_days_in_a_form_of_its_own():
    pages = [path for path in settings.BASE_DIR.glob("templates/**/*") if path.is_file()]

    assert len(pages) > 100
    assert [path.name for path in pages if re.search(r"date:.j\. F", path.read_text())] == []
