"""Brings a channel up to date from its history: the database's cursor is the truth, pushes are a hint.

One page a call; the caller comes again while the channel is behind. Ids that a page skips are known
to be absent: history shows everything there is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.collector.ingest import Ingest
from bot.collector.notices import Notices
from bot.collector.repairs import note_repaired
from bot.collector.roster import Followed, decide_interval
from bot.collector.telegram import Telegram
from storage.channels import get_channel
from storage.database import Connection, Database


async def read_newer(
    telegram: Telegram,
    db: Database,
    ingest: Ingest,
    notices: Notices,
    followed: Followed,
    now: datetime,
    shortest_s: int,
) -> None:
    """Reads the page after the cursor, stores it, and plans the next look."""
    channel_id = followed.channel.channel_id
    channel = await db.read(get_channel, channel_id)
    page = await telegram.fetch_newer(channel, channel.cursor)

    def note_check(connection: Connection) -> None:
        notices.note_check(connection, channel_id, now)

    if page.last_id:
        report = await ingest.ingest(channel, page.posts, cursor=page.last_id, also=note_check)
        if followed.is_heard and report.new_ids:
            await db.write(note_repaired, channel_id, page.posts, report.new_ids)
    else:
        await db.write(note_check)
    if followed.needs_reread:
        followed.reread.update(post.post_id for post in page.posts)
    channel = await db.read(get_channel, channel_id)
    followed.channel, followed.is_behind = channel, page.is_full
    if page.look is not None:
        followed.is_joined = page.look.is_joined
    followed.is_heard = followed.is_joined and (followed.is_heard or not page.is_full)
    followed.poll_at = now + decide_interval(
        channel.last_post_at, now, shortest_s, is_told=followed.is_joined
    )


def find_lagging(joined: Mapping[int, Followed], tops: Mapping[int, int]) -> list[Followed]:
    """The channels whose newest post lies above their cursor."""
    return [
        followed
        for channel_id, followed in joined.items()
        if tops.get(channel_id, 0) > followed.channel.cursor
    ]
