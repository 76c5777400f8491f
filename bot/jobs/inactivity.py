"""Asks people who were not here for INACTIVE_MONTHS whether they still are, and erases who gives no sign.

Each is asked once, with a button; any message or tap is a sign. They have ANSWER_DAYS from when it was
asked, and the question says until when. Chats that the bot was taken out of, and people who blocked it,
cannot be asked: they go when their months are over.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.domain.alert_rules import next_loud
from bot.domain.delivery_notices import StillHereNotice
from bot.domain.payloads import dump_payload
from bot.jobs.scheduler import Job
from storage.database import Connection, Database
from storage.deliveries import queue_deliveries
from storage.inactivity import begin_counting, list_inactive, list_unanswered, mark_asked, stop_counting
from storage.records import NewDelivery
from storage.subscribers import forget, get_subscriber

EVERY = timedelta(hours=6)
MONTH = timedelta(days=30)
ANSWER_DAYS = 14
KEY = "still-here:"

_log = structlog.get_logger(__name__)


def list_jobs(db: Database, clock: Clock, months: int) -> dict[str, tuple[timedelta, Job]]:
    """What the timetable runs of this, by name; without months the days that were kept are forgotten."""

    async def work() -> None:
        if months:
            await ask_and_erase(db, clock.now(), months)
        else:
            await db.write(stop_counting)

    return {"inactivity": (EVERY, work)}


async def ask_and_erase(db: Database, now: datetime, months: int) -> tuple[int, int]:
    """Returns how many were asked now, and how many erased."""
    asked = await db.write(_ask, now, months)
    erased = await db.write(_erase, now, months)
    if erased:
        await asyncio.to_thread(db.flush_log)
    if asked or erased:
        _log.info("long silence", asked=asked, erased=erased)
    return asked, erased


def _ask(db: Connection, now: datetime, months: int) -> int:
    begin_counting(db, now)
    silent = list_inactive(db, now - months * MONTH)
    payload = dump_payload(StillHereNotice(months, now + timedelta(days=ANSWER_DAYS)))
    for chat_id in silent:
        mark_asked(db, chat_id, now)
        due_at = next_loud(now, get_subscriber(db, chat_id))
        key = f"{KEY}{chat_id}:{int(now.timestamp())}"
        queue_deliveries(db, [NewDelivery(chat_id, "notice", key, payload, due_at)], now)
    return len(silent)


def _erase(db: Connection, now: datetime, months: int) -> int:
    gone = list_unanswered(db, now - timedelta(days=ANSWER_DAYS), now - months * MONTH, KEY)
    for chat_id in gone:
        forget(db, chat_id)
    return len(gone)
