"""The collector when Telegram refuses, asks to wait, closes channels or ends the login."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.collector.failures import SessionMissing
from bot.core import Core
from bot.errors import ConfigError
from storage.channels import find_channel, find_channel_by_username, get_channel, set_state
from storage.lookups import list_lookups
from storage.parts import list_waits
from tests.collector.reading import GatedClock, Scene, build, configure, publish
from tests.doubles.mtproto import MtprotoServer, World, WorldChannel


async def test_a_flood_wait_is_kept_and_other_work_goes_on(scene: Scene, news: WorldChannel) -> None:
    configure(scene.core, scene.server.string_session(), "@example_news", refresh_tiers=(60,))
    await scene.read_again()
    publish(news, 1, days_ago=1)
    async with scene.reading():
        await scene.until(lambda: scene.ids(news) == [1], moving_s=0.2)
        scene.server.flood_wait("messages.getHistory", 300, times=None)
        scene.server.lose_pushes(count=1)
        publish(news, 1, days_ago=0)
        await scene.until(lambda: histories(scene), moving_s=5)
        asked, waits = len(histories(scene)), scene.clock.time
        news.publish("Это пришло само")
        await scene.until(lambda: 3 in scene.ids(news))
        news.view(3, 777)
        await scene.until(lambda: scene.posts(news)[-1].counters.views == 777, moving_s=1)
        assert len(histories(scene)) == asked
        (wait,) = scene.core.db.read_now(list_waits, scene.clock.time)
        assert (wait.part, wait.method) == ("collector", "messages.getHistory"), "the status says so"
        assert 290 <= (wait.until - waits).total_seconds() <= 302
        assert not scene.collector.budget.is_open("messages.getHistory", scene.clock.time)
        scene.server.heal()
        await scene.until(lambda: scene.ids(news) == [1, 2, 3], moving_s=5)
    assert (scene.clock.time - waits).total_seconds() >= 290


async def test_a_flood_wait_is_kept_over_a_restart(scene: Scene, news: WorldChannel) -> None:
    publish(news, 1, days_ago=1)
    scene.server.flood_wait("messages.getHistory", 300)
    start = scene.clock.time
    async with scene.reading():
        await scene.until(lambda: histories(scene), moving_s=0.2)
    await scene.read_again()
    asked = len(scene.server.calls("messages.getHistory"))
    async with scene.reading():
        await scene.until(lambda: scene.server.calls("messages.getPeerDialogs")[2:], moving_s=5)
        assert len(scene.server.calls("messages.getHistory")) == asked
        await scene.until(lambda: scene.ids(news) == [1], moving_s=5)
    assert (scene.clock.time - start).total_seconds() >= 300


def histories(scene: Scene) -> list[object]:
    """The refused looks at history."""
    return [each for each in scene.server.incidents if "messages.getHistory: 420" in each.text]


@pytest.mark.parametrize(
    ("how", "state"), [("make_private", "private"), ("ban", "banned"), ("vanish", "vanished")]
)
async def test_a_closed_channel_gets_a_state_and_the_others_are_read(
    scene: Scene, world: World, news: WorldChannel, how: str, state: str
) -> None:
    other = world.add_channel("other_news", "Other news", joined=True)
    configure(scene.core, scene.server.string_session(), "@example_news", "@other_news")
    await scene.read_again()
    publish(news, 1, days_ago=1)
    async with scene.reading():
        await scene.until(lambda: scene.ids(news) == [1], moving_s=0.2)
        getattr(news, how)()
        await scene.until(lambda: stored_state(scene, news) not in ("active", None), moving_s=5)
        publish(other, 1, days_ago=0)
        await scene.until(lambda: scene.ids(other) == [1], moving_s=5)
        assert stored_state(scene, news) in (state, "private")
        news.reopen()
        publish(news, 1, days_ago=0)
        await scene.until(lambda: scene.ids(news) == [1, 2], moving_s=1800)
    assert stored_state(scene, news) == "active"


def stored_state(scene: Scene, channel: WorldChannel) -> str | None:
    found = scene.core.db.read_now(find_channel, channel.channel_id)
    return found.state if found else None


async def test_a_renamed_channel_is_followed_under_its_new_name(scene: Scene, news: WorldChannel) -> None:
    async with scene.reading():
        await scene.until(scene.collector.roster.list_joined, moving_s=0.2)
        news.rename(title="New title", username="new_name")
        await scene.until(lambda: scene.core.db.read_now(find_channel_by_username, "new_name"), moving_s=0.2)
        publish(news, 1, days_ago=0)
        await scene.until(lambda: scene.ids(news) == [2], moving_s=0.2)
    await scene.read_again()
    async with scene.reading():
        publish(news, 1, days_ago=0)
        await scene.until(lambda: scene.ids(news) == [2, 3], moving_s=0.2)
    assert len(scene.server.calls("contacts.resolveUsername")) == 1, "a name is looked up once"
    assert scene.core.db.read_now(get_channel, news.channel_id).title == "New title"


async def test_an_unknown_name_is_noted_and_not_asked_again_today(scene: Scene, news: WorldChannel) -> None:
    configure(scene.core, scene.server.string_session(), "@nobody_here", "@example_news")
    publish(news, 1, days_ago=1)
    for _ in range(2):
        await scene.read_again()
        async with scene.reading():
            await scene.until(lambda: scene.ids(news) == [1], moving_s=0.2)
            await scene.until(lambda: scene.core.db.read_now(list_lookups)["nobody_here"].failure, moving_s=1)
    assert len(scene.server.calls("contacts.resolveUsername")) == 2


async def test_look_ups_are_a_few_an_hour_over_restarts_too(scene: Scene, world: World) -> None:
    names = [f"channel_{number:02}" for number in range(15)]
    for name in names:
        world.add_channel(name, name)
    configure(scene.core, scene.server.string_session(), *names)
    for _ in range(2):
        await scene.read_again()
        async with scene.reading():
            await scene.until(lambda: count(scene, "contacts.resolveUsername") >= 12, moving_s=5)
            await scene.until(lambda: count(scene, "messages.getHistory") > 12, moving_s=5)
            scene.clock.move(minutes=1)
    assert len(scene.server.calls("contacts.resolveUsername")) == 12
    async with scene.reading():
        await scene.until(lambda: count(scene, "contacts.resolveUsername") == 15, moving_s=60)


def count(scene: Scene, method: str) -> int:
    """How often a method was called."""
    return len(scene.server.calls(method))


async def test_a_paused_channel_is_left_alone(scene: Scene, news: WorldChannel) -> None:
    publish(news, 1, days_ago=1)
    async with scene.reading():
        await scene.until(lambda: scene.ids(news) == [1], moving_s=0.2)
        await scene.core.db.write(set_state, news.channel_id, "paused")
        await scene.until(lambda: not scene.collector.roster.channels, moving_s=1)
        publish(news, 1, days_ago=0)
        await scene.core.db.write(set_state, news.channel_id, "active")
        await scene.until(lambda: scene.ids(news) == [1, 2], moving_s=1)


async def test_the_budget_is_kept(scene: Scene, news: WorldChannel) -> None:
    configure(scene.core, scene.server.string_session(), "@example_news", requests_per_minute=3)
    await scene.read_again()
    publish(news, 450, days_ago=10)
    start = scene.clock.time
    async with scene.reading():
        await scene.until(lambda: len(scene.ids(news)) == 450, moving_s=2)
    minutes = (scene.clock.time - start).total_seconds() / 60
    rooms = ("messages", "channels", "contacts")
    calls = [each for each in scene.server.requests if each.method.split(".")[0] in rooms]
    assert 7 <= len(calls) <= 3 * (minutes + 1)


async def test_a_revoked_session_ends_with_the_sentence(scene: Scene, news: WorldChannel) -> None:
    async with scene.reading() as reader:
        await scene.until(scene.collector.roster.list_joined, moving_s=0.2)
        scene.server.revoke_session()
        scene.clock.move(minutes=2)
        with pytest.raises(SessionMissing, match="caspian-watch login"):
            await reader


async def test_a_forgotten_key_ends_with_the_sentence(scene: Scene, news: WorldChannel) -> None:
    async with scene.reading() as reader:
        await scene.until(scene.collector.roster.list_joined, moving_s=0.2)
        scene.server.forget_key()
        with pytest.raises(SessionMissing, match="caspian-watch login"):
            await reader


async def test_without_a_login_it_says_which_command_to_run(
    core: Core, gated: GatedClock, tmp_path: Path
) -> None:
    configure(core, str(tmp_path / "elsewhere" / "none.session"), "@example_news")
    with pytest.raises(SessionMissing, match=r"there is no login yet.*caspian-watch login"):
        await build(core, gated).run()
    assert "elsewhere" not in os.listdir(tmp_path), "a session that is missing is not made"
    world = World()
    world.account.authorised = False
    async with MtprotoServer(world) as server:
        configure(core, server.string_session(), "@example_news")
        with pytest.raises(SessionMissing, match=r"not valid.*caspian-watch login"):
            await build(core, gated).run()


async def test_a_wrong_setting_is_named(core: Core, gated: GatedClock) -> None:
    configure(core, "x.session", "https://t.me/+invitation")
    with pytest.raises(ConfigError, match="CHANNELS"):
        build(core, gated)
    configure(core, "x.session", "@example_news", telegram_api_id=None)
    with pytest.raises(ConfigError, match="TELEGRAM_API_ID"):
        await build(core, gated).run()


async def test_an_error_of_telegrams_is_noted_and_got_over(scene: Scene, news: WorldChannel) -> None:
    publish(news, 1, days_ago=1)
    scene.server.fail("messages.getHistory", 400, "SOMETHING_NEW", times=2)
    async with scene.reading():
        await scene.until(lambda: scene.ids(news) == [1], moving_s=5)
    assert scene.core.db.read_now(get_channel, news.channel_id).failure is None


@pytest.mark.parametrize("is_too_long", [False, True])
async def test_what_telethon_drops_from_a_difference_is_read_again(
    scene: Scene, news: WorldChannel, is_too_long: bool
) -> None:
    publish(news, 3, days_ago=0.5)
    async with scene.reading():
        await scene.until(lambda: len(scene.ids(news)) == 3, moving_s=0.2)
        news.publish("С этого места Telethon знает канал")
        await scene.until(lambda: len(scene.ids(news)) == 4)
        scene.clock.move(minutes=1)
        scene.server.lose_pushes(count=3)
        if is_too_long:
            scene.server.answer_difference_too_long(news)
        news.edit(2, "Об этой правке никто не сказал")
        news.delete(3)
        news.publish("И об этом тоже")
        news.publish("А это пришло")
        await scene.until(lambda: scene.ids(news) == [1, 2, 4, 5, 6], moving_s=0.2)
        await scene.until(lambda: scene.posts(news)[1].text.startswith("Об этой"), moving_s=0.2)
    assert scene.server.calls("updates.getChannelDifference")
