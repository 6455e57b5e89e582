"""How long requests are kept, in words."""

from django.conf import settings

# Six months have 181 to 184 days.
HALF_A_YEAR = range(181, 185)


def retention_in_words() -> str:
    """»ein halbes Jahr« or »99 Tage«: the time after which a done request is deleted."""
    days = settings.REQUEST_RETENTION_DAYS
    if days in HALF_A_YEAR:
        return "ein halbes Jahr"
    return "1 Tag" if days == 1 else f"{days} Tage"
