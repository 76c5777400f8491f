"""The whole program between the two doubles: what channels publish reaches people, once, whatever breaks.

One service for most tests, since a start takes seconds: each has its own person, channel and word.
Tests that end or kill the service have one of their own.
"""

from __future__ import annotations

import sys
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.i18n import load_texts
from tests.doubles.bot_api import Person
from tests.doubles.mtproto import WorldChannel
from tests.e2e.clocks import HurriedClock
from tests.e2e.wires import LATER_S, SOON_S, Wires, open_wires, save_alert
from tests.soak.kills import run_kills

pytestmark = pytest.mark.asyncio(loop_scope="module")

FIRST_CHAT = 720_000_000
OLD = "Старая новость: ледокол, траулер и шхуна вышли из порта"
CHANNELS = {
    "port_news": "Port news",
    "sea_news": "Sea news",
    "rail_news": "Rail news",
    "gas_news": "Gas news",
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def wires(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Wires]:
    """Started once; every channel has a history that is read before the tests begin."""
    async with open_wires(tmp_path_factory.mktemp("wires"), CHANNELS, is_fresh=True) as made:
        for channel in made.world.channels.values():
            channel.publish(OLD, push=False)
        await made.service.start(only=None)
        for channel in made.world.channels.values():
            await made.until_stored(channel)
        yield made
        assert await made.service.stop() == 0


def find(wires: Wires, name: str) -> WorldChannel:
    channel = wires.world.find_channel(name)
    assert channel is not None
    return channel


def told(person: Person, text: str) -> list[str]:
    """The alerts that brought a post, however often."""
    why = load_texts(person.language or "en")("button-why")
    return [shown.text for shown in person.shown if why in shown.buttons and text in shown.text]


async def test_a_post_becomes_an_alert_within_two_seconds_once_and_history_never_does(wires: Wires) -> None:
    person, channel = wires.api.person(FIRST_CHAT + 1, "ru"), find(wires, "port_news")
    await save_alert(person, "ледокол")
    await person.rest()
    began_at = time.monotonic()
    channel.publish("Ледокол встретили в Актау")
    shown = await person.wait_for("Ледокол встретили")
    assert shown.at - began_at < 2
    channel.publish("Погода без перемен")
    await wires.until_stored(channel)
    await person.say("/help")
    await person.wait_for(load_texts("ru")("help-title"))
    assert len(told(person, "Ледокол встретили")) == 1
    assert not told(person, OLD)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_no_secret_stands_among_the_arguments_which_everybody_on_the_machine_can_read(
    wires: Wires,
) -> None:
    arguments = read_arguments(wires.service.pid)
    assert "run" in arguments
    settings = dict(line.split("=", 1) for line in wires.service.config.read_text("utf-8").splitlines())
    for key in ("BOT_TOKEN", "TELEGRAM_API_HASH", "TELEGRAM_SESSION"):
        assert settings[key] not in str(arguments)


def read_arguments(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/cmdline").read_text("utf-8").split("\0")


async def test_edits_and_deletions_reach_the_database(wires: Wires) -> None:
    channel = find(wires, "gas_news")
    first, second = channel.publish("Газ подорожал"), channel.publish("Газ подешевел")
    await wires.until_stored(channel)
    channel.edit(first, "Газ подорожал вдвое")
    channel.delete(second)
    await wires.until_stored(channel, SOON_S)
    old = (
        "select v.text from post_versions v join posts p using (seq) where p.channel_id = ? and p.post_id = ?"
    )
    assert wires.ask(old, channel.channel_id, first) == [("Газ подорожал",)]


async def test_a_flood_wait_on_history_is_kept_and_pushed_posts_still_alert(wires: Wires) -> None:
    person, quiet, loud = (
        wires.api.person(FIRST_CHAT + 2, "kk"),
        find(wires, "rail_news"),
        find(wires, "sea_news"),
    )
    await save_alert(person, "траулер")
    wires.telegram.flood_wait("messages.getHistory", 4)
    quiet.publish("Nobody was told of this post", push=False)
    await wires.telegram.until(lambda: "FLOOD_WAIT_4" in str(wires.telegram.incidents), LATER_S)
    refused_at = next(each.at for each in wires.telegram.incidents if "FLOOD_WAIT_4" in each.text)
    loud.publish("Траулер келді")
    shown = await person.wait_for("Траулер келді")
    assert shown.at - refused_at < 3, "a push does not wait for history"
    await wires.until_stored(quiet)
    again = [call.at for call in wires.telegram.calls("messages.getHistory") if call.at > refused_at]
    assert min(again) - refused_at >= 4


async def test_both_networks_cut_and_back(wires: Wires) -> None:
    person, channel = wires.api.person(FIRST_CHAT + 3, "ru"), find(wires, "sea_news")
    await save_alert(person, "шхуна")
    await wires.telegram.refuse_connections()
    wires.telegram.cut_connections()
    await wires.api.go_down()
    channel.publish("Шхуна пришла, пока никто не слышал")
    channel.edit(channel.publish("Шхуна с опечаткой"), "Шхуна без опечатки")
    await person.say("/help")
    await wires.service.wait_for_log("Failed to fetch updates")
    await wires.telegram.refuse_connections(False)
    await wires.api.come_up()
    await person.wait_for("Шхуна пришла", LATER_S)
    await person.wait_for(lambda shown: "Шхуна без опечатки" in shown.text, LATER_S)
    await wires.until_stored(channel)
    await wires.api.wait_until(lambda: load_texts("ru")("help-title") in str(person.messages), LATER_S)
    assert len(told(person, "Шхуна пришла")) == len(told(person, "Шхуна без опечатки")) == 1


async def test_an_alert_says_that_its_post_was_edited_and_then_deleted(wires: Wires) -> None:
    person, channel = wires.api.person(FIRST_CHAT + 7, "ru"), find(wires, "gas_news")
    await save_alert(person, "баркас")
    post_id = channel.publish("Баркас вышел из Актау в Баку")
    await person.wait_for("Баркас вышел", SOON_S)
    channel.edit(post_id, "Баркас вышел из Актау в Энзели")
    edited = await person.wait_for("Пост изменён", LATER_S)
    channel.delete(post_id)
    deleted = await person.wait_for("Пост удалён", LATER_S)
    assert edited.kind == deleted.kind == "edit"
    assert edited.message_id == deleted.message_id
    assert [text for text in person.messages if "Баркас вышел" in text] == [deleted.text]


async def test_two_processes_share_the_work(tmp_path: Path) -> None:
    async with open_wires(tmp_path, {"port_news": "Port news"}) as wires:
        reading, channel = wires.add_service(), find(wires, "port_news")
        channel.publish(OLD, push=False)
        try:
            await wires.service.start("serve")
            await reading.launch("collect")
            person = wires.api.person(FIRST_CHAT + 4, "tk")
            await save_alert(person, "паром")
            await wires.until_stored(channel)
            await person.rest()
            began_at = time.monotonic()
            channel.publish("Паром пришёл в Туркменбаши")
            shown = await person.wait_for("Паром пришёл", SOON_S)
            assert shown.at - began_at < 2
            assert await reading.stop() == 0
            channel.publish("Паром ушёл, пока никто не читал")
            await person.say("/alerts")
            await person.wait_for("паром")
            await reading.launch("collect")
            await person.wait_for("Паром ушёл", LATER_S)
            assert await wires.service.stop() == 0
            assert await reading.stop() == 0
        finally:
            await reading.make_sure_it_ends()
        reading.check_log(*(post.text for post in channel.posts.values()))
        assert len(told(person, "Паром пришёл")) == len(told(person, "Паром ушёл")) == 1


async def test_the_digest_comes_at_its_minute_and_top_follows_silent_reactions(tmp_path: Path) -> None:
    """On a clock that begins at 08:00 in Almaty, makes a minute of three seconds, and leaps."""
    begin = datetime(2026, 3, 4, 3, 0, tzinfo=UTC)
    clock = HurriedClock.begin(begin, speed=20, leaps=tmp_path / "leaps.txt")
    slot = datetime(2026, 3, 4, 3, 30, tzinfo=UTC)
    settings: dict[str, Any] = {"REFRESH_TIERS": ",".join(f"{minutes}m" for minutes in range(2, 90, 2))}
    async with open_wires(tmp_path, {"port_news": "Port news"}, clock=clock, **settings) as wires:
        channel, person = find(wires, "port_news"), wires.api.person(FIRST_CHAT + 5, "en")
        for days in range(1, 11):  # what is usual in this channel
            channel.publish("Погода без перемен", at=clock.start - timedelta(days=days), views=900)
        gas = channel.publish("Казахстан и Туркменистан договорились о транзите газа", views=900)
        rail = channel.publish("Казахстан и Туркменистан запустили поезд через Болашак", views=900)
        await wires.service.start(only=None)
        await wires.until_stored(channel)
        await subscribe_at_half_past_eight(person)
        assert clock.now() < slot, "the machine was too slow for this test"
        channel.react(rail, {"🔥": 500})
        clock.leap(2)
        await wires.until(lambda: wires.count_reactions(channel, rail) == 500, LATER_S)
        assert await find_first_of_top(person) == "запустили"
        channel.react(gas, {"🔥": 5000, "👍": 1000})
        clock.leap(2)
        await wires.until(lambda: wires.count_reactions(channel, gas) == 6000, LATER_S)
        assert await find_first_of_top(person) == "договорились"
        assert not wires.ask("select 1 from deliveries where kind = 'digest'"), "before its minute"
        clock.leap(int((slot - clock.now()).total_seconds() // 60))
        await person.wait_for(load_texts("en")("digest-title"), LATER_S)
        assert await wires.service.stop() == 0
        ((queued_at, state),) = wires.ask("select created_at, state from deliveries where kind = 'digest'")
        assert slot.timestamp() <= float(str(queued_at)) < slot.timestamp() + 60
        assert state == "sent"


async def subscribe_at_half_past_eight(person: Person) -> None:
    texts = load_texts(person.language or "en")
    await person.say("/subscribe")
    for label in (texts("button-onward"), "08:30"):
        await person.wait_for(label, SOON_S)
        await person.tap(label)
    await person.wait_for(lambda shown: shown.text.startswith("Done:"), SOON_S)


async def find_first_of_top(person: Person) -> str:
    """Asks for /top; returns which of the two posts stands first."""
    await person.say("/top")
    shown = await person.wait_for(load_texts(person.language or "en")("top-title", days=7), SOON_S)
    return min(("запустили", "договорились"), key=shown.text.index)


async def test_killed_at_ten_moments_it_has_no_hole_and_repeats_nothing_unmarked(tmp_path: Path) -> None:
    outcome = await run_kills(tmp_path, kills=10, history=40, seed=11)
    assert outcome.alerts > 5
    assert outcome.is_good, outcome
