"""The digest for a person who is back: what the digests they missed would have told, each story once.

Reads and composes; that the absence ends and the digest goes out, storage/absences.py writes in one
transaction.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.answers.digest import REMEMBERED, Material, load_material
from bot.answers.scheduled import apply_filter
from bot.domain.analyser import Analyser
from bot.domain.answer_values import Digest
from bot.domain.catch_up import CatchUp, plan_catch_up
from bot.domain.lexicon import NameIndex
from bot.domain.payloads import dump_payload
from bot.domain.preferences import fits, narrow, preferences_of
from storage.database import Connection, Database
from storage.records import NewDelivery, Story, Subscriber, Subscription
from storage.shown import list_shown
from storage.subscriptions import list_subscriptions


@dataclass(frozen=True, slots=True)
class Return:
    """What to write when a person is back; `digest` None: they missed nothing."""

    runs: tuple[tuple[int, datetime, datetime], ...] = ()
    digest: Digest | None = None
    delivery: NewDelivery | None = None
    items: tuple[tuple[int, int], ...] = ()


async def prepare_return(
    db: Database, analyser: Analyser, names: NameIndex, subscriber: Subscriber, now: datetime
) -> Return:
    """Returns the catch-up of a person who comes back at `now`."""
    subscriptions, shown = await db.read(_read, subscriber.chat_id, now)
    zone = ZoneInfo(subscriber.zone)
    plan = plan_catch_up(subscriptions, subscriber.away_since or now, zone, now)
    if plan is None:
        return Return()
    material = await load_material(db, plan.since, plan.until, include_late=True)
    material = await _keep_wanted(db, analyser, names, material, plan, now, zone)
    preferences = plan.preferences()
    digest = material.compose(preferences, subscriber.zone, now, language=subscriber.language, shown=shown)
    digest = replace(digest, absence=plan.absence)
    delivery = NewDelivery(
        subscriber.chat_id, "digest", plan.key(subscriber.chat_id), dump_payload(digest), now
    )
    return Return(plan.runs, digest, delivery, material.list_items(digest, preferences))


async def _keep_wanted(
    db: Database,
    analyser: Analyser,
    names: NameIndex,
    material: Material,
    plan: CatchUp,
    now: datetime,
    zone: ZoneInfo,
) -> Material:
    """The stories that one of the missed digests would have shown."""
    wanted: set[int] = set()
    for each in plan.missed:
        own = await apply_filter(db, analyser, names, material, each.filter_query, now, zone)
        wanted |= {story.story_id for story in own.stories if _is_wanted(story, each)}
    return material.keep(story for story in material.stories if story.story_id in wanted)


def _is_wanted(story: Story, subscription: Subscription) -> bool:
    preferences = preferences_of(subscription)
    narrowed = narrow(story, preferences)
    return narrowed is not None and fits(narrowed, preferences)


def _read(db: Connection, chat_id: int, now: datetime) -> tuple[list[Subscription], dict[int, int]]:
    return list_subscriptions(db, chat_id), list_shown(db, chat_id, now - REMEMBERED)
