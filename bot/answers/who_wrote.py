"""What is known of one post, and who else wrote the same: its versions, counters over time, story, copies.

A text that is not stored is compared with the posts of three days around it, by the rule that finds
copies at ingest (domain/stories.py). Nothing of what was asked about is stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.domain.anchors import AnchorIndex, Posted
from bot.domain.cleaning import mask, readable
from bot.domain.digest import story_item
from bot.domain.fingerprints import dump_print, load_print, make_print
from bot.domain.post_values import CounterReading, PostCard, PostEdit, PostRef, WhoWrote
from bot.domain.stories import WINDOW, is_copy, posted
from bot.domain.text_changes import list_changes
from storage.channels import find_named_channel
from storage.counters import list_history
from storage.database import Connection, Database
from storage.posts import find_post, list_posts_by_seq, list_prints_between, list_versions
from storage.records import StoredPost, Story
from storage.stories import list_stories


async def find_post_card(db: Database, ref: PostRef) -> PostCard | None:
    """Returns what is known of a post, deleted ones included; None where it is not stored."""
    return await db.read(_read_card, ref)


async def find_who_wrote(db: Database, text: str, published_at: datetime, *refs: PostRef) -> WhoWrote | None:
    """Returns who wrote the post that one of `refs` names, or nearly the same text about that time; None:
    nobody whom we read."""
    return await db.read(_read_who_wrote, text, published_at, refs)


def _read_card(db: Connection, ref: PostRef) -> PostCard | None:
    post = _find_post(db, ref)
    if post is None:
        return None
    return PostCard(
        item=story_item(Story(0, (post,))),
        story=story_item(_story_of(db, [post])),
        edits=_list_edits(db, post),
        readings=tuple(
            CounterReading(datetime.fromtimestamp(read_at, UTC), views, reactions)
            for read_at, views, reactions in list_history(db, post.seq)
        ),
        edited_at=post.edited_at,
        deleted_at=post.deleted_at,
    )


def _list_edits(db: Connection, post: StoredPost) -> tuple[PostEdit, ...]:
    """What changed from each version to the next, of what a person may read."""
    versions = list_versions(db, post.seq)
    texts = [readable(version.text) for version in versions] + [readable(post.text)]
    moments = [*(version.seen_at for version in versions[1:]), post.edited_at]
    return tuple(
        PostEdit(moment, list_changes(before, after))
        for before, after, moment in zip(texts, texts[1:], moments, strict=False)
    )


def _read_who_wrote(
    db: Connection, text: str, published_at: datetime, refs: Sequence[PostRef]
) -> WhoWrote | None:
    post = next((post for ref in refs if (post := _find_post(db, ref)) is not None), None)
    if post is not None:
        return WhoWrote(story_item(_story_of(db, [post])), is_stored=True)
    copies = list_posts_by_seq(db, _find_copies(db, text, published_at))
    return WhoWrote(story_item(_story_of(db, copies)), is_stored=False) if copies else None


def _find_post(db: Connection, ref: PostRef) -> StoredPost | None:
    channel = find_named_channel(db, ref.channel)
    return None if channel is None else find_post(db, channel.channel_id, ref.post_id)


def _story_of(db: Connection, posts: list[StoredPost]) -> Story:
    """All posts of the stories that these are of, the earliest first; a deleted one only where it is asked
    about."""
    found = {post.seq: post for post in posts}
    for story in list_stories(db, [post.story_id for post in posts if post.story_id is not None]):
        found |= {post.seq: post for post in story.posts}
    in_order = sorted(found.values(), key=lambda post: (post.published_at, post.seq))
    return Story(in_order[0].story_id or 0, tuple(in_order))


def _find_copies(db: Connection, text: str, published_at: datetime) -> list[int]:
    """The numbers of the posts within 72 hours that copy `text`, or that it copies."""
    own = make_print(mask(text))
    others = {
        stored.seq: posted(stored)
        for stored in list_prints_between(db, published_at - WINDOW, published_at + WINDOW)
    }
    index = AnchorIndex()
    index.add(others.values())
    (nearest,) = index.find([Posted(0, published_at, dump_print(own))])
    return [seq for seq in nearest if is_copy(own, load_print(others[seq].print))]
