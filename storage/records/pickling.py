"""Records that go between processes by the thousand, as a large import's posts do (bot/collector/workers.py).

The state that `dataclass` gives a frozen record with slots is made field by field, and costs twice as much as
building the record anew from its fields.
"""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def pickled_by_fields(record: type[T]) -> type[T]:
    """Has a dataclass of at least two fields pickled as a call with the values of its fields."""
    values = attrgetter(*[field.name for field in fields(record)])  # type: ignore[arg-type]

    def reduce(self: T) -> tuple[type[T], Any]:
        return record, values(self)

    record.__reduce__ = reduce  # type: ignore[method-assign, assignment]
    return record
