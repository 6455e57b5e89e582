"""What `{{ day|date }}` and `date_format(day)` write."""

# »15. Oktober 2026«: a no-break space keeps the day beside its month.
DATE_FORMAT = "j.\u00a0F Y"
DATETIME_FORMAT = "j.\u00a0F Y, G:i"
MONTH_DAY_FORMAT = "j.\u00a0F"
