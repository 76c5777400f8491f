"""Understands stored posts anew after analyser or vocabulary moved on, newest first, in the background.

Flow: a batch of outdated posts -> each understood, with a turn for every other task in between -> ONE
short transaction -> a rest as long as the work took, three times over. While posts come in, they go
first. What is done stands in the posts' rows, so a stop at any moment loses nothing. Fires no alert.
What understands a post is handed in: this room does not see the collector.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from time import monotonic

import structlog

from bot.clock import Clock
from bot.jobs.scheduler import Job
from storage.channels import get_channel
from storage.database import Connection, Database
from storage.posts import list_outdated
from storage.reanalysis import find_newest_story, note_analysis_version, save_understood_anew
from storage.records import Channel, Post, StoredPost, Understanding

EVERY = timedelta(minutes=1)
BATCH = 50
CALM_S = 5.0  # without a new post, before the work goes on
_REST_S, _REST_SHARE = 0.05, 3.0  # a quarter of one core at the most

Understand = Callable[[Post, Channel], Understanding]

_log = structlog.get_logger(__name__)


def list_jobs(
    db: Database, clock: Clock, version: int, understand: Understand
) -> dict[str, tuple[timedelta, Job]]:
    """What the timetable runs of this, by name: how often, and the job."""

    async def work() -> None:
        if done := await understand_anew(db, clock, version, understand):
            _log.info("stored posts understood anew", posts=done)

    return {"reanalysis": (EVERY, work)}


async def understand_anew(db: Database, clock: Clock, version: int, understand: Understand) -> int:
    """Works until no stored post is of another version than `version`; returns how many it did."""
    await db.write(note_analysis_version, version)
    done, newest = 0, await db.read(find_newest_story)
    while batch := await db.read(_read_batch, version):
        if (now_newest := await db.read(find_newest_story)) != newest:
            newest = now_newest
            await clock.sleep(CALM_S)
            continue
        began_s = monotonic()
        found = []
        for post, channel in batch:
            found.append((post, understand(_as_read(post), channel)))
            await asyncio.sleep(0)
        done += await db.write(save_understood_anew, found)
        await clock.sleep(max(_REST_S, _REST_SHARE * (monotonic() - began_s)))
    return done


def _read_batch(db: Connection, version: int) -> list[tuple[StoredPost, Channel]]:
    posts = list_outdated(db, version, BATCH)
    channels = {channel_id: get_channel(db, channel_id) for channel_id in {post.channel_id for post in posts}}
    return [(post, channels[post.channel_id]) for post in posts]


def _as_read(post: StoredPost) -> Post:
    return Post(
        channel_id=post.channel_id,
        post_id=post.post_id,
        published_at=post.published_at,
        text=post.text,
        counters=post.counters,
        edited_at=post.edited_at,
        grouped_id=post.grouped_id,
        forward=post.forward,
        media_kind=post.media_kind,
    )
