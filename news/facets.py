"""How visitors narrow the news: the choices there are, read once per content version."""

from asskomm.core.caching import cached_for_version
from asskomm.core.listing import Facet
from asskomm.core.models import Topic
from municipalities.models import District

YEAR_FACET, YEAR_LOOKUP = "jahr", "date__year"
DISTRICT_LOOKUP = "municipality_links__municipality__district__ags"


def news_facets() -> list[Facet]:
    """Topic, district and year."""
    topics, districts = cached_for_version("news:choices", read_choices)
    years = {str(year): str(year) for year in years_with_news()}
    return [
        Facet("thema", "Thema", "topics__slug", topics),
        Facet(YEAR_FACET, "Jahr", YEAR_LOOKUP, years),
        Facet("kreis", "Landkreis oder Stadt", DISTRICT_LOOKUP, districts),
    ]


def read_choices() -> tuple[dict[str, str], dict[str, str]]:
    """Slug and name of every topic, key and name of every district."""
    return Topic.choices(), District.choices()


def years_with_news() -> list[int]:
    """The years with news that visitors may see, latest first."""
    return cached_for_version("news:years", read_years)


def read_years() -> list[int]:
    # Not at the top: the models need this module.
    from news.models import NewsPage

    return [one.year for one in NewsPage.objects.public_news().dates("date", "year", order="DESC")]
