"""What greets a person: the news of now for somebody new, their own state for somebody known.

Plain values; bot/answers/home.py reads them, bot/views/start.py and home.py show them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.answer_values import StoryItem
from storage.records import Subscriber, Subscription


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The strongest stories of the last `days` days. No stories: nothing of note; no posts: none
    was read yet."""

    items: tuple[StoryItem, ...]
    days: int
    posts: int
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """A person's own state at `now`, and how far reading has got."""

    subscriber: Subscriber
    now: datetime
    subscriptions: tuple[Subscription, ...]
    alerts: int
    muted: int
    fired_today: int
    channels: int
    failing: int
    posts_24h: int
    last_read_at: datetime | None = None
    is_sample: bool = False
