"""Where the reading of a new channel begins: at the newest post that is older than BACKFILL_DAYS.

From there on history is read upwards page by page (reconcile.py), each page with its cursor in one
transaction: a crash at any moment goes on where it stopped.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.collector.roster import Followed
from bot.collector.telegram import Telegram
from storage.channels import move_cursor
from storage.database import Database

BACKFILL_DAYS = 14


async def begin(telegram: Telegram, db: Database, followed: Followed, now: datetime) -> None:
    """Puts the cursor of a channel that was never read to its place."""
    start = await telegram.find_start(followed.channel, now - timedelta(days=BACKFILL_DAYS))
    if start:
        await db.write(move_cursor, followed.channel.channel_id, start)
    followed.has_begun = True
