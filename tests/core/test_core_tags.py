from asskomm.core.templatetags.core_tags import soft_hyphens


def test_long_compounds_may_break_where_they_are_joined():
    assert soft_hyphens("Kooperationsvereinbarungen") == "Kooperations\u00advereinbarungen"
    assert soft_hyphens("Präventionsräte in 14 Kommunen") == "Präventions\u00adräte in 14 Kommunen"


def test_other_words_stay_as_they_are():
    assert soft_hyphens("Coaching und Rathaus") == "Coaching und Rathaus"
