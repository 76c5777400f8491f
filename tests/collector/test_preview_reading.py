"""The collector of the public preview against its double: what the pages show is stored."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.channels import set_state
from storage.posts import list_versions
from storage.records import Counters, Forward, Reaction
from tests.collector.preview_reading import PreviewScene
from tests.collector.reading import publish
from tests.conftest import START
from tests.doubles.mtproto import PAID, World, WorldChannel


async def test_two_weeks_are_read_back_and_the_cursor_moves_at_the_end(
    preview: PreviewScene, news: WorldChannel
) -> None:
    publish(news, 45, days_ago=30)
    publish(news, 90, days_ago=3)
    news.skip_ids(3)
    publish(news, 1, days_ago=1)
    recent = [post.post_id for post in news.list_posts()][45:]
    async with preview.reading():
        await preview.until(lambda: (found := preview.channel("example_news")) and found.cursor, moving_s=0.5)
        assert set(recent) <= set(preview.ids(news))
    channel = preview.channel("example_news")
    assert channel is not None
    assert (channel.channel_id, channel.cursor, channel.title) == (news.channel_id, 139, "Example news")
    assert [each.before for each in preview.site.list_pages(news)[:3]] == [None, 117, 97]
    assert len(preview.ids(news)) < len(recent) + 20, "what lies further back is left"


async def test_everything_that_a_page_shows_is_stored(
    preview: PreviewScene, world: World, news: WorldChannel
) -> None:
    origin = world.add_channel("origin_news", "Origin")
    publish(origin, 7, days_ago=1)
    preview.read_again("@example_news", "@origin_news")
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(origin) and preview.is_equal(news), moving_s=1)
        news.publish(
            "Газ: https://example.org",
            views=18_345,
            forwards=3,
            replies=1,
            media="video",
            reactions={"🔥": 5, 77: 1_234, PAID: 9},
            forward=(origin.channel_id, 4),
        )
        preview.clock.move(seconds=1)
        news.publish("Переслано от человека", forward="Скрытое имя")
        await preview.until(lambda: preview.is_equal(news) and preview.ids(news), moving_s=60)
    first, second = preview.posts(news)
    assert (first.text, first.media_kind) == ("Газ: https://example.org", "video")
    assert first.forward == Forward(origin.channel_id, 4, "Origin")
    assert second.forward == Forward(title="Скрытое имя")
    reactions = (Reaction("custom", "77", 1_230), Reaction("paid", "⭐", 9), Reaction("emoji", "🔥", 5))
    assert first.counters == Counters(views=18_300, reactions=reactions), "unknown is not 0"


async def test_an_edit_keeps_the_old_text_and_a_deletion_is_a_date(
    preview: PreviewScene, news: WorldChannel
) -> None:
    publish(news, 4, days_ago=0.5)
    async with preview.reading():
        await preview.until(lambda: len(preview.ids(news)) == 4, moving_s=1)
        news.edit(2, "Совсем другой текст")
        news.delete(3)
        await preview.until(lambda: preview.is_equal(news), moving_s=60)
    post, gone = preview.find(news, 2), preview.find(news, 3)
    assert post is not None
    assert post.edited_at is not None
    versions = preview.core.db.read_now(list_versions, post.seq)
    assert [version.text for version in versions] == ["Новость номер 1 о порте Курык"]
    assert gone is not None
    assert gone.deleted_at is not None


async def test_the_newest_post_deleted_is_seen_too_and_asked_for_once(
    preview: PreviewScene, news: WorldChannel
) -> None:
    publish(news, 3, days_ago=0.5)
    async with preview.reading():
        await preview.until(lambda: len(preview.ids(news)) == 3, moving_s=1)
        news.delete(3)
        deleted_at = preview.clock.time
        await preview.until(lambda: preview.ids(news) == [1, 2], moving_s=60)
        assert preview.clock.time - deleted_at < timedelta(hours=2)
        asked = [each.before for each in preview.site.list_pages(news)]
        await preview.until(lambda: len(preview.site.list_pages(news)) > len(asked) + 2, moving_s=60)
    assert asked.count(4) == 1
    assert [each.before for each in preview.site.list_pages(news)].count(4) == 1


async def test_counters_are_read_again_and_are_no_edit(preview: PreviewScene, news: WorldChannel) -> None:
    publish(news, 70, days_ago=0.2)
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(news), moving_s=1)
        news.view(5, 900)
        news.react(5, {"👍": 41})
        news.react(60, {"🔥": 2})
        news.view(70, 333)
        await preview.until(lambda: preview.is_equal(news), moving_s=60)
        news.react(5, {})
        news.react(60, {})
        await preview.until(lambda: preview.is_equal(news), moving_s=60)
    post = preview.find(news, 5)
    assert post is not None
    assert post.edited_at is None
    assert preview.core.db.read_now(list_versions, post.seq) == []


async def test_what_changed_on_older_pages_while_nobody_read_is_seen(
    preview: PreviewScene, news: WorldChannel
) -> None:
    publish(news, 90, days_ago=2)
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(news), moving_s=1)
    preview.clock.move(hours=5)
    publish(news, 60, days_ago=-0.2)
    news.edit(33, "Изменено, пока никто не читал")
    news.delete(34, 35, 90)
    preview.read_again()
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(news), moving_s=1)


async def test_an_album_is_one_post_also_where_a_page_cuts_it(
    preview: PreviewScene, news: WorldChannel
) -> None:
    publish(news, 2, days_ago=2)
    news.publish_album(["Подпись к альбому", "", "", "", "", ""])
    publish(news, 17, days_ago=-0.1)
    preview.clock.move(hours=4)
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(news), moving_s=1)
        assert [post.post_id for post in preview.posts(news)][:4] == [1, 2, 3, 9]
        news.delete(5, 8)
        await preview.until(lambda: len(preview.site.requests) > 8, moving_s=60)
        assert preview.is_equal(news)
        news.publish_album(["", ""], media="video")
        await preview.until(lambda: preview.is_equal(news), moving_s=60)
        news.delete(3, 4, 6, 7)
        await preview.until(lambda: preview.is_equal(news), moving_s=60)


async def test_service_messages_and_unsupported_posts_are_passed_over(
    preview: PreviewScene, news: WorldChannel
) -> None:
    publish(news, 1, days_ago=1)
    news.rename(title="New title")
    news.publish(rich=["Нечто новое"])
    async with preview.reading():
        await preview.until(lambda: preview.ids(news) == [1], moving_s=1)
        publish(news, 1, days_ago=0)
        await preview.until(lambda: preview.ids(news) == [1, 4], moving_s=60)
    channel = preview.channel("example_news")
    assert channel is not None
    assert (channel.title, channel.cursor) == ("New title", 4)


async def test_a_page_that_has_not_changed_is_not_sent_again(
    preview: PreviewScene, news: WorldChannel
) -> None:
    publish(news, 3, days_ago=0.1)
    async with preview.reading():
        await preview.until(lambda: 304 in [each.status for each in preview.site.requests], moving_s=60)
        checked = preview.channel("example_news")
        news.publish("Паром пришёл")
        await preview.until(lambda: preview.ids(news) == [1, 2, 3, 4], moving_s=60)
    assert checked is not None
    assert checked.last_checked_at is not None
    assert preview.clock.time - checked.last_checked_at < timedelta(hours=1)


async def test_the_budget_is_kept(preview: PreviewScene, news: WorldChannel) -> None:
    publish(news, 250, days_ago=10)
    preview.read_again("@example_news", requests_per_minute=3)
    start = preview.clock.time
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(news), moving_s=2)
    minutes = (preview.clock.time - start).total_seconds() / 60
    assert 12 < len(preview.site.requests) <= 3 * (minutes + 1)


async def test_busy_channels_are_looked_at_more_often(
    preview: PreviewScene, world: World, news: WorldChannel
) -> None:
    sleepy = world.add_channel("sleepy_news", "Sleepy")
    publish(sleepy, 3, days_ago=10)
    publish(news, 3, days_ago=0)
    preview.read_again("@example_news", "@sleepy_news")
    async with preview.reading():
        await preview.until(lambda: len(preview.site.list_pages(news)) > 12, moving_s=20)
    assert len(preview.site.list_pages(sleepy)) <= 3


async def test_a_paused_channel_is_left_alone(preview: PreviewScene, news: WorldChannel) -> None:
    publish(news, 1, days_ago=1)
    async with preview.reading():
        await preview.until(lambda: preview.ids(news) == [1], moving_s=1)
        await preview.core.db.write(set_state, news.channel_id, "paused")
        await preview.until(lambda: not preview.collector.roster.channels, moving_s=1)
        publish(news, 1, days_ago=0)
        asked = len(preview.site.requests)
        for _ in range(5):
            await preview.until(lambda: True)
            preview.clock.move(minutes=20)
        assert len(preview.site.requests) == asked
        await preview.core.db.write(set_state, news.channel_id, "active")
        await preview.until(lambda: preview.ids(news) == [1, 2], moving_s=1)


@pytest.mark.parametrize("stop_after", [1, 2, 3, 5])
async def test_reading_that_was_stopped_half_way_leaves_no_hole(
    preview: PreviewScene, news: WorldChannel, stop_after: int
) -> None:
    publish(news, 30, days_ago=3)
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(news), moving_s=1)
    publish(news, 130, days_ago=1)
    preview.read_again()
    before = len(preview.site.list_pages(news))
    async with preview.reading():
        await preview.until(lambda: len(preview.site.list_pages(news)) >= before + stop_after, moving_s=0.5)
    publish(news, 25, days_ago=0)
    preview.read_again()
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(news), moving_s=1)
        await preview.until(lambda: preview.channel("example_news").cursor == 185, moving_s=1)  # type: ignore[union-attr]


async def test_more_than_a_page_while_a_gap_is_being_filled(
    preview: PreviewScene, news: WorldChannel
) -> None:
    publish(news, 90, days_ago=1)
    async with preview.reading():
        await preview.until(lambda: len(preview.site.list_pages(news)) >= 2, moving_s=0.5)
        publish(news, 45, days_ago=0)
        preview.collector.roster.channels[news.channel_id].poll_at = START
        await preview.until(lambda: preview.is_equal(news), moving_s=1)
        await preview.until(lambda: preview.channel("example_news").cursor == 135, moving_s=1)  # type: ignore[union-attr]
