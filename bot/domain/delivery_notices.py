"""What a person is told of their own deliveries: a digest not wholly arrived, alerts too old to be sent.

Values for the outbox (payloads.py). When one is due, bot/delivery decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class BrokenDigest:
    """Stands in for message `part` of `parts` of the digest of `at`, and for those behind it.

    That message may have arrived; `is_refused`: Telegram did not take it, so it has not. `delivery_id` is
    what can be sent again; 0 in rows of an older program.
    """

    at: datetime
    delivery_id: int = 0
    part: int = 1
    parts: int = 1
    is_refused: bool = False
    about: Literal["digest"] = "digest"


@dataclass(frozen=True, slots=True)
class LateAlerts:
    """So many alerts, the first of them from `since`, were too old to be sent."""

    since: datetime
    count: int
    about: Literal["late-alerts"] = "late-alerts"


@dataclass(frozen=True, slots=True)
class TopicGone:
    """The topic of a forum that deliveries went to takes nothing any more: they go to the group itself."""

    about: Literal["topic-gone"] = "topic-gone"


@dataclass(frozen=True, slots=True)
class StillHereNotice:
    """Asks a person who has not been here for `months` whether they still are; at `until` they are erased."""

    months: int
    until: datetime
    about: Literal["still-here"] = "still-here"
