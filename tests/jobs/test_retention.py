"""Old posts leave whole: nothing of them stays behind, nothing else goes, and the file becomes smaller."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.jobs.retention import BATCH, let_go, list_jobs
from storage.channels import find_channel, move_cursor
from storage.database import Connection, Database
from storage.health import check_integrity, count_posts, measure_bytes
from storage.posts import PostItem, find_post, save_posts
from storage.records import Counters, Post
from storage.stories import count_stories, find_story, merge_stories
from tests.conftest import HandClock
from tests.stored_posts import store_channel, store_post, understanding_of

ALMATY = ZoneInfo("Asia/Almaty")
NIGHT = datetime(2025, 11, 14, 21, 10, tzinfo=UTC)  # 02:10 in Almaty
DAYS = 30
OLD = NIGHT - timedelta(days=DAYS, hours=1)
HANGING = (
    "posts",
    "posts_fts",
    "post_versions",
    "album_parts",
    "post_stats",
    "post_stats_history",
    "post_topics",
)


def count_rows(db: Connection) -> dict[str, int]:
    return {table: db.execute(f"select count(*) from {table}").fetchone()[0] for table in HANGING}


def store_whole(db: Database, at: datetime, first_id: int) -> None:
    """An album of two, edited, read twice, with a topic: everything that can hang on a post."""
    for views, text in ((10, "Газ из Туркменистана"), (20, "Газ из Туркменистана, исправлено")):
        posts = [
            Post(1, first_id, at, text, Counters(views=views), grouped_id=first_id, media_kind="photo"),
            Post(1, first_id + 1, at, "", Counters(views=views), grouped_id=first_id, media_kind="photo"),
        ]
        items = [PostItem(post, understanding_of(post.text)) for post in posts]
        db.write_now(save_posts, 1, items, seen_at=at + timedelta(minutes=views))


async def test_everything_that_hangs_on_an_old_post_goes_and_nothing_else(db: Database) -> None:
    store_channel(db, 1)
    store_whole(db, NIGHT - timedelta(days=1), 50)
    expected = db.read_now(count_rows)
    assert all(expected.values()), expected
    store_whole(db, OLD, 10)
    db.write_now(move_cursor, 1, 51)
    assert (await let_go(db, HandClock(NIGHT), DAYS, ALMATY)).posts == 1
    assert db.read_now(count_rows) == expected
    assert db.read_now(check_integrity) == []
    assert db.read_now(find_post, 1, 10) is None
    channel = db.read_now(find_channel, 1)
    assert channel is not None
    assert channel.cursor == 51


async def test_stories_go_with_their_last_post_and_the_newest_number_is_not_given_again(db: Database) -> None:
    store_channel(db, 1)
    lone = store_post(db, OLD, post_id=1)
    merged = store_post(db, OLD, post_id=2)
    spanning = store_post(db, OLD, post_id=3)
    store_post(db, NIGHT - timedelta(days=2), post_id=4, copy_of=spanning)
    stories = {seq: story_of(db, seq) for seq in (lone, merged, spanning)}
    db.write_now(merge_stories, stories[merged], stories[lone])
    last = store_post(db, OLD, post_id=5)
    newest = story_of(db, last)
    assert (await let_go(db, HandClock(NIGHT), DAYS, ALMATY)).posts == 4
    assert db.read_now(find_story, stories[lone]) is None
    spanned = db.read_now(find_story, stories[spanning])
    assert spanned is not None
    assert [post.post_id for post in spanned.posts] == [4]
    assert db.read_now(count_stories) == 2
    assert story_of(db, store_post(db, NIGHT, post_id=6)) == newest + 1
    assert db.read_now(check_integrity) == []


def story_of(db: Database, seq: int) -> int:
    return int(
        db.read_now(
            lambda each: each.execute("select story_id from posts where seq = ?", [seq]).fetchone()[0]
        )
    )


async def test_the_space_goes_back_to_the_disk(db: Database) -> None:
    store_channel(db, 1)
    for number in range(1, 2 * BATCH):
        store_post(db, OLD - timedelta(minutes=number), post_id=number, text=f"Новость {number} " * 200)
    before = db.read_now(measure_bytes)
    assert (await let_go(db, HandClock(NIGHT), DAYS, ALMATY)).posts == 2 * BATCH - 1
    assert db.read_now(measure_bytes) < before / 3
    assert db.read_now(check_integrity) == []


async def test_it_works_at_night_and_the_next_night_goes_on(db: Database) -> None:
    store_channel(db, 1)
    for number in range(1, BATCH + 11):
        store_post(db, OLD - timedelta(minutes=number), post_id=number)
    clock = HandClock(NIGHT - timedelta(hours=5))
    (_, work) = list_jobs(db, clock, DAYS, ALMATY)["retention"]
    await work()
    assert db.read_now(count_posts) == BATCH + 10
    clock.time = datetime(2025, 11, 14, 23, 59, 59, 900_000, tzinfo=UTC)  # the night ends after one batch
    await work()
    assert db.read_now(count_posts) == 10
    clock.time = NIGHT + timedelta(days=1)
    await work()
    assert db.read_now(count_posts) == 0


async def test_without_a_number_of_days_all_posts_are_kept(db: Database) -> None:
    store_channel(db, 1)
    store_post(db, OLD - timedelta(days=3000), post_id=1)
    (_, work) = list_jobs(db, HandClock(NIGHT), 0, ALMATY)["retention"]
    await work()
    assert db.read_now(count_posts) == 1
