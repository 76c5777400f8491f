"""How many there are of what, for those who run the bot: counts alone, no chat and no word of anybody."""

from __future__ import annotations

import sqlite_utils

from storage.deliveries import count_deliveries
from storage.records.desk import Statistics


def count_all(db: sqlite_utils.Database) -> Statistics:
    """Counts everything, at one moment."""
    return Statistics(
        languages=_pairs(db, "select language, count(*) from subscribers where active group by language"),
        kinds=_pairs(db, "select kind, count(*) from subscribers where active group by kind"),
        left=_count(db, "select count(*) from subscribers where not active"),
        alerts=_count(db, "select count(*) from alerts"),
        with_alerts=_count(db, "select count(distinct chat_id) from alerts"),
        digests=_count(db, "select count(*) from subscriptions"),
        digests_paused=_count(db, "select count(*) from subscriptions where paused"),
        with_digests=_count(db, "select count(distinct chat_id) from subscriptions"),
        deliveries=count_deliveries(db),
    )


def _pairs(db: sqlite_utils.Database, sql: str) -> dict[str, int]:
    return dict(db.execute(sql).fetchall())


def _count(db: sqlite_utils.Database, sql: str) -> int:
    return int(db.execute(sql).fetchone()[0])
