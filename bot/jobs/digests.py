"""The minute's work for digests: who is due gets one into the outbox.

Flow: read who is due -> for every window, read its stories once -> compose once for each distinct
reader's wish -> ONE transaction for each batch: the slot is ticked off, the delivery queued, what it
shows remembered. A crash before the commit repeats all of it, one after it nothing: the slot no longer
stands. Sends nothing and renders nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.answers.digest import REMEMBERED, Material, load_material
from bot.answers.scheduled import apply_filter
from bot.domain.alert_rules import next_loud
from bot.domain.analyser import Analyser
from bot.domain.digest_run import DigestRun, plan_run
from bot.domain.lexicon import NameIndex
from bot.domain.payloads import dump_payload
from bot.domain.preferences import DigestPreferences, preferences_of
from storage.database import Connection, Database
from storage.deliveries import queue_deliveries
from storage.records import NewDelivery, Subscriber, Subscription
from storage.shown import list_shown, mark_shown
from storage.subscribers import get_subscriber
from storage.subscriptions import advance, list_due

_BATCH = 100


@dataclass(frozen=True, slots=True)
class _Due:
    subscription: Subscription
    subscriber: Subscriber
    run: DigestRun
    shown: Mapping[int, int]  # stories that this chat has seen, each with its last post then


@dataclass(frozen=True, slots=True)
class _Composed:
    payload: str
    items: tuple[tuple[int, int], ...]  # story, and its last post then


async def queue_due_digests(db: Database, now: datetime, analyser: Analyser, names: NameIndex) -> int:
    """Queues the digests that are due at `now`; returns how many."""
    due = await db.read(_read_due, now)
    composer = _Composer(db, now, analyser, names)
    queued = 0
    for start in range(0, len(due), _BATCH):
        batch = due[start : start + _BATCH]
        composed = [await composer.compose(each) for each in batch]
        queued += await db.write(_queue, list(zip(batch, composed, strict=True)), now)
    return queued


def _read_due(db: Connection, now: datetime) -> list[_Due]:
    found = []
    for subscription in list_due(db, now):
        subscriber = get_subscriber(db, subscription.chat_id)
        run = plan_run(subscription, ZoneInfo(subscriber.zone), now)
        # A weekly digest looks back: what a daily one has shown within its week belongs into it.
        until = run.since if subscription.schedule.kind == "weekly" else None
        shown = list_shown(db, subscription.chat_id, now - REMEMBERED, until)
        found.append(_Due(subscription, subscriber, run, shown))
    return found


def _queue(db: Connection, batch: Sequence[tuple[_Due, _Composed]], now: datetime) -> int:
    """A slot that was ticked off meanwhile (by another process, or since its person left) is skipped."""
    queued = 0
    for due, composed in batch:
        run, subscription = due.run, due.subscription
        if advance(
            db,
            subscription.subscription_id,
            due_at=run.slot,
            next_run_at=run.next_run_at,
            window_end=run.until,
        ):
            queued += queue_deliveries(db, [_delivery(due, composed, now)], now)
            mark_shown(db, subscription.chat_id, composed.items, now)
    return queued


def _delivery(due: _Due, composed: _Composed, now: datetime) -> NewDelivery:
    """On time it is due at once: the person chose that minute. A late one respects quiet hours."""
    return NewDelivery(
        chat_id=due.subscription.chat_id,
        kind="digest",
        key=due.run.key(due.subscription.subscription_id),
        payload=composed.payload,
        due_at=next_loud(now, due.subscriber) if due.run.is_late else now,
    )


_MaterialKey = tuple[datetime, datetime, bool, str | None, str]
_WishKey = tuple[_MaterialKey, DigestPreferences, str, frozenset[tuple[int, int]]]


class _Composer:
    """Composes, remembering within one run: thousands of people share a window and a wish."""

    def __init__(self, db: Database, now: datetime, analyser: Analyser, names: NameIndex) -> None:
        self._db = db
        self._now = now
        self._analyser = analyser
        self._names = names
        self._materials: dict[_MaterialKey, Material] = {}
        self._composed: dict[_WishKey, _Composed] = {}

    async def compose(self, due: _Due) -> _Composed:
        run, subscription, subscriber = due.run, due.subscription, due.subscriber
        window = (run.since, run.until, run.continues, subscription.filter_query, subscriber.zone)
        material = await self._get_material(window)
        preferences = preferences_of(subscription)
        seen = {id_: due.shown[id_] for story in material.stories if (id_ := story.story_id) in due.shown}
        wish = (window, preferences, subscriber.language, frozenset(seen.items()))
        if wish not in self._composed:
            digest = material.compose(
                preferences,
                subscriber.zone,
                self._now,
                language=subscriber.language,
                shown=seen,
            )
            self._composed[wish] = _Composed(dump_payload(digest), material.list_items(digest, preferences))
        return self._composed[wish]

    async def _get_material(self, key: _MaterialKey) -> Material:
        if key not in self._materials:
            self._materials[key] = await self._load(key)
        return self._materials[key]

    async def _load(self, key: _MaterialKey) -> Material:
        since, until, continues, filter_query, zone = key
        if filter_query is None:
            return await load_material(self._db, since, until, include_late=continues)
        material = await self._get_material((since, until, continues, None, zone))
        return await apply_filter(
            self._db, self._analyser, self._names, material, filter_query, self._now, ZoneInfo(zone)
        )
