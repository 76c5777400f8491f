"""How many there are of what, for those who run the bot: counts alone, no chat and no word of anybody."""

from __future__ import annotations

import sqlite_utils

from storage.deliveries import count_deliveries
from storage.records.desk import Statistics


def count_all(db: sqlite_utils.Database) -> Statistics:
    """Counts everything, at one moment."""
    return Statistics(
        languages=_group(db, "language"),
        kinds=_group(db, "kind"),
        left=_count(db, "select count(*) from subscribers where not active"),
        alerts=_count(db, "select count(*) from alerts"),
        with_alerts=_count(db, "select count(distinct chat_id) from alerts"),
        digests=_count(db, "select count(*) from subscriptions"),
        digests_paused=_count(db, "select count(*) from subscriptions where paused"),
        with_digests=_count(db, "select count(distinct chat_id) from subscriptions"),
        deliveries=count_deliveries(db),
    )


def _group(db: sqlite_utils.Database, column: str) -> dict[str, int]:
    rows = db.execute(f"select {column}, count(*) from subscribers where active group by {column}")
    return dict(rows.fetchall())


def _count(db: sqlite_utils.Database, sql: str) -> int:
    return int(db.execute(sql).fetchone()[0])
