"""What of alerts is shown besides the post that one fired on: plain values, no text for people.

The preview on history, the lines of /alerts, and what became of a post. What waits in the outbox stands in
answer_values.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.domain.answer_values import NOTHING_READ, QueryReading, StoryItem
from storage.records import Alert

NOISY_A_DAY = 10


@dataclass(frozen=True, slots=True)
class AlertPreview:
    """What an alert would have done in the last `days` days."""

    query: str
    days: int
    fired: int
    examples: tuple[StoryItem, ...]
    bounded: bool = False  # counting stopped after so many posts: "at least" `fired`
    reading: QueryReading = NOTHING_READ
    narrower: tuple[Narrower, ...] = ()  # where it is noisy: forms of the query that fire less often

    @property
    def is_noisy(self) -> bool:
        """Whether it would have been more messages than a person wants in a day."""
        return self.fired > NOISY_A_DAY * self.days


@dataclass(frozen=True, slots=True)
class Narrower:
    """A narrower form of a query: `how` it differs (a locale key suffix), by `what`."""

    how: Literal["add", "exclude", "exact", "topic", "country", "channel"]
    what: str
    query: str


@dataclass(frozen=True, slots=True)
class PostFate:
    """What became of a post after its alert: when it was edited last, and when deleted."""

    edited_at: datetime | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AlertLine:
    """A row of /alerts, and an alert's card. `next_digest_at`: when one that waits for a digest comes."""

    alert: Alert
    fired_7_days: int
    next_digest_at: datetime | None = None
