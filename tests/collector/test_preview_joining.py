"""The preview today, an account tomorrow, and back: one channel, one row, each post once."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.payloads import load_alert
from storage.alerts import add_alert
from storage.channels import SYNTHETIC_CHANNEL_IDS, list_channels
from storage.deliveries import list_deliveries
from storage.health import check_integrity
from storage.lookups import list_lookups
from storage.posts import list_posts_between, list_versions
from storage.records import Subscriber
from storage.subscribers import save_subscriber
from tests.collector import reading
from tests.collector.preview_reading import PreviewScene
from tests.collector.reading import Scene, publish
from tests.doubles.mtproto import MtprotoServer, World, WorldChannel


@pytest.fixture
async def account(preview: PreviewScene, world: World) -> AsyncIterator[Scene]:
    """The same world and database, read by an account."""
    async with MtprotoServer(world) as server:
        reading.configure(preview.core, server.string_session(), "@example_news")
        yield Scene(preview.core, preview.clock, world, server, reading.build(preview.core, preview.clock))


def fill(preview: PreviewScene, news: WorldChannel) -> None:
    publish(news, 25, days_ago=2)
    news.publish_album(["Подпись", "", ""])
    preview.clock.move(minutes=1)
    news.publish("До правки", views=7)
    preview.clock.move(minutes=1)


def count_posts(preview: PreviewScene) -> int:
    return len(preview.core.db.read_now(list_posts_between, None, None, include_deleted=True))


@pytest.mark.parametrize("shows_ids", [True, False])
async def test_an_account_that_comes_later_goes_on_where_the_preview_stopped(
    preview: PreviewScene, account: Scene, news: WorldChannel, shows_ids: bool
) -> None:
    preview.site.shows_ids = shows_ids
    fill(preview, news)
    async with preview.reading():
        await preview.until(lambda: (found := preview.channel("example_news")) and found.cursor, moving_s=1)
    channel = preview.channel("example_news")
    assert channel is not None
    assert (channel.channel_id in SYNTHETIC_CHANNEL_IDS) is not shows_ids
    seqs = {post.post_id: post.seq for post in preview.core.db.read_now(list_posts_between, None, None)}
    preview.clock.move(minutes=1)
    news.edit(29, "После правки")
    news.view(29, 1234, forwards=5)
    news.publish("Уже при аккаунте")
    async with account.reading():
        await preview.until(
            lambda: [post.text for post in account.posts(news)][-2:] == ["После правки", "Уже при аккаунте"],
            moving_s=1,
        )
    rows = preview.core.db.read_now(list_channels)
    assert [(row.channel_id, row.username) for row in rows] == [(news.channel_id, "example_news")]
    assert rows[0].access_hash == news.access_hash
    assert preview.core.db.read_now(list_lookups)["example_news"].channel_id == news.channel_id
    posts = account.posts(news)
    assert [post.post_id for post in posts] == [*range(1, 27), 29, 30]
    assert {post.post_id: post.seq for post in posts[:-1]} == seqs
    assert posts[26].counters.forwards == 5
    assert count_posts(preview) == 28
    assert preview.core.db.read_now(check_integrity) == []


async def test_the_preview_goes_on_where_an_account_stopped(
    preview: PreviewScene, account: Scene, news: WorldChannel
) -> None:
    fill(preview, news)
    news.publish("Со ссылкой: https://example.org и словами", links={"словами": "https://example.com"})
    news.publish("Двести\nстрок <и> 🔥 знаков", media="photo", reactions={"🔥": 3})
    async with account.reading():
        await preview.until(lambda: len(account.posts(news)) == 29, moving_s=1)
    stored = {post.post_id: post for post in account.posts(news)}
    preview.clock.move(hours=1)
    news.edit(5, "Исправлено")
    news.publish("Уже без аккаунта")
    preview.read_again()
    async with preview.reading():
        await preview.until(
            lambda: len(preview.posts(news)) == 30 and preview.posts(news)[4].text == "Исправлено", moving_s=1
        )
    asked = [each.before for each in preview.site.list_pages(news)]
    assert asked[0] is None
    for post in preview.posts(news)[:-1]:
        before = stored[post.post_id]
        assert (post.seq, post.media_kind) == (before.seq, before.media_kind)
        versions = preview.core.db.read_now(list_versions, post.seq)
        assert len(versions) == (post.post_id == 5), f"{post.post_id}: the same text is no edit"
    assert count_posts(preview) == 30


async def test_an_id_that_the_page_shows_at_last_joins_the_made_up_one(
    preview: PreviewScene, news: WorldChannel
) -> None:
    preview.site.shows_ids = False
    publish(news, 3, days_ago=0.5)
    async with preview.reading():
        await preview.until(lambda: (found := preview.channel("example_news")) and found.cursor, moving_s=1)
        preview.site.shows_ids = True
        news.publish("Паром пришёл")
        await preview.until(lambda: preview.is_equal(news), moving_s=60)
    assert [each.channel_id for each in preview.core.db.read_now(list_channels)] == [news.channel_id]
    assert count_posts(preview) == 4


async def test_alerts_do_not_fire_again_and_follow_the_name(
    preview: PreviewScene, account: Scene, news: WorldChannel
) -> None:
    db = preview.core.db
    preview.site.shows_ids = False
    publish(news, 1, days_ago=0.5)
    async with preview.reading():
        await preview.until(lambda: (found := preview.channel("example_news")) and found.cursor, moving_s=1)
        db.write_now(save_subscriber, Subscriber(5, "ru", "Asia/Almaty", preview.clock.now()))
        db.write_now(add_alert, 5, "from:@example_news паром", preview.clock.now(), limit=10)
        preview.clock.move(seconds=5)
        news.publish("Паром пришёл в Курык")
        await preview.until(lambda: db.read_now(list_deliveries, 5), moving_s=60)
    async with account.reading():
        await preview.until(
            lambda: (found := preview.channel("example_news")) and found.access_hash, moving_s=1
        )
        await preview.until(lambda: account.ids(news) == [1, 2], moving_s=1)
        news.publish("Второй паром пришёл в Актау")
        await preview.until(lambda: len(db.read_now(list_deliveries, 5)) > 1, moving_s=60)
    fired = [load_alert(each.payload).item for each in db.read_now(list_deliveries, 5)]
    assert len(fired) == 2
