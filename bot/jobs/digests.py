"""The minute's work for digests: who is due gets one into the outbox.

Flow: list who is due -> draw lots within a slot, so that not the same people are last every day -> in
batches: drop what the new digest overtakes, read who is due, compose (composing.py), and in ONE transaction
tick the slot off, queue the delivery, remember what it shows. A crash before the commit repeats a batch, one
after it nothing: the slot no longer stands. Sends nothing and renders nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from bot.answers.digest import REMEMBERED
from bot.domain.alert_rules import next_loud
from bot.domain.analyser import Analyser
from bot.domain.digest_run import digest_key, is_skipped, parse_key, plan_run
from bot.domain.lexicon import NameIndex
from bot.domain.schedule import next_run
from bot.jobs.composing import Composed, Composer, Due
from storage.database import Connection, Database
from storage.deliveries import queue_deliveries
from storage.missed_digests import drop_overtaken, forget_skipped, list_missed, note_skipped
from storage.records import NewDelivery, Subscription
from storage.shown import list_shown, mark_shown
from storage.subscribers import find_subscriber
from storage.subscriptions import (
    advance,
    find_subscription,
    list_due_slots,
    list_far_ahead,
    set_next_run,
)

SKIP_AFTER = timedelta(hours=12)
_BATCH = 100

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Queued:
    """What a tick did: digests queued, slots skipped, and how often it had to compose or read a window."""

    digests: int = 0
    skipped: int = 0
    compositions: int = 0
    windows: int = 0


async def queue_due_digests(
    db: Database,
    now: datetime,
    analyser: Analyser,
    names: NameIndex,
    *,
    skip_after: timedelta = SKIP_AFTER,
) -> Queued:
    """Queues the digests that are due at `now`; one later than `skip_after` is left out."""
    if ahead := await db.read(_list_ahead, now):
        await db.write(_set_back, ahead)
    order = draw_lots(await db.read(list_due_slots, now))
    composer = Composer(db, now, analyser, names)
    queued = skipped = 0
    for start in range(0, len(order), _BATCH):
        ids = order[start : start + _BATCH]
        await db.write(_drop_overtaken, ids, now)
        due = await db.read(_read_due, ids, now)
        late = [each for each in due if is_skipped(each.run, each.subscription, skip_after)]
        timely = [each for each in due if not is_skipped(each.run, each.subscription, skip_after)]
        composed = [await composer.compose(each) for each in timely]
        queued += await db.write(_queue, list(zip(timely, composed, strict=True)), now)
        skipped += await db.write(_skip, late, now)
    done = Queued(queued, skipped, composer.compositions, composer.windows)
    if order:
        _log.info(
            "digests queued", digests=done.digests, skipped=done.skipped, compositions=done.compositions
        )
    return done


def draw_lots(slots: Iterable[tuple[int, datetime]]) -> list[int]:
    """The subscriptions in the order of their slots, the longest overdue first; within one in an order that
    is another one at every slot, and the same however often it is drawn."""

    def lot(slot: tuple[int, datetime]) -> tuple[datetime, bytes]:
        subscription_id, at = slot
        return at, hashlib.blake2b(f"{subscription_id}:{at.isoformat()}".encode(), digest_size=8).digest()

    return [subscription_id for subscription_id, _ in sorted(slots, key=lot)]


def _list_ahead(db: Connection, now: datetime) -> list[tuple[int, datetime]]:
    """Subscriptions that were moved past a slot still to come, because the machine's clock was ahead.

    A slot for which a digest was queued then is ticked off once more, and nobody gets it twice.
    """
    found = []
    for subscription in list_far_ahead(db, now):
        subscriber = find_subscriber(db, subscription.chat_id)
        slot = next_run(now, subscription.schedule, ZoneInfo(subscriber.zone)) if subscriber else None
        if slot is not None and slot < subscription.next_run_at:
            found.append((subscription.subscription_id, slot))
    return found


def _set_back(db: Connection, slots: Sequence[tuple[int, datetime]]) -> None:
    for subscription_id, slot in slots:
        set_next_run(db, subscription_id, slot)
        forget_skipped(db, digest_key(subscription_id, slot))


def _drop_overtaken(db: Connection, ids: Sequence[int], now: datetime) -> None:
    for subscription_id in ids:
        drop_overtaken(db, subscription_id, now)


def _read_due(db: Connection, ids: Sequence[int], now: datetime) -> list[Due]:
    """What is known of who is due; whoever was erased or changed their mind meanwhile is left out."""
    subscriptions = filter(None, (find_subscription(db, subscription_id) for subscription_id in ids))
    still_due = (each for each in subscriptions if each.next_run_at <= now and not each.paused)
    found = (_read_one(db, each, now) for each in still_due)
    return [due for due in found if due is not None]


def _read_one(db: Connection, subscription: Subscription, now: datetime) -> Due | None:
    subscriber = find_subscriber(db, subscription.chat_id)
    if subscriber is None or not subscriber.active or subscriber.away_since is not None:
        return None
    run = plan_run(subscription, ZoneInfo(subscriber.zone), now)
    # A weekly digest looks back: what a daily one has shown within its week belongs into it.
    until = run.since if subscription.schedule.kind == "weekly" else None
    keys = list_missed(db, subscription.subscription_id, subscription.last_window_end)
    missed = tuple(named[1] for key in keys if (named := parse_key(key)) is not None)
    shown = list_shown(db, subscription.chat_id, now - REMEMBERED, until)
    return Due(subscription, subscriber, run, shown, missed)


def _queue(db: Connection, batch: Sequence[tuple[Due, Composed]], now: datetime) -> int:
    """A slot that was ticked off meanwhile (by another process, or since its person left) is skipped."""
    queued = 0
    for due, composed in batch:
        if _tick_off(db, due, due.run.until):
            queued += queue_deliveries(db, [_delivery(due, composed, now)], now)
            mark_shown(db, due.subscription.chat_id, composed.items, now)
    return queued


def _skip(db: Connection, late: Sequence[Due], now: datetime) -> int:
    """The next digest goes back to where the last one ended, and says that this one was left out."""
    skipped = 0
    for due in late:
        if _tick_off(db, due, due.subscription.last_window_end):
            note_skipped(db, due.subscription.chat_id, due.key, now)
            skipped += 1
    return skipped


def _tick_off(db: Connection, due: Due, window_end: datetime | None) -> bool:
    return advance(
        db,
        due.subscription.subscription_id,
        due_at=due.run.slot,
        next_run_at=due.run.next_run_at,
        window_end=window_end,
    )


def _delivery(due: Due, composed: Composed, now: datetime) -> NewDelivery:
    """On time it is due at once: the person chose that minute. A late one respects quiet hours."""
    due_at = next_loud(now, due.subscriber) if due.run.is_late else now
    return NewDelivery(due.subscription.chat_id, "digest", due.key, composed.payload, due_at)
