"""What operators are told of their channels while reading goes on: once, to those who are there."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from bot.core import Core
from bot.domain.notices import ChannelNotice
from bot.domain.payloads import load_notice
from storage.channels import list_channels
from storage.deliveries import list_deliveries
from storage.following import pause_channel
from storage.records import Delivery, Subscriber
from storage.subscribers import save_subscriber
from storage.watch_notes import find_watch_note
from tests.collector.preview_reading import PreviewScene
from tests.collector.reading import Scene, publish
from tests.conftest import START
from tests.doubles.mtproto import World, WorldChannel

ANNA, BERDY, GONE, STRANGER = 101, 102, 103, 104


def invite(core: Core) -> None:
    """Anna and Berdy run the bot, and so did somebody who has left; a stranger does not."""
    core.settings = core.settings.model_copy(update={"admin_ids": (ANNA, BERDY, GONE, 999)})
    people = [
        Subscriber(ANNA, "ru", "Asia/Almaty", START),
        Subscriber(BERDY, "tk", "Asia/Ashgabat", START, quiet_from=time(8), quiet_until=time(23)),
        Subscriber(GONE, "ru", "Asia/Almaty", START, active=False),
        Subscriber(STRANGER, "ru", "Asia/Almaty", START),
    ]
    for person in people:
        core.db.write_now(save_subscriber, person)


@pytest.fixture
async def told(scene: Scene) -> Scene:
    invite(scene.core)
    await scene.read_again()
    return scene


@pytest.fixture
def told_preview(preview: PreviewScene) -> PreviewScene:
    invite(preview.core)
    preview.read_again()
    return preview


def deliveries(core: Core, chat_id: int = ANNA) -> list[Delivery]:
    return core.db.read_now(list_deliveries, chat_id)


def notices(core: Core) -> list[ChannelNotice]:
    found = [load_notice(each.payload) for each in deliveries(core)]
    return [each for each in found if isinstance(each, ChannelNotice)]


def happened(core: Core) -> list[str]:
    return [notice.what for notice in notices(core)]


def others(core: Core) -> list[int]:
    return [len(deliveries(core, chat_id)) for chat_id in (BERDY, GONE, STRANGER, 999)]


@pytest.mark.parametrize(
    ("how", "states"),
    [("make_private", ["private"]), ("ban", ["banned"]), ("vanish", ["vanished", "private"])],
)
async def test_a_closing_is_told_once_and_again_only_after_it_was_open(
    told: Scene, world: World, news: WorldChannel, how: str, states: list[str]
) -> None:
    publish(news, 2, days_ago=1)
    async with told.reading():
        await told.until(lambda: told.ids(news) == [1, 2], moving_s=0.2)
        getattr(news, how)()
        await told.until(lambda: notices(told.core), moving_s=5)
    for _ in range(2):
        await told.read_again()
        async with told.reading():
            looks = len(told.server.calls("channels.getChannels"))
            await told.until(
                lambda asked=looks: len(told.server.calls("channels.getChannels")) >= asked + 3,  # type: ignore[misc]
                moving_s=1800,
            )
    (notice,) = notices(told.core)
    assert notice.what in states
    assert (notice.title, notice.username) == ("Example news", "example_news")
    assert notice.last_post_at == news.posts[2].published_at
    assert others(told.core) == [1, 0, 0, 0]
    async with told.reading():
        news.reopen()
        publish(news, 1, days_ago=0)
        await told.until(lambda: told.ids(news) == [1, 2, 3], moving_s=1800)
        assert happened(told.core)[1:] == ["readable"]
        getattr(news, how)()
        await told.until(lambda: len(notices(told.core)) == 3, moving_s=1800)
    assert happened(told.core)[2] in states


async def test_a_notice_comes_after_quiet_hours(told: Scene, news: WorldChannel) -> None:
    publish(news, 1, days_ago=1)
    async with told.reading():
        await told.until(lambda: told.ids(news) == [1], moving_s=0.2)
        news.ban()
        await told.until(lambda: notices(told.core), moving_s=5)
    (at_once,), (later,) = deliveries(told.core), deliveries(told.core, BERDY)
    assert at_once.due_at == at_once.created_at
    assert later.due_at - START.replace(hour=0) == timedelta(hours=18), "23:00 in Ashgabat"


async def test_a_channel_on_pause_is_nobodys_news(told: Scene, news: WorldChannel) -> None:
    publish(news, 1, days_ago=1)
    async with told.reading():
        await told.until(lambda: told.ids(news) == [1], moving_s=0.2)
        await told.until(told.collector.roster.list_joined, moving_s=0.2)
        await told.core.db.write(pause_channel, news.channel_id, paused=True)
        news.make_private()
        for _ in range(10):
            told.clock.move(hours=2)
            await told.core.db.wait_for_change(0.02)
        assert notices(told.core) == []
        await told.core.db.write(pause_channel, news.channel_id, paused=False)
        await told.until(lambda: notices(told.core), moving_s=60)
        await told.core.db.write(pause_channel, news.channel_id, paused=True)
        await told.core.db.write(pause_channel, news.channel_id, paused=False)
        await told.until(lambda: told.core.db.read_now(list_channels)[0].state == "private", moving_s=60)
    assert happened(told.core) == ["private"], "paused and resumed, it is closed as before"


async def test_a_new_name_is_told_once(told: Scene, news: WorldChannel) -> None:
    publish(news, 1, days_ago=1)
    async with told.reading():
        await told.until(lambda: told.ids(news) == [1], moving_s=0.2)
        news.rename(title="New title", username="new_name")
        await told.until(lambda: notices(told.core), moving_s=0.2)
        told.clock.move(hours=7)
        asked = len(told.server.calls("channels.getChannels"))
        await told.until(lambda: len(told.server.calls("channels.getChannels")) > asked, moving_s=60)
    (notice,) = notices(told.core)
    assert (notice.what, notice.before) == ("renamed", "Example news @example_news")
    assert (notice.title, notice.username) == ("New title", "new_name")


async def test_posts_that_no_push_brought_are_counted_as_repaired(told: Scene, news: WorldChannel) -> None:
    publish(news, 5, days_ago=1)
    async with told.reading():
        await told.until(lambda: told.ids(news) == [1, 2, 3, 4, 5], moving_s=0.2)
        await told.until(lambda: told.collector.roster.channels[news.channel_id].is_heard, moving_s=0.2)
        told.clock.move(minutes=1)
        news.publish("Пришло само")
        await told.until(lambda: 6 in told.ids(news))
        told.server.lose_pushes(count=2)
        news.publish("Это потерялось")
        news.publish("И это")
        await told.until(lambda: told.ids(news)[5:] == [6, 7, 8], moving_s=5)
        await told.until(lambda: find_repaired(told, news), moving_s=0.2)
    assert find_repaired(told, news) == 2, "history is no repair, and neither is what was pushed"


def find_repaired(scene: Scene | PreviewScene, channel: WorldChannel) -> int:
    return scene.core.db.read_now(find_watch_note, channel.channel_id).repaired


async def test_a_preview_that_goes_and_comes_is_told_once_each(
    told_preview: PreviewScene, news: WorldChannel
) -> None:
    preview, core = told_preview, told_preview.core
    publish(news, 2, days_ago=1)
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(news), moving_s=1)
        preview.site.hidden.add("example_news")
        await preview.until(lambda: notices(core), moving_s=60)
        preview.site.fail(502, times=2)  # other trouble meanwhile makes it no other event
        asked = len(preview.site.requests)
        await preview.until(lambda: len(preview.site.requests) > asked + 5, moving_s=600)
        assert happened(core) == ["no-preview"]
        preview.site.hidden.clear()
        await preview.until(lambda: len(notices(core)) == 2, moving_s=600)
        news.rename(username="elsewhere")
        await preview.until(lambda: len(notices(core)) == 3, moving_s=600)
    assert happened(core) == ["no-preview", "readable", "no-name"]
    assert others(core) == [3, 0, 0, 0]
    assert notices(core)[0].last_post_at == news.posts[2].published_at


async def test_a_name_that_never_led_to_a_post_gives_no_notice(
    told_preview: PreviewScene, world: World, news: WorldChannel
) -> None:
    preview = told_preview
    world.add_channel("hidden_news", "Hidden")
    preview.site.hidden.add("hidden_news")
    preview.read_again("@hidden_news", "@nobody_here", "@example_news")
    publish(news, 1, days_ago=1)
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(news), moving_s=1)
        await preview.until(
            lambda: (found := preview.channel("hidden_news")) is not None and found.failure, moving_s=60
        )
    assert notices(preview.core) == []


async def test_a_new_title_on_the_page_is_told_once(told_preview: PreviewScene, news: WorldChannel) -> None:
    preview = told_preview
    publish(news, 1, days_ago=1)
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(news), moving_s=1)
        news.rename(title="New title")
        await preview.until(lambda: notices(preview.core), moving_s=60)
        news.publish("Дальше")
        await preview.until(lambda: preview.is_equal(news), moving_s=60)
    assert [(notice.what, notice.before) for notice in notices(preview.core)] == [("renamed", "Example news")]
