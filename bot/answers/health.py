"""Whether the program does its work, judged from what stands in the database, for a machine that asks.

Knows no port and no process: any process on the database may ask. Names no subscriber and quotes
no post.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.answers.stats import read_parts
from bot.domain.answer_values import PartLine
from storage.channels import list_channels
from storage.database import Connection, Database
from storage.deliveries import count_deliveries, count_failures, find_longest_due
from storage.health import Lag, count_posts, measure_bytes, measure_lags
from storage.parts import list_waits
from storage.reanalysis import count_outdated
from storage.records import Channel, DeliveryState, Wait

Verdict = Literal["ok", "degraded", "failing"]

RECENTLY = timedelta(hours=1)
READER = "collector"


@dataclass(frozen=True, slots=True)
class Health:
    """`failing`: something that should work does not. `degraded`: it works, but somebody should look.

    `reasons` say why, in English; empty when all is well.
    """

    now: datetime
    verdict: Verdict
    reasons: tuple[str, ...]
    parts: tuple[PartLine, ...]
    waits: tuple[Wait, ...]
    channels: tuple[Channel, ...]
    queue: Mapping[DeliveryState, int]

    @property
    def line(self) -> str:
        """The verdict as one line for an operator."""
        at_work = ", ".join(part.name for part in self.parts if is_at_work(part))
        return f"{self.verdict}: {'; '.join(self.reasons) or f'at work: {at_work}'}"

    @property
    def last_post_at(self) -> datetime | None:
        """When the newest post of all channels was published."""
        return max((each.last_post_at for each in self.channels if each.last_post_at), default=None)


@dataclass(frozen=True, slots=True)
class Figures:
    """Health, and what takes longer to count."""

    health: Health
    posts: int
    database_bytes: int
    lags: Mapping[int, Lag]  # of the last 24 h, by channel id
    queue_age_s: int  # of what has been due for longest
    failures: Mapping[tuple[DeliveryState, str], int]  # deliveries by state and reason
    outdated: int  # posts still to be understood anew


async def get_figures(db: Database, now: datetime) -> Figures:
    """Returns everything that /metrics tells."""
    return await db.read(_read_figures, now)


def read_health(db: Connection, now: datetime) -> Health:
    """Returns how the program fares; pass it to `read`."""
    parts, channels = read_parts(db, now), tuple(list_channels(db))
    failing = [reason for part in parts for reason in _list_failings(part)]
    if not any(map(is_at_work, parts)):
        failing.append("no part of the program is at work")
    degraded = [reason for part in parts for reason in _list_doubts(part, now)]
    degraded += _list_doubts_on_reading(parts, channels, now)
    return Health(
        now=now,
        verdict="failing" if failing else "degraded" if degraded else "ok",
        reasons=(*failing, *degraded),
        parts=parts,
        waits=tuple(list_waits(db, now)),
        channels=channels,
        queue=count_deliveries(db),
    )


def count_channels(channels: tuple[Channel, ...]) -> dict[str, int]:
    """How many channels are read, fail, are paused on purpose, or closed to us."""
    counts = Counter(map(_name_state, channels))
    return {name: counts[name] for name in ("read", "failing", "paused", "closed")}


def is_at_work(part: PartLine) -> bool:
    """Whether a part runs, as far as is known."""
    return part.state == "running" and not part.is_silent


def _read_figures(db: Connection, now: datetime) -> Figures:
    lags = measure_lags(db, now - timedelta(days=1))
    due_at = find_longest_due(db, now)
    return Figures(
        health=read_health(db, now),
        posts=count_posts(db),
        database_bytes=measure_bytes(db),
        lags=lags,
        queue_age_s=int((now - due_at).total_seconds()) if due_at else 0,
        failures=count_failures(db),
        outdated=count_outdated(db),
    )


def _list_failings(part: PartLine) -> list[str]:
    if part.is_silent:
        return [f"{part.name}: not heard from since {part.heard_at:%Y-%m-%d %H:%M:%S} UTC"]
    return [f"{part.name}: failed ({part.failure})"] if part.state == "failed" else []


def _list_doubts(part: PartLine, now: datetime) -> list[str]:
    if part.state == "held" and not part.is_silent:
        return [f"{part.name}: waits for the operator ({part.held_for})"]
    if part.state == "running" and part.failed_at and now - part.failed_at < RECENTLY:
        return [f"{part.name}: restarted within the last hour ({part.failure})"]
    return []


def _list_doubts_on_reading(
    parts: tuple[PartLine, ...], channels: tuple[Channel, ...], now: datetime
) -> list[str]:
    counts = count_channels(channels)
    if counts["failing"] and not counts["read"]:
        return ["none of the channels can be read"]
    looks = [each.last_checked_at for each in channels if each.last_checked_at and each.state == "active"]
    is_reading = any(part.name == READER and is_at_work(part) for part in parts)
    if is_reading and looks and now - max(looks) > RECENTLY:
        return [f"no channel was looked at since {max(looks):%Y-%m-%d %H:%M} UTC"]
    return []


def _name_state(channel: Channel) -> str:
    if channel.state == "active":
        return "failing" if channel.failure else "read"
    return "paused" if channel.state == "paused" else "closed"
