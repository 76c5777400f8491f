"""Which channels the account leaves: removed ones that it joined itself, slowly, unless they are wanted."""

from __future__ import annotations

from datetime import timedelta

from bot.collector.departures import LEAVE_AFTER
from storage.following import drop_name, follow_name, remove_channel, restore_channel
from storage.watch_notes import find_watch_note
from tests.collector.reading import Scene, configure, publish
from tests.doubles.mtproto import World, WorldChannel

LEAVE = "channels.leaveChannel"


def has_joined(scene: Scene, *channels: WorldChannel) -> bool:
    """Whether the collector has joined all of these, and noted so."""
    ids = [channel.channel_id for channel in channels]
    return all(scene.core.db.read_now(find_watch_note, channel_id).joined_at for channel_id in ids)


async def follow(scene: Scene, world: World, *names: str) -> list[WorldChannel]:
    """Has the collector told to follow channels that the account has not joined."""
    channels = [world.add_channel(name, name) for name in names]
    for channel in channels:
        publish(channel, 1, days_ago=1)
    configure(scene.core, scene.server.string_session(), "@example_news", *names)
    await scene.read_again()
    return channels


async def pass_time(scene: Scene, passed: timedelta) -> None:
    end = scene.clock.time + passed
    while scene.clock.time < end:
        scene.clock.move(minutes=1)
        await scene.core.db.wait_for_change(0.02)


async def test_a_removed_channel_is_left_once_and_what_a_person_joined_is_not(
    scene: Scene, world: World, news: WorldChannel
) -> None:
    (other,) = await follow(scene, world, "other_news")
    async with scene.reading():
        await scene.until(lambda: has_joined(scene, other), moving_s=1)
        for channel in (other, news):
            await scene.core.db.write(remove_channel, channel.channel_id)
        removed_at = scene.clock.time
        await scene.until(lambda: scene.server.calls(LEAVE), moving_s=20)
        assert scene.clock.time - removed_at >= LEAVE_AFTER
        await scene.until(lambda: not has_joined(scene, other), moving_s=1)
        await pass_time(scene, timedelta(hours=3))
    assert world.account.joined == {news.channel_id}, "it was a member before we came"
    assert len(scene.server.calls(LEAVE)) == 1


async def test_what_is_wanted_again_is_not_left_and_is_joined_again_later(scene: Scene, world: World) -> None:
    (other,) = await follow(scene, world, "other_news")
    async with scene.reading():
        await scene.until(lambda: has_joined(scene, other), moving_s=1)
        await scene.core.db.write(remove_channel, other.channel_id)
        await pass_time(scene, LEAVE_AFTER / 2)
        await scene.core.db.write(restore_channel, other.channel_id, paused=False)
        await pass_time(scene, 2 * LEAVE_AFTER)
        assert not scene.server.calls(LEAVE)
        assert len(scene.server.calls("channels.joinChannel")) == 1, "it never ceased to be a member"
        await scene.core.db.write(remove_channel, other.channel_id)
        await scene.until(lambda: scene.server.calls(LEAVE), moving_s=60)
        await scene.until(lambda: not has_joined(scene, other), moving_s=1)
        assert await scene.core.db.write(follow_name, "other_news") == "back"
        await scene.until(lambda: has_joined(scene, other), moving_s=60)
    assert other.channel_id in world.account.joined


async def test_leaving_is_counted_with_the_joins_of_an_hour(scene: Scene, world: World) -> None:
    channels = await follow(scene, world, *(f"channel_{number}" for number in range(6)))
    async with scene.reading():
        await scene.until(lambda: has_joined(scene, *channels), moving_s=60)
        for channel in channels:
            await scene.core.db.write(remove_channel, channel.channel_id)
        began_at = scene.clock.time
        await scene.until(lambda: len(scene.server.calls(LEAVE)) == 6, moving_s=60)
        assert scene.clock.time - began_at > timedelta(hours=1)


async def test_who_is_no_member_any_more_has_left(scene: Scene, world: World) -> None:
    (other,) = await follow(scene, world, "other_news")
    async with scene.reading():
        await scene.until(lambda: has_joined(scene, other), moving_s=1)
        world.account.joined.discard(other.channel_id)
        await scene.core.db.write(remove_channel, other.channel_id)
        await scene.until(lambda: not has_joined(scene, other), moving_s=60)
        await pass_time(scene, timedelta(hours=2))
    assert len(scene.server.calls(LEAVE)) == 1
    assert not await scene.core.db.write(drop_name, "other_news")
