"""A channel's activity, reactions by kind, a post's growth: counted from what is really stored."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.answers.activity import find_activity
from bot.answers.growth import measure_growth
from bot.answers.story_reactions import compare_reactions
from bot.domain.activity import Activity
from bot.errors import UserError
from storage.channels import mark_checked
from storage.counters import Reading
from storage.database import Connection, Database
from storage.following import remove_channel
from storage.posts import mark_deleted, save_counters
from storage.records import Counters, Reaction
from storage.stories import attach_story
from tests.conftest import START
from tests.stored_posts import store_channel, store_post

ALMATY = ZoneInfo("Asia/Almaty")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def fires(views: int | None, count: int = 0, *, paid: int = 0) -> Counters:
    reactions = (Reaction("emoji", "🔥", count),) if count else ()
    return Counters(views, reactions=reactions + ((Reaction("paid", "⭐", paid),) if paid else ()))


def read(db: Database, post_id: int, counters: Counters, at: datetime, channel_id: int = 1) -> None:
    db.write_now(save_counters, channel_id, [Reading(post_id, counters)], read_at=at)


async def activity_of(db: Database, days: int = 30) -> Activity:
    found = await find_activity(db, 1, START, ALMATY, days=days)
    assert found is not None
    return found


async def test_activity_counts_by_the_readers_day_and_takes_medians(db: Database) -> None:
    store_channel(db, 1, last_checked_at=START)
    late = datetime(2025, 11, 12, 19, 30, tzinfo=START.tzinfo)  # 00:30 on the 13th in Almaty
    for post_id, (at, counters) in enumerate(
        [(late, fires(100, 1)), (late, fires(300, 9)), (late, fires(200, 5)), (START - HOUR, fires(50, 2))], 1
    ):
        store_post(db, at, post_id=post_id, post_fields={"counters": counters})
    store_post(db, late, post_id=9, post_fields={"counters": fires(9_999, 999)})
    db.write_now(mark_deleted, 1, [9], START)
    found = await activity_of(db)
    full, last = found.steps[-2:]
    assert (full.day, full.posts, full.views, full.reactions) == (date(2025, 11, 13), 3, 200, 5)
    assert (last.posts, last.views) == (1, 50)
    assert (found.posts, found.views, found.reactions) == (4, 150, 3.5)
    assert found.is_open


async def test_a_day_without_posts_is_nothing_and_a_day_not_read_is_not_known(db: Database) -> None:
    store_channel(db, 1, last_checked_at=START - 4 * DAY)
    store_post(db, START - 10 * DAY, post_id=1)
    found = await activity_of(db)
    posts = [step.posts for step in found.steps]
    assert posts[:19] == [None] * 19
    assert posts[19:26] == [1, 0, 0, 0, 0, 0, 0]
    assert posts[26:] == [None] * 4
    assert found.read_since == START - 10 * DAY
    assert found.read_until == START - 4 * DAY
    assert not found.is_open


async def test_what_a_source_does_not_tell_is_no_zero(db: Database) -> None:
    store_channel(db, 1, last_checked_at=START)
    store_post(db, START - HOUR, post_id=1)
    found = await activity_of(db)
    assert (found.posts, found.views, found.reactions) == (1, None, None)
    read(db, 1, fires(0), START)
    assert (await activity_of(db)).views == 0


async def test_a_channel_read_from_a_file_is_known_up_to_its_last_post(db: Database) -> None:
    store_channel(db, 1)
    store_post(db, START - 3 * DAY, post_id=1)
    found = await activity_of(db)
    assert [step.posts for step in found.steps[-4:]] == [1, None, None, None]
    db.write_now(mark_checked, 1, START)
    assert [step.posts for step in (await activity_of(db)).steps[-4:]] == [1, 0, 0, 0]


async def test_a_channel_that_is_not_followed_has_no_activity(db: Database) -> None:
    store_channel(db, 1)
    db.write_now(remove_channel, 1)
    assert await find_activity(db, 1, START, ALMATY, days=30) is None
    assert await find_activity(db, 2, START, ALMATY, days=30) is None


async def test_reactions_are_compared_for_a_thousand_views_without_stars(db: Database) -> None:
    for number, kind in enumerate(["official", "media", "media", "media", "exile"], 1):
        store_channel(db, number, kind=kind)
    told = [fires(2_000, 10), fires(1_000, 30, paid=500), fires(3_000, 10), fires(None, 9), fires(None, 7)]
    seqs = [
        store_post(db, START - HOUR, channel_id=number, post_fields={"counters": counters})
        for number, counters in enumerate(told, 1)
    ]
    for seq in seqs[1:]:
        db.write_now(_into_one, seqs[0], seq)
    found = await compare_reactions(db, seqs[-1])
    rates = {each.kind: (each.rate, each.channels, each.reactions) for each in found.kinds}
    assert rates == {"official": (5, 1, 10), "media": (10, 3, 49), "exile": (None, 1, 7)}
    assert found.is_enough
    assert found.is_small


async def test_one_kind_alone_is_no_comparison(db: Database) -> None:
    store_channel(db, 1)
    seq = store_post(db, START - HOUR, post_fields={"counters": fires(500, 50)})
    found = await compare_reactions(db, seq)
    assert [each.rate for each in found.kinds] == [100]
    assert not found.is_enough


async def test_growth_stands_beside_the_median_of_the_other_posts_at_the_same_age(db: Database) -> None:
    store_channel(db, 1)
    for post_id in range(1, 8):
        _grow(db, post_id, published_at=START - 9 * DAY + post_id * HOUR, by=100 * post_id)
    seq = _grow(db, 50, published_at=START - 2 * DAY, by=1_000)
    found = await measure_growth(db, seq, START)
    shown = [
        (point.age_s, point.views, round(point.usual_views or 0), point.usual_reactions)
        for point in found.points
    ]
    assert shown == [
        (300, 1_000, 400, 0),
        (3_600, 10_000, 4_000, 10),
        (21_600, 40_000, 16_000, 40),
        (86_400, 90_000, 36_000, 90),
    ]
    assert found.is_enough


async def test_too_few_posts_tell_nothing_usual_and_too_few_readings_make_no_curve(db: Database) -> None:
    store_channel(db, 1)
    for post_id in range(1, 5):
        _grow(db, post_id, published_at=START - 9 * DAY + post_id * HOUR, by=100)
    seq = _grow(db, 50, published_at=START - 2 * DAY, by=100)
    found = await measure_growth(db, seq, START)
    assert {point.usual_views for point in found.points} == {None}
    fresh = store_post(db, START - HOUR, post_id=60, post_fields={"counters": fires(10)})
    assert not (await measure_growth(db, fresh, START)).is_enough


async def test_a_reading_without_news_prolongs_the_curve(db: Database) -> None:
    store_channel(db, 1)
    seq = _grow(db, 1, published_at=START - 5 * DAY, by=100)
    read(db, 1, fires(9_000, 90), START - DAY)
    last = (await measure_growth(db, seq, START)).points[-1]
    assert (last.age_s, last.views, last.reactions) == (4 * 86_400, 9_000, 90)


async def test_a_post_that_left_is_named_as_such(db: Database) -> None:
    for question in (measure_growth(db, 77, START), compare_reactions(db, 77)):
        with pytest.raises(UserError) as error:
            await question
        assert error.value.key == "error-post-gone"


def _grow(db: Database, post_id: int, *, published_at: datetime, by: int) -> int:
    """Read after five minutes, an hour, six hours and a day."""
    seq = store_post(
        db,
        published_at,
        post_id=post_id,
        seen_at=published_at + timedelta(minutes=5),
        post_fields={"counters": fires(by)},
    )
    for hours, factor in ((1, 10), (6, 40), (24, 90)):
        read(db, post_id, fires(by * factor, factor), published_at + hours * HOUR)
    return seq


def _into_one(db: Connection, first: int, other: int) -> None:
    attach_story(db, other, first)
