"""A page of the preview -> storage, in one transaction; and how far reading has come with it.

Reading begins at the newest page and goes back to the cursor: what was read above it is a `Reach`, kept
in memory only, and the cursor moves over all of it once it touches. A crash in between begins anew from
the newest page, and storing the same post twice changes nothing. `widen_up` and `widen_down` are pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from bot.collector.fates import delete_posts
from bot.collector.ingest import Ingest, IngestReport
from bot.collector.notices import Notices
from bot.collector.preview import PreviewPage
from bot.domain.links import LARGEST_POST_ID
from bot.domain.text import text_hash
from storage.channels import map_usernames
from storage.database import Connection, Database
from storage.post_changes import KnownPost, list_known
from storage.records import Channel, Forward, Post
from storage.rereading import list_standing_ids


@dataclass(frozen=True, slots=True)
class Reach:
    """Every id from `low` to `top` is stored, or known to be absent; `low` lies above the cursor."""

    low: int
    top: int


@dataclass(frozen=True, slots=True)
class Progress:
    """Where reading stands after a page: what is left (None: nothing), and the cursor if it may move."""

    reach: Reach | None = None
    cursor: int | None = None


def widen_up(reach: Reach | None, cursor: int, page: PreviewPage, since: datetime) -> Progress:
    """What a newest page means for how far we have read.

    A channel that was never read is read back to `since`, the others to their cursor.
    """
    if not page.ids:
        return Progress(reach)
    low, top = min(page.ids), max(page.ids)
    if reach is not None and low <= reach.top + 1:
        reach = Reach(reach.low, max(top, reach.top))
    else:  # more came than a page holds: what was read further down is read again
        reach = Reach(low, top)
    return _judge(reach, cursor, is_start=_is_far_enough(page, cursor, since))


def widen_down(reach: Reach, cursor: int, page: PreviewPage, since: datetime) -> Progress:
    """What the page before `reach.low` means. A page without posts and without a way on is the start."""
    low = min(page.ids, default=page.older or reach.low)
    is_start = _is_far_enough(page, cursor, since) if page.ids else page.older is None
    return _judge(Reach(min(low, reach.low), reach.top), cursor, is_start=is_start)


def _judge(reach: Reach, cursor: int, *, is_start: bool) -> Progress:
    if is_start or reach.low <= cursor + 1:
        return Progress(cursor=reach.top)
    return Progress(reach)


def _is_far_enough(page: PreviewPage, cursor: int, since: datetime) -> bool:
    return cursor == 0 and any(post.published_at < since for post in page.posts)


def find_span(page: PreviewPage, before: int | None) -> range:
    """The ids about which a page says everything: those it does not show are absent."""
    if not page.ids or not page.is_whole:
        return range(0)
    return range(min(page.ids), max(*page.ids, (before or 0) - 1, 0) + 1)


async def store_page(
    db: Database,
    ingest: Ingest,
    notices: Notices,
    channel: Channel,
    page: PreviewPage,
    *,
    before: int | None,
    cursor: int | None,
    now: datetime,
) -> IngestReport:
    """Stores posts, edits, counters, deletions and the cursor: all of a page, or nothing."""
    ids = [post.post_id for post in page.posts]
    known = await db.read(list_known, channel.channel_id, ids)
    usernames = await db.read(map_usernames) if page.origins else {}
    posts = [_complete(post, channel, page, known.get(post.post_id), usernames, now) for post in page.posts]
    also = partial(_note_page, notices, channel.channel_id, page, before, now)
    return await ingest.ingest(channel, posts, cursor=cursor, also=also)


async def list_above(db: Database, channel: Channel, page: PreviewPage) -> frozenset[int]:
    """The stored posts that stand above a newest page: deleted ones, or the page is an old copy."""
    if not page.ids:
        return frozenset()
    first = max(page.ids) + 1
    return frozenset(await db.read(list_standing_ids, channel.channel_id, first, LARGEST_POST_ID))


def _complete(
    post: Post,
    channel: Channel,
    page: PreviewPage,
    known: KnownPost | None,
    usernames: Mapping[str, int],
    now: datetime,
) -> Post:
    """The page says that a post was edited, not when: at the latest when we first saw it so."""
    is_news = known is None or known.text_hash != text_hash(post.text)
    edited_at = now if is_news and post.post_id in page.edited else None
    name, origin_id = page.origins.get(post.post_id, ("", None))
    forward, origin = post.forward, usernames.get(name.lower())
    if forward is not None and origin is not None:
        forward = Forward(origin, origin_id, forward.title)
    return replace(post, channel_id=channel.channel_id, edited_at=edited_at, forward=forward)


def _note_page(
    notices: Notices,
    channel_id: int,
    page: PreviewPage,
    before: int | None,
    now: datetime,
    db: Connection,
) -> None:
    span = find_span(page, before)
    if span:
        gone = list_standing_ids(db, channel_id, span[0], span[-1]) - page.ids
        delete_posts(db, channel_id, gone, now)
    unread = f"{len(page.unread)} posts of the preview cannot be read" if page.unread else None
    notices.note_check(db, channel_id, now, unread)
