"""How the bot is doing and what it holds: status, channels, topics, a person's alerts.

Counts what storage knows; what is worth a word of it, the views decide.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.alert_values import AlertLine
from bot.domain.answer_values import ChannelLine, PartLine, Status, TopicLine
from bot.domain.lexicon import TOPICS
from storage.alerts import count_firings, list_alerts
from storage.database import Connection, Database
from storage.deliveries import count_deliveries
from storage.health import (
    ChannelHealth,
    Lag,
    count_posts,
    find_source,
    list_channel_health,
    measure_lags,
)
from storage.parts import list_parts, list_waits
from storage.reanalysis import count_outdated
from storage.records import Alert, Part
from storage.stories import count_stories, count_stories_by_topic
from storage.subscriptions import find_next_run
from storage.watch_notes import WatchNote, list_watch_notes

SILENT_AFTER = timedelta(minutes=1)  # a process tells four times a minute that it is alive
_DAY = timedelta(days=1)


async def get_status(db: Database, now: datetime) -> Status:
    """Returns what was read, what is stored, and what waits to be sent."""
    return await db.read(_read_status, now)


def read_parts(db: Connection, now: datetime) -> tuple[PartLine, ...]:
    """Returns how every part of the program fares, by name; pass it to `read`."""
    return tuple(_build_part(part, now) for part in list_parts(db, now - _DAY))


async def list_channel_lines(db: Database) -> tuple[ChannelLine, ...]:
    """Returns every followed channel with the number of its posts, by title."""
    return await db.read(_read_channel_lines)


async def list_topic_lines(db: Database, now: datetime) -> tuple[TopicLine, ...]:
    """Returns all topics in their order, each with the stories of the last seven days."""
    counts = await db.read(count_stories_by_topic, now - 7 * _DAY, now)
    return tuple(TopicLine(name, counts.get(name, 0)) for name in TOPICS)


async def list_alert_lines(db: Database, chat_id: int, now: datetime) -> tuple[AlertLine, ...]:
    """Returns a chat's alerts, each with how often it fired in the last seven days."""
    return await db.read(_read_alert_lines, chat_id, now - 7 * _DAY)


def get_alert_line(db: Connection, alert: Alert, now: datetime) -> AlertLine:
    """Returns one alert with how often it fired in the last seven days; pass it to `read`."""
    fired = count_firings(db, alert.chat_id, now - 7 * _DAY)
    return AlertLine(alert, fired[alert.alert_id], find_next_run(db, alert.chat_id))


def _read_status(db: Connection, now: datetime) -> Status:
    channels = _read_channel_lines(db, now)
    queue = count_deliveries(db)
    return Status(
        now=now,
        channels=channels,
        posts=count_posts(db),
        posts_24h=count_posts(db, now - _DAY, now),
        kz_tm_24h=count_posts(db, now - _DAY, now, relevance="kz-tm"),
        stories=count_stories(db),
        queue_pending=queue.get("pending", 0) + queue.get("sending", 0),
        queue_uncertain=queue.get("uncertain", 0),
        queue_dead=queue.get("dead", 0),
        is_sample=any(line.is_sample for line in channels),
        source=find_source(db),
        parts=read_parts(db, now),
        waits=tuple(list_waits(db, now)),
        outdated=count_outdated(db),
    )


def _build_part(part: Part, now: datetime) -> PartLine:
    return PartLine(
        name=part.name,
        state=part.state,
        since=part.changed_at,
        heard_at=part.beat_at,
        is_silent=part.state != "stopped" and now - part.beat_at > SILENT_AFTER,
        held_for=part.held_for,
        failures_24h=part.failures,
        failure=part.failure,
        failed_at=part.failed_at,
    )


def _read_channel_lines(db: Connection, now: datetime | None = None) -> tuple[ChannelLine, ...]:
    """With `now`, the lag of the last day too."""
    lags = {} if now is None else measure_lags(db, now - _DAY)
    notes = list_watch_notes(db)
    return tuple(
        _build_line(
            each, lags.get(each.channel.channel_id), notes.get(each.channel.channel_id, WatchNote()).repaired
        )
        for each in list_channel_health(db)
    )


def _build_line(health: ChannelHealth, lag: Lag | None, repaired: int) -> ChannelLine:
    channel = health.channel
    return ChannelLine(
        title=channel.title,
        username=channel.username,
        kind=channel.kind,
        state=channel.state,
        posts=health.posts,
        last_post_at=channel.last_post_at,
        last_checked_at=channel.last_checked_at,
        failure=channel.failure,
        is_sample=channel.is_sample,
        channel_id=channel.channel_id,
        lag_p50_s=lag.p50_s if lag else None,
        lag_p95_s=lag.p95_s if lag else None,
        repaired=repaired,
    )


def _read_alert_lines(db: Connection, chat_id: int, since: datetime) -> tuple[AlertLine, ...]:
    fired = count_firings(db, chat_id, since)
    next_digest_at = find_next_run(db, chat_id)
    return tuple(
        AlertLine(alert, fired[alert.alert_id], next_digest_at) for alert in list_alerts(db, chat_id)
    )
