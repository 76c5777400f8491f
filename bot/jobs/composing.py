"""Composes the digests of one tick, each distinct one once: thousands of people share a window and a wish.

A digest depends on the window, the filter, the preferences, the language and what of the window was shown
to the person before; the zone and the slots missed only change how it is told. What was composed is
remembered within bounds, so that memory does not grow with the number of people. Stores nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from bot.answers.digest import Material, load_material
from bot.answers.scheduled import apply_filter
from bot.domain.analyser import Analyser
from bot.domain.answer_values import Digest
from bot.domain.digest_run import DigestRun
from bot.domain.lexicon import NameIndex
from bot.domain.payloads import dump_payload
from bot.domain.preferences import DigestPreferences, preferences_of
from storage.database import Database
from storage.records import Subscriber, Subscription

K = TypeVar("K")
V = TypeVar("V")

WINDOWS, COMPOSITIONS, PAYLOADS = 32, 1000, 1000  # how many are remembered


@dataclass(frozen=True, slots=True)
class Due:
    """A subscription that is due, and what its digest depends on."""

    subscription: Subscription
    subscriber: Subscriber
    run: DigestRun
    shown: Mapping[int, int]  # stories that this chat has seen, each with its last post then
    missed: tuple[datetime, ...] = ()  # slots whose digest was not sent

    @property
    def key(self) -> str:
        """The delivery's key."""
        return self.run.key(self.subscription.subscription_id)


@dataclass(frozen=True, slots=True)
class Composed:
    """A digest as the outbox takes it; `items`: story, and its last post then."""

    payload: str
    items: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Window:
    """What is read from storage; the zone counts only where a filter may name dates."""

    since: datetime
    until: datetime
    continues: bool
    filter_query: str | None = None
    zone: str | None = None


_WishKey = tuple[_Window, DigestPreferences, str, frozenset[tuple[int, int]]]


class Composer:
    """One for a tick. `compositions`, `windows`: how often it had to compose, and to read."""

    def __init__(self, db: Database, now: datetime, analyser: Analyser, names: NameIndex) -> None:
        self.compositions = self.windows = 0
        self._db = db
        self._now = now
        self._analyser = analyser
        self._names = names
        self._materials: _Bounded[_Window, Material] = _Bounded(WINDOWS)
        self._digests: _Bounded[_WishKey, tuple[Digest, tuple[tuple[int, int], ...]]] = _Bounded(COMPOSITIONS)
        self._payloads: _Bounded[tuple[_WishKey, str, tuple[datetime, ...]], str] = _Bounded(PAYLOADS)

    async def compose(self, due: Due) -> Composed:
        """Returns the digest of one who is due."""
        run, subscription, subscriber = due.run, due.subscription, due.subscriber
        zone = subscriber.zone if subscription.filter_query is not None else None
        window = _Window(run.since, run.until, run.continues, subscription.filter_query, zone)
        material = await self._get_material(window)
        preferences = preferences_of(subscription)
        seen = {id_: due.shown[id_] for story in material.stories if (id_ := story.story_id) in due.shown}
        wish: _WishKey = (window, preferences, subscriber.language, frozenset(seen.items()))
        if (found := self._digests.find(wish)) is None:
            digest = material.compose(
                preferences, subscriber.zone, self._now, language=subscriber.language, shown=seen
            )
            self.compositions += 1
            found = self._digests.keep(wish, (digest, material.list_items(digest, preferences)))
        return Composed(self._dump(wish, found[0], due), found[1])

    def _dump(self, wish: _WishKey, digest: Digest, due: Due) -> str:
        told = (wish, due.subscriber.zone, due.missed)
        payload = self._payloads.find(told)
        if payload is None:
            own = replace(digest, zone=due.subscriber.zone, missed=due.missed)
            payload = self._payloads.keep(told, dump_payload(own))
        return payload

    async def _get_material(self, window: _Window) -> Material:
        found = self._materials.find(window)
        return self._materials.keep(window, await self._load(window)) if found is None else found

    async def _load(self, window: _Window) -> Material:
        if window.filter_query is None:
            self.windows += 1
            return await load_material(self._db, window.since, window.until, include_late=window.continues)
        material = await self._get_material(_Window(window.since, window.until, window.continues))
        return await apply_filter(
            self._db,
            self._analyser,
            self._names,
            material,
            window.filter_query,
            self._now,
            ZoneInfo(window.zone or "UTC"),
        )


class _Bounded(Generic[K, V]):
    """Remembers the `size` values last asked for."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: dict[K, V] = {}

    def find(self, key: K) -> V | None:
        if key not in self._kept:
            return None
        value = self._kept[key] = self._kept.pop(key)  # now the newest
        return value

    def keep(self, key: K, value: V) -> V:
        self._kept[key] = value
        if len(self._kept) > self._size:
            del self._kept[next(iter(self._kept))]
        return value
