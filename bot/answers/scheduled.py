"""A scheduled digest as it would be now, and the filter query of one. Stores nothing, ticks nothing off.

The preview covers a whole period and leaves out nothing that was shown before: it tells what such a digest is
like. Which digests are due, bot/jobs/digests.py decides.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from bot.answers.digest import Material, filter_material, load_material
from bot.answers.matched_posts import Verifier
from bot.answers.search import plan_query
from bot.domain.analyser import Analyser
from bot.domain.answer_values import Digest
from bot.domain.lexicon import NameIndex
from bot.domain.preferences import preferences_of
from bot.domain.query import QueryError
from storage.database import Database
from storage.records import ScheduleKind, Subscriber, Subscription

PERIODS: dict[ScheduleKind, timedelta] = {
    "daily": timedelta(days=1),
    "weekdays": timedelta(days=1),
    "weekly": timedelta(days=7),
}

_log = structlog.get_logger(__name__)


async def preview_subscription(
    db: Database,
    analyser: Analyser,
    names: NameIndex,
    subscription: Subscription,
    subscriber: Subscriber,
    now: datetime,
) -> Digest:
    """Returns the digest of the last period, by all that the subscription is set to."""
    material = await load_material(db, now - PERIODS[subscription.schedule.kind], now)
    zone = ZoneInfo(subscriber.zone)
    material = await apply_filter(db, analyser, names, material, subscription.filter_query, now, zone)
    return material.compose(preferences_of(subscription), subscriber.zone, now, language=subscriber.language)


async def apply_filter(
    db: Database,
    analyser: Analyser,
    names: NameIndex,
    material: Material,
    filter_query: str | None,
    now: datetime,
    zone: ZoneInfo,
) -> Material:
    """Keeps the stories that match a digest's query; all of them where it has none."""
    if filter_query is None:
        return material
    try:
        _, plan = await plan_query(db, analyser, names, filter_query, now, zone)
    except QueryError as error:
        # It was checked when it was saved, but the channel it names may no longer be followed.
        _log.warning("a digest's filter cannot be run any more", code=error.code)
        return material.keep(())
    return await filter_material(material, Verifier(analyser, plan))
