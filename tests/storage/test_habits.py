"""What a channel's posts usually have at an age, from the history of their readings."""

from __future__ import annotations

from datetime import timedelta

from storage.counters import Reading
from storage.database import Database
from storage.habits import AtAge, list_growth
from storage.posts import mark_deleted, save_counters
from tests.storage.examples import CHANNEL, NOW, a_post, fires, save

DAY = timedelta(days=1)


def grow(db: Database, post_id: int, *, by: int) -> None:
    """A post of two days ago, read after an hour, six hours and a day; the first save reads it at once."""
    post = a_post(post_id, minutes_ago=48 * 60 + post_id, counters=fires(by))
    published_at = post.published_at
    save(db, post, seen_at=published_at + timedelta(minutes=5))
    for hours, factor in ((1, 10), (6, 40), (24, 90)):
        reading = Reading(post_id, fires(by * factor, factor))
        read_at = published_at + timedelta(hours=hours)
        db.write_now(save_counters, CHANNEL.channel_id, [reading], read_at=read_at)


def test_medians_stand_at_each_age_that_was_read(db: Database) -> None:
    for post_id, by in enumerate((1, 2, 3, 4, 50), start=1):
        grow(db, post_id, by=by)
    assert db.read_now(list_growth, NOW) == {
        CHANNEL.channel_id: (
            AtAge(300, 3, 0),
            AtAge(3_600, 30, 10),
            AtAge(21_600, 120, 40),
            AtAge(86_400, 270, 90),
        )
    }


def test_too_few_posts_tell_no_habit(db: Database) -> None:
    for post_id in range(1, 6):
        grow(db, post_id, by=3)
    db.write_now(mark_deleted, CHANNEL.channel_id, [5], NOW)
    assert db.read_now(list_growth, NOW) == {}


def test_fresh_posts_and_later_readings_do_not_count(db: Database) -> None:
    for post_id in range(1, 6):
        grow(db, post_id, by=3)
    assert db.read_now(list_growth, NOW - 2 * DAY) == {}
    until = NOW - 2 * DAY + timedelta(hours=7)
    found = db.read_now(list_growth, until)[CHANNEL.channel_id]
    assert [each.age_s for each in found] == [300, 3_600, 21_600]
