"""Alarms operators when a channel is silent for longer than is its habit: once a silence, many in one notice.

Flow: of the channels that are being read, those that wrote for hours -> their habit -> ONE transaction:
each silence that nobody was told of is noted, and one notice on all of them queued. Where we were not
reading, or are still catching up, nothing is said: that fault is ours, and the status tells it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.domain.alert_rules import next_loud
from bot.domain.coverage import NOT_READ_FOR, is_read
from bot.domain.notices import SilenceNotice, SilentChannel
from bot.domain.payloads import dump_payload
from bot.domain.silence import LOOKBACK, is_silent
from bot.jobs.scheduler import Job
from storage.channels import list_channels
from storage.database import Connection, Database
from storage.health import find_newest_seen, list_active_hours
from storage.notices import queue_notice
from storage.records import Channel
from storage.watch_notes import list_watch_notes, note_silence

EVERY = timedelta(minutes=15)
APART = timedelta(hours=3)  # what falls silent soon after a notice waits for the next: one for many
_SHORTEST = timedelta(hours=3)  # no silence is unusual before


def list_jobs(db: Database, clock: Clock, operators: Sequence[int]) -> dict[str, tuple[timedelta, Job]]:
    """What the timetable runs of this, by name: how often, and the job."""

    async def listen() -> None:
        await alarm_on_silence(db, clock.now(), operators)

    return {"silences": (EVERY, listen)}


async def alarm_on_silence(db: Database, now: datetime, operators: Sequence[int]) -> int:
    """Queues a notice on the channels that fell silent; returns how many they are."""
    silent = await db.read(_list_silent, now)
    return await db.write(_tell, silent, now, operators) if silent else 0


def _list_silent(db: Connection, now: datetime) -> list[Channel]:
    notes = list_watch_notes(db)
    told = [note.silence_told_at for note in notes.values() if note.silence_told_at is not None]
    if told and now - max(told) < APART:
        return []
    quiet = [
        channel
        for channel in list_channels(db, ("active",))
        if is_read(channel, now)
        and channel.last_post_at is not None
        and now - channel.last_post_at > _SHORTEST
        and (
            channel.channel_id not in notes or notes[channel.channel_id].silent_since != channel.last_post_at
        )
        and not _is_catching_up(db, channel, now)
    ]
    hours = list_active_hours(db, [channel.channel_id for channel in quiet], now - LOOKBACK, now)
    return [channel for channel in quiet if is_silent(hours[channel.channel_id], now)]


def _is_catching_up(db: Connection, channel: Channel, now: datetime) -> bool:
    """After a time off, history comes page by page: the newest post of now is not the channel's newest."""
    seen_at = find_newest_seen(db, channel.channel_id)
    return seen_at is not None and now - seen_at < NOT_READ_FOR


def _tell(db: Connection, silent: Sequence[Channel], now: datetime, operators: Sequence[int]) -> int:
    """Another process may have told of some meanwhile."""
    news = [
        SilentChannel(channel.channel_id, channel.title, channel.username, channel.last_post_at)
        for channel in silent
        if channel.last_post_at and note_silence(db, channel.channel_id, channel.last_post_at, now)
    ]
    if news:
        followed = sum(is_read(channel, now) for channel in list_channels(db))
        notice = SilenceNotice(now, followed, tuple(news))
        key = f"silence:{int(now.timestamp())}"
        queue_notice(db, operators, key, dump_payload(notice), now, next_loud)
    return len(news)
