"""What an operator says about channels reaches a collector that reads, and outlives its restart.

`db` writes as the chat of the same process does, `elsewhere` as a chat in another process.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.collector.membership import Membership
from bot.collector.readings import ChannelLook
from bot.collector.roster import Roster
from storage.channels import add_channel, find_channel, get_channel
from storage.database import Database
from storage.following import (
    drop_name,
    follow_name,
    pause_channel,
    remove_channel,
    restore_channel,
    retry_name,
    set_kind,
)
from storage.lookups import list_lookups
from storage.records import Channel
from tests.collector.reading import Scene, configure, publish
from tests.doubles.mtproto import World, WorldChannel


@pytest.fixture(params=["the same process", "another process"])
def chat(scene: Scene, request: pytest.FixtureRequest) -> Iterator[Database]:
    """The database as the chat sees it: another process has connections of its own."""
    if request.param == "the same process":
        yield scene.core.db
        return
    elsewhere = Database.open(scene.core.db.path)
    yield elsewhere
    elsewhere.close()


def state_of(scene: Scene, channel: WorldChannel) -> str | None:
    stored = scene.core.db.read_now(find_channel, channel.channel_id)
    return stored.state if stored else None


async def test_a_name_that_is_asked_for_is_read_within_seconds(
    scene: Scene, world: World, news: WorldChannel, chat: Database
) -> None:
    sea = world.add_channel("Sea_News", "Sea news")
    publish(sea, 2, days_ago=1)
    publish(news, 1, days_ago=1)
    async with scene.reading():
        await scene.until(lambda: scene.ids(news) == [1], moving_s=0.2)
        began_at = scene.clock.time
        assert await chat.write(follow_name, "@sea_news") == "wanted"
        await scene.until(lambda: scene.ids(sea) == [1, 2], moving_s=0.2)
        assert scene.clock.time - began_at < timedelta(minutes=1)
    assert await chat.write(follow_name, "@Sea_News") == "known"


async def test_names_that_are_asked_for_go_before_those_of_the_settings(scene: Scene, world: World) -> None:
    names = [f"channel_{number:02}" for number in range(11)]
    for name in [*names, "zz_asked"]:
        world.add_channel(name, name)
    configure(scene.core, scene.server.string_session(), *names)
    await scene.read_again()
    await scene.core.db.write(follow_name, "zz_asked")
    async with scene.reading():
        await scene.until(lambda: scene.server.calls("contacts.resolveUsername"), moving_s=0.2)
    assert scene.server.calls("contacts.resolveUsername")[0].fields["username"] == "zz_asked"


async def test_a_paused_channel_is_not_read_not_even_when_it_pushes(
    scene: Scene, world: World, news: WorldChannel, chat: Database
) -> None:
    other = world.add_channel("other_news", "Other news", joined=True)
    configure(scene.core, scene.server.string_session(), "@example_news", "@other_news")
    await scene.read_again()
    publish(news, 1, days_ago=1)
    async with scene.reading():
        await scene.until(lambda: scene.ids(news) == [1], moving_s=0.2)
        await scene.until(lambda: len(scene.collector.roster.list_joined()) == 2, moving_s=0.2)
        await chat.write(pause_channel, news.channel_id, paused=True)
        await scene.until(lambda: news.channel_id not in scene.collector.roster.channels, moving_s=0.2)
        asked = len(scene.server.calls("messages.getHistory"))
        publish(news, 2, days_ago=0)
        publish(other, 1, days_ago=0)
        await scene.until(lambda: scene.ids(other) == [1], moving_s=0.2)
        for _ in range(20):
            scene.clock.move(minutes=10)
            await scene.core.db.wait_for_change(0.02)
        assert scene.ids(news) == [1]
        histories = scene.server.calls("messages.getHistory")[asked:]
        assert all(call.fields["peer"].channel_id == other.channel_id for call in histories)
        await chat.write(pause_channel, news.channel_id, paused=False)
        await scene.until(lambda: scene.ids(news) == [1, 2, 3], moving_s=0.2)


async def test_a_removed_channel_does_not_come_back_after_a_restart(
    scene: Scene, world: World, news: WorldChannel, chat: Database
) -> None:
    other = world.add_channel("other_news", "Other news", joined=True)
    configure(scene.core, scene.server.string_session(), "@example_news", "@other_news")
    await scene.read_again()
    publish(news, 1, days_ago=1)
    async with scene.reading():
        await scene.until(lambda: scene.ids(news) == [1], moving_s=0.2)
        await chat.write(remove_channel, news.channel_id)
        await scene.until(lambda: news.channel_id not in scene.collector.roster.channels, moving_s=0.2)
    for number in (1, 2):
        await scene.read_again()
        async with scene.reading():
            publish(news, 1, days_ago=0)
            publish(other, 1, days_ago=0)
            await scene.until(lambda count=number: len(scene.ids(other)) == count, moving_s=5)  # type: ignore[misc]
            assert news.channel_id not in scene.collector.roster.channels
    assert state_of(scene, news) == "removed"
    assert scene.ids(news) == [1], "what was read stays"
    assert await chat.write(follow_name, "@example_news") == "back"
    async with scene.reading():
        await scene.until(lambda: scene.ids(news) == [1, 2, 3], moving_s=0.2)


async def test_the_settings_do_not_bring_a_removed_channel_back_under_a_new_name(
    scene: Scene, news: WorldChannel
) -> None:
    publish(news, 1, days_ago=1)
    async with scene.reading():
        await scene.until(lambda: scene.ids(news) == [1], moving_s=0.2)
    await scene.core.db.write(remove_channel, news.channel_id)
    news.rename(username="new_name", push=False)
    configure(scene.core, scene.server.string_session(), "@new_name")
    await scene.read_again()
    async with scene.reading():
        await scene.until(lambda: found(scene, "new_name"), moving_s=0.2)
        assert state_of(scene, news) == "removed"
    await scene.core.db.write(restore_channel, news.channel_id, paused=False)
    publish(news, 1, days_ago=0)
    async with scene.reading():
        await scene.until(lambda: scene.ids(news) == [1, 2], moving_s=0.2)


def found(scene: Scene, name: str) -> bool:
    lookup = scene.core.db.read_now(list_lookups).get(name)
    return lookup is not None and lookup.channel_id is not None


async def test_a_dropped_name_of_the_settings_is_not_looked_up(
    scene: Scene, world: World, news: WorldChannel
) -> None:
    world.add_channel("other_news", "Other news")
    configure(scene.core, scene.server.string_session(), "@other_news", "@example_news")
    await scene.core.db.write(follow_name, "@other_news")
    await scene.core.db.write(drop_name, "@other_news")
    publish(news, 1, days_ago=1)
    for _ in range(2):
        await scene.read_again()
        async with scene.reading():
            await scene.until(lambda: scene.ids(news) == [1], moving_s=0.2)
            for _ in range(20):
                scene.clock.move(minutes=15)
                await scene.core.db.wait_for_change(0.02)
    asked = [call.fields["username"] for call in scene.server.calls("contacts.resolveUsername")]
    assert asked == ["example_news"]


async def test_a_name_sought_in_vain_is_tried_again_after_an_hour_when_asked(
    scene: Scene, world: World, news: WorldChannel
) -> None:
    async with scene.reading():
        await scene.core.db.write(follow_name, "@late_news")
        await scene.until(lambda: scene.core.db.read_now(list_lookups)["late_news"].failure, moving_s=0.2)
        world.add_channel("late_news", "Late news")
        tried_at = scene.clock.time
        assert await scene.core.db.write(retry_name, "late_news")
        await scene.until(lambda: found(scene, "late_news"), moving_s=30)
        waited = scene.clock.time - tried_at
    assert timedelta(minutes=55) < waited < timedelta(minutes=70)


async def test_a_look_that_was_under_way_overrules_no_operator(scene: Scene) -> None:
    before = Channel(5, "Old title", "sea_news", kind="media", state="private", access_hash=1)
    db, now = scene.core.db, scene.clock.time
    await db.write(add_channel, before)
    await db.write(set_kind, 5, "exile")
    await db.write(pause_channel, 5, paused=True)
    members = Membership(db, Roster(), {})
    await members.take_look(before, ChannelLook(5, "New title", "sea_news", 1), now)
    await members.close(before, "banned", now)
    assert await db.read(get_channel, 5) == replace(before, title="New title", kind="exile", state="paused")


async def test_a_channel_that_closes_while_paused_stays_paused(scene: Scene, news: WorldChannel) -> None:
    publish(news, 1, days_ago=1)
    async with scene.reading():
        await scene.until(lambda: scene.ids(news) == [1], moving_s=0.2)
        await scene.until(scene.collector.roster.list_joined, moving_s=0.2)
        news.make_private()
        await scene.core.db.write(pause_channel, news.channel_id, paused=True)
        for _ in range(10):
            scene.clock.move(hours=2)
            await scene.core.db.wait_for_change(0.02)
    assert state_of(scene, news) == "paused"
