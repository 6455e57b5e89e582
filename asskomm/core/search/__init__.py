"""
The search of the whole portal: pages of every type, municipalities, documents and people in one ranked list.

    words       what a visitor typed, as words with the spellings they may have in texts
    kinds       the types that visitors narrow the results to
    sources     what can be found; apps add theirs by the hook `register_search_source`
    catalogue   title, address and place of everything public, remembered per content version
    matching    hits in Wagtail's index, on SQLite and on PostgreSQL
    spelling    mistyped words and the portal's own words
    extracts    the passage around the hit, with marks
    promotions  what editors put first
    missed      what visitors looked for in vain
    indexing    what Wagtail's index would miss
    backend     what enters the index; words that a slash joins
    results     all of it together
"""
