"""What those who run the bot ask for: channels by their trouble, whom an announcement reaches, who is let in.

Each is one snapshot or one transaction. Names nobody; who may ask, the chat decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from bot.answers.stats import get_status
from bot.domain.alert_rules import next_loud
from bot.domain.announcements import dump_announcement
from bot.domain.answer_values import ChannelLine
from storage.allowlist import disallow
from storage.announcing import announcement_key, begin_announcement
from storage.database import Connection, Database
from storage.records import NewDelivery
from storage.subscribers import find_subscriber, forget, list_subscribers

_RANKS = {"active": 3, "paused": 4, "removed": 5}  # whatever else a state says: the channel is closed to us
LATE_S = 600


async def list_by_trouble(db: Database, now: datetime) -> tuple[ChannelLine, ...]:
    """The channels, those first that need somebody: failing, closed, late, then the rest by lag."""
    return tuple(sorted((await get_status(db, now)).channels, key=_trouble))


async def count_recipients(db: Database) -> Mapping[str, int]:
    """How many an announcement would reach, by language: people and groups, not channels."""
    people = await db.read(list_subscribers)
    return Counter(each.language for each in people if each.kind != "channel")


async def announce(db: Database, announcement_id: str, texts: Mapping[str, str], now: datetime) -> bool:
    """Queues an announcement to each in their language; False where that has been done already."""
    return await db.write(_announce, announcement_id, texts, now)


def shut_out(db: Connection, chat_id: int) -> bool:
    """Takes a chat off the allowlist and erases what is kept of it; False where it was not on it."""
    was_allowed = disallow(db, chat_id)
    if was_allowed and find_subscriber(db, chat_id) is not None:
        forget(db, chat_id)
    return was_allowed


def _announce(db: Connection, announcement_id: str, texts: Mapping[str, str], now: datetime) -> bool:
    rows = [
        NewDelivery(
            chat_id=person.chat_id,
            kind="announcement",
            key=announcement_key(announcement_id, person.chat_id),
            payload=dump_announcement(texts[person.language]),
            due_at=next_loud(now, person),
        )
        for person in list_subscribers(db)
        if person.kind != "channel" and person.language in texts
    ]
    return begin_announcement(db, announcement_id, rows, now)


def _trouble(line: ChannelLine) -> tuple[int, int, float]:
    """Failing, closed, late, fine, paused; within each the slowest, then the longest without a post."""
    lag_s = line.lag_p95_s or 0
    last_at = line.last_post_at.timestamp() if line.last_post_at else 0.0
    if line.state == "active" and line.failure:
        return 0, -lag_s, last_at
    if line.state == "active" and lag_s >= LATE_S:
        return 2, -lag_s, last_at
    return _RANKS.get(line.state, 1), -lag_s, last_at
