"""
The demo news as readable Python, oldest first, for `load_demo` and the tests.

Days, places and results are published facts; all sentences are written for this portal. People who are quoted
are invented and marked. Totals appear only with the day on which they were published.
"""

from asskomm.core.demo_content.pictures import DemoPicture
from news.demo_content.content import DemoNews
from news.demo_content.from_2019_to_2020 import NEWS_2019_TO_2020
from news.demo_content.in_2021_first_half import NEWS_2021_FIRST_HALF
from news.demo_content.in_2021_second_half import NEWS_2021_SECOND_HALF
from news.demo_content.in_2022 import NEWS_2022

NEWS = (*NEWS_2019_TO_2020, *NEWS_2021_FIRST_HALF, *NEWS_2021_SECOND_HALF, *NEWS_2022)
LEAD = "Berichte aus den Kommunen, von Veranstaltungen und zur Förderung."

__all__ = ["LEAD", "NEWS", "DemoNews", "DemoPicture"]
