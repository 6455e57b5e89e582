"""The calendar: what is coming, month by month, and the archive."""

from asskomm.core.models import BasePage
from calendar_events.querysets import EventPageQuerySet
from calendar_events.subscriptions import SubscriptionRoutes


class EventIndexPage(SubscriptionRoutes, BasePage):
    """The calendar; its routes carry list, months, archive and subscriptions."""

    parent_page_types = ["core.HomePage"]
    subpage_types = ["calendar_events.EventPage"]
    max_count = 1
    page_description = "Der Kalender mit Liste, Monaten, Archiv und Abonnement; es gibt ihn einmal."

    class Meta:
        verbose_name = "Kalender"
        verbose_name_plural = "Kalender"

    def events(self) -> EventPageQuerySet:
        """What visitors find here."""
        from calendar_events.models import EventPage

        return EventPage.objects.child_of(self).public_events()
