"""Stories: near-copies join when stored, stories merge later, old numbers still lead somewhere."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from storage.database import Database
from storage.errors import RowNotFound
from storage.posts import PostItem, get_post, mark_deleted
from storage.records import Post, Story
from storage.stories import (
    attach_story,
    count_stories,
    count_stories_by_topic,
    find_story,
    get_living_story,
    list_stories,
    list_stories_between,
    list_story_posts,
    merge_stories,
)
from tests.storage.examples import CHANNEL, NOW, OTHER, a_post, save, save_items, understand

SINCE = NOW - timedelta(days=1)


def an_item(post: Post, copy_of: int | None = None, copy_of_item: int | None = None) -> PostItem:
    return PostItem(post, understand(post), copy_of, copy_of_item)


def story_of(db: Database, seq: int) -> int:
    story_id = db.read_now(get_post, seq).story_id
    assert story_id is not None
    return story_id


def ids(stories: list[Story]) -> list[list[int]]:
    return [[post.post_id for post in story.posts] for story in stories]


def test_each_post_has_a_story_and_a_copy_that_of_its_original(db: Database) -> None:
    first = save(db, a_post(1)).seqs[0]
    report = save_items(
        db,
        [
            an_item(a_post(2), copy_of=first),
            an_item(a_post(3)),
            an_item(a_post(4), copy_of_item=1),
            an_item(a_post(5), copy_of_item=2),
            an_item(a_post(6), copy_of=987654),
            an_item(a_post(7, grouped_id=3), copy_of_item=1),
            an_item(a_post(8, grouped_id=4), copy_of=first),
        ],
    )
    second, third, fourth, fifth, lost, album, other_album = (story_of(db, seq) for seq in report.seqs)
    assert second == other_album == story_of(db, first)
    assert third == fourth == fifth == album != second
    assert lost not in (second, third)
    assert db.read_now(count_stories) == 3


def test_a_copy_of_what_comes_later_is_refused(db: Database) -> None:
    with pytest.raises(ValueError, match="earlier"):
        save_items(db, [an_item(a_post(1), copy_of_item=1), an_item(a_post(2))])
    assert db.read_now(count_stories) == 0


def test_a_known_post_keeps_its_story(db: Database) -> None:
    first, second = save(db, a_post(1), a_post(2)).seqs
    before = story_of(db, second)
    save_items(db, [an_item(a_post(2, "Другой текст"), copy_of=first)])
    assert story_of(db, second) == before


def test_a_story_comes_oldest_first_with_the_source_before_the_window(db: Database) -> None:
    first = save(db, a_post(1, minutes_ago=60 * 30)).seqs[0]
    save_items(db, [an_item(a_post(2, channel_id=OTHER.channel_id), copy_of=first)], channel=OTHER)
    save_items(db, [an_item(a_post(3, minutes_ago=-30), copy_of=first)])
    (story,) = db.read_now(list_stories_between, SINCE, NOW)
    assert [post.post_id for post in story.posts] == [1, 2]
    assert [post.channel_id for post in story.posts] == [CHANNEL.channel_id, OTHER.channel_id]
    assert ids(db.read_now(list_stories, [story.story_id])) == [[1, 2, 3]]


def test_filters_look_for_one_post_of_the_window_that_fits_them_all(db: Database) -> None:
    save(db, a_post(1, "Газ пошёл в порт"), a_post(2, "Погода"), a_post(3, "порт открыт"))

    def find(**filters: tuple[str, ...]) -> list[list[int]]:
        return ids(db.read_now(list_stories_between, SINCE, NOW, **filters))  # type: ignore[arg-type]

    assert find() == [[1], [2], [3]]
    assert find(relevances=("kz-tm",)) == [[1], [3]]
    assert find(relevances=("kz-tm", "other"), topics=("gas_energy",)) == [[1]]
    assert find(languages=("kk",)) == []
    assert find(topics=("gas_energy", "science")) == [[1]]


def test_deleted_posts_do_not_stand_in_stories(db: Database) -> None:
    first = save(db, a_post(1)).seqs[0]
    save_items(db, [an_item(a_post(2), copy_of=first)])
    db.write_now(mark_deleted, CHANNEL.channel_id, [1], NOW)
    assert ids(db.read_now(list_stories_between, SINCE, NOW)) == [[2]]
    db.write_now(mark_deleted, CHANNEL.channel_id, [2], NOW)
    assert db.read_now(list_stories_between, SINCE, NOW) == []
    assert db.read_now(find_story, story_of(db, first)) is None


def test_a_merged_story_leads_to_the_one_it_went_into(db: Database) -> None:
    one, two, three = (story_of(db, seq) for seq in save(db, a_post(1), a_post(2), a_post(3)).seqs)
    assert db.write_now(merge_stories, three, two) == two
    assert db.write_now(merge_stories, two, one) == one
    assert db.write_now(merge_stories, three, two) == one  # both are gone by now
    for story_id in (one, two, three):
        assert db.read_now(get_living_story, story_id) == one
        story = db.read_now(find_story, story_id)
        assert story is not None
        assert (story.story_id, len(story.posts)) == (one, 3)
    assert ids(db.read_now(list_stories, [three, two, one])) == [[1, 2, 3]]
    assert db.read_now(count_stories) == 1
    with pytest.raises(RowNotFound):
        db.read_now(get_living_story, 99)


def test_attaching_merges_two_stories(db: Database) -> None:
    first, second = save(db, a_post(1), a_post(2)).seqs
    assert db.write_now(attach_story, second, first) == story_of(db, first)
    assert story_of(db, second) == story_of(db, first)
    assert db.write_now(attach_story, second, None) == story_of(db, first)


def test_the_posts_of_stories_until_a_moment(db: Database) -> None:
    seqs = save(db, a_post(1, minutes_ago=10), a_post(2, minutes_ago=5)).seqs
    stories = [story_of(db, seq) for seq in seqs]

    def find(until: datetime | None) -> list[int]:
        return [post.post_id for post in db.read_now(list_story_posts, stories, until=until)]

    assert find(None) == [1, 2]
    assert find(NOW - timedelta(minutes=5)) == [1]


def test_stories_are_counted_once_a_topic(db: Database) -> None:
    first = save(db, a_post(1, "Газ"), a_post(2, "Газ дорог"), a_post(3, "Погода")).seqs[0]
    save_items(db, [an_item(a_post(4, "Газ"), copy_of=first)])
    assert db.read_now(count_stories_by_topic, SINCE, NOW) == {"gas_energy": 2}
    assert db.read_now(count_stories_by_topic, NOW, NOW + timedelta(days=1)) == {}
