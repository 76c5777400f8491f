"""The collector with the real Telethon client against the double: what is published is stored."""

from __future__ import annotations

from datetime import timedelta

from storage.channels import get_channel, save_channel
from storage.posts import list_versions
from storage.records import Channel, Reaction
from tests.collector.reading import Scene, configure, publish
from tests.doubles.mtproto import PAID, World, WorldChannel


async def test_two_weeks_are_backfilled_and_nothing_older(scene: Scene, news: WorldChannel) -> None:
    publish(news, 5, days_ago=20)
    publish(news, 230, days_ago=3)
    news.skip_ids(3)
    publish(news, 1, days_ago=1)
    expected = [post.post_id for post in news.list_posts()][5:]
    async with scene.reading():
        await scene.until(lambda: scene.ids(news) == expected, moving_s=0.2)
    channel = scene.core.db.read_now(get_channel, news.channel_id)
    assert (channel.cursor, channel.username, channel.title) == (239, "example_news", "Example news")
    assert len(scene.server.calls("contacts.resolveUsername")) == 1


async def test_a_push_is_stored_at_once_with_everything(scene: Scene, news: WorldChannel) -> None:
    publish(news, 2, days_ago=1)
    async with scene.reading():
        await scene.until(lambda: scene.ids(news) == [1, 2], moving_s=0.2)
        calls = len(scene.server.requests)
        news.publish(
            "Газ: https://example.org",
            views=12,
            forwards=3,
            replies=1,
            media="video",
            reactions={"🔥": 5, 77: 2, PAID: 9},
        )
        await scene.until(lambda: scene.ids(news) == [1, 2, 3])
    post = scene.find(news, 3)
    assert post is not None
    assert (post.text, post.media_kind) == ("Газ: https://example.org", "video")
    assert (post.counters.views, post.counters.forwards, post.counters.replies) == (12, 3, 1)
    assert set(post.counters.reactions) == {
        Reaction("emoji", "🔥", 5),
        Reaction("custom", "77", 2),
        Reaction("paid", "⭐", 9),
    }
    assert len(scene.server.requests) == calls, "a push costs no request"
    assert scene.core.db.read_now(get_channel, news.channel_id).cursor == 3


async def test_an_edit_keeps_the_old_text_and_a_deletion_is_a_date(scene: Scene, news: WorldChannel) -> None:
    publish(news, 3, days_ago=0.5)
    async with scene.reading():
        await scene.until(lambda: len(scene.ids(news)) == 3, moving_s=0.2)
        scene.clock.move(minutes=1)
        news.edit(2, "Совсем другой текст")
        news.delete(3)
        await scene.until(lambda: scene.ids(news) == [1, 2] and scene.posts(news)[1].edited_at)
    post, gone = scene.find(news, 2), scene.find(news, 3)
    assert post is not None
    assert post.text == "Совсем другой текст"
    versions = scene.core.db.read_now(list_versions, post.seq)
    assert [version.text for version in versions] == ["Новость номер 1 о порте Курык"]
    assert gone is not None
    assert gone.deleted_at is not None


async def test_reactions_that_nobody_tells_of_are_read_again_and_are_no_edit(
    scene: Scene, news: WorldChannel
) -> None:
    async with scene.reading():
        await scene.until(
            lambda: scene.server.subscribers and scene.collector.roster.list_joined(), moving_s=0.2
        )
        post_id = news.publish("Паром вышел из Туркменбаши")
        await scene.until(lambda: scene.ids(news) == [post_id])
        news.react(post_id, {"👍": 41})
        news.view(post_id, 900)
        await scene.until(lambda: scene.posts(news)[0].counters.views == 900, moving_s=5)
        news.react(post_id, {"👍": 42}, as_edit=True)
        await scene.until(lambda: scene.posts(news)[0].counters.reactions[0].count == 42)
    post = scene.posts(news)[0]
    assert post.edited_at is None
    assert scene.core.db.read_now(list_versions, post.seq) == []


async def test_lost_pushes_are_found_by_the_poll(scene: Scene, news: WorldChannel) -> None:
    publish(news, 1, days_ago=1)
    async with scene.reading():
        await scene.until(lambda: scene.ids(news) == [1], moving_s=0.2)
        scene.server.lose_pushes(count=2)
        publish(news, 2, days_ago=0)
        await scene.until(lambda: scene.ids(news) == [1, 2, 3], moving_s=5)


async def test_a_channel_that_is_not_joined_is_polled_and_joined_later(
    scene: Scene, world: World, news: WorldChannel
) -> None:
    world.account.joined.clear()
    publish(news, 1, days_ago=0)
    scene.server.fail("channels.joinChannel", 400, "CHANNELS_TOO_MUCH", times=None)
    async with scene.reading():
        await scene.until(lambda: scene.ids(news) == [1], moving_s=0.2)
        publish(news, 1, days_ago=0)
        await scene.until(lambda: scene.ids(news) == [1, 2], moving_s=5)
    scene.server.heal()
    await scene.read_again()
    async with scene.reading():
        await scene.until(lambda: news.channel_id in world.account.joined, moving_s=60)


async def test_a_cut_loses_neither_posts_nor_edits_nor_deletions(scene: Scene, news: WorldChannel) -> None:
    publish(news, 4, days_ago=1)
    async with scene.reading():
        await scene.until(lambda: len(scene.ids(news)) == 4, moving_s=0.2)
        await scene.until(
            lambda: not scene.collector.roster.channels[news.channel_id].needs_reread, moving_s=1
        )
        scene.clock.move(minutes=1)
        scene.server.cut_connections()
        publish(news, 1, days_ago=0)
        news.edit(2, "Поправка")
        news.delete(3)
        await scene.until(lambda: scene.ids(news) == [1, 2, 4, 5], moving_s=0.2)
        await scene.until(lambda: scene.posts(news)[1].text == "Поправка", moving_s=0.2)


async def test_a_restart_goes_on_from_the_cursor_and_sees_what_changed(
    scene: Scene, news: WorldChannel
) -> None:
    publish(news, 150, days_ago=2)
    async with scene.reading():
        await scene.until(lambda: len(scene.ids(news)) == 150, moving_s=0.2)
    scene.clock.move(hours=1)
    publish(news, 120, days_ago=0)
    news.edit(140, "Изменено, пока никто не читал")
    news.delete(141)
    await scene.read_again()
    before = len(scene.server.calls("messages.getHistory"))
    async with scene.reading():
        await scene.until(lambda: len(scene.ids(news)) == 269, moving_s=0.2)
        await scene.until(lambda: scene.find(news, 140).text.startswith("Изменено"), moving_s=0.2)  # type: ignore[union-attr]
    pages = scene.server.calls("messages.getHistory")[before:]
    assert [page.fields["min_id"] for page in pages][:2] == [150, 250]


async def test_an_album_is_one_post(scene: Scene, news: WorldChannel) -> None:
    async with scene.reading():
        await scene.until(scene.collector.roster.list_joined, moving_s=0.2)
        news.publish_album(["", "Подпись к альбому", ""])
        await scene.until(lambda: [post.text for post in scene.posts(news)] == ["Подпись к альбому"])
    assert len(scene.posts(news)) == 1


async def test_a_lost_push_is_noticed_among_more_channels_than_one_call_can_ask_for(
    scene: Scene, world: World, news: WorldChannel
) -> None:
    many = [world.add_channel(f"channel_{number:03}", "One of many", joined=True) for number in range(120)]
    for each in many:
        known = Channel(each.channel_id, each.title, each.username, access_hash=each.access_hash)
        scene.core.db.write_now(save_channel, known)
        publish(each, 1, days_ago=1)
    configure(scene.core, scene.server.string_session(), *(each.username or "" for each in many))
    scene.core.settings = scene.core.settings.model_copy(update={"requests_per_minute": 600})
    await scene.read_again()
    async with scene.reading():
        await scene.until(lambda: all(scene.ids(each) == [1] for each in many), moving_s=0.5)
        for each in (many[0], many[-1]):
            each.publish("Об этом посте никто не сказал", push=False)
        lost_at = scene.clock.time
        await scene.until(lambda: scene.ids(many[0]) == scene.ids(many[-1]) == [1, 2], moving_s=1)
    assert scene.clock.time - lost_at < timedelta(minutes=3), "without the call it takes half an hour"
