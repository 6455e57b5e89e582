"""
Which rows of a list have which values: read once, then narrowed and counted without the database.

The rows stand in the list's order, and any set of them is one whole number whose bits are their positions.
Choices add up with `|`, facets narrow each other with `&`, and hits are counted bits: that takes microseconds,
for 10,000 rows as for 100.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from itertools import compress
from operator import or_

from django.db.models import QuerySet


class FacetIndex:
    """The rows of an ordered queryset: one query for their order, one more for each lookup that is asked for."""

    def __init__(self, queryset: QuerySet) -> None:
        self.queryset = queryset.order_by()
        self.keys = list(queryset.values_list("pk", flat=True))
        # Filled as needed. Two threads may read the same; either result is right.
        self.known: dict[str, dict[str, int]] = {}

    @property
    def every(self) -> int:
        """All rows."""
        return (1 << len(self.keys)) - 1

    def having(self, lookup: str, values: Iterable[str]) -> int:
        """The rows that have at least one of these values; rows of a many-to-many count once."""
        known = self.by_value(lookup)
        return reduce(or_, (known.get(value, 0) for value in values), 0)

    def where(self, lookup: str, fits: Callable[[str], bool]) -> int:
        """The rows that have a value which fits; moments are written in UTC, so that the later one is the greater."""
        return reduce(or_, (rows for value, rows in self.by_value(lookup).items() if fits(value)), 0)

    def by_value(self, lookup: str) -> dict[str, int]:
        """The rows of each value that the lookup has, the value written as in an address."""
        if lookup not in self.known:
            self.known[lookup] = self.read(lookup)
        return self.known[lookup]

    def read(self, lookup: str) -> dict[str, int]:
        positions = {key: position for position, key in enumerate(self.keys)}
        rows: defaultdict[str, bytearray] = defaultdict(lambda: bytearray(len(positions) // 8 + 1))
        for key, value in self.queryset.values_list("pk", lookup):
            # The database may have moved on since the order was read.
            if value is not None and key in positions:
                byte, bit = divmod(positions[key], 8)
                rows[str(value)][byte] |= 1 << bit
        return {value: int.from_bytes(bits, "little") for value, bits in rows.items()}

    def keys_of(self, rows: int) -> Iterator[int]:
        """The primary keys of these rows, in the list's order."""
        return compress(self.keys, (bit == "1" for bit in reversed(f"{rows:b}")))
