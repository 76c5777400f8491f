"""FLOOD_WAIT 300 on history: the pause is kept, what is pushed stays fresh, and the status tells both."""

from __future__ import annotations

from datetime import datetime

from bot.answers.stats import get_status
from bot.domain.answer_values import Status
from bot.i18n import LANGUAGES, load_texts
from bot.views.channels import view_status
from bot.views.rendering import render_text
from storage.channels import get_channel
from tests.collector.reading import Scene, configure, publish
from tests.doubles.mtproto import World, WorldChannel
from tests.views.fixtures import ALMATY

HISTORY = "messages.getHistory"
JOINED = [f"joined_{number}" for number in range(5)]


async def test_five_minutes_without_history_lose_and_delay_nothing_that_is_pushed(
    scene: Scene, world: World
) -> None:
    joined = [world.add_channel(name, name, joined=True) for name in JOINED]
    polled = world.add_channel("polled_news", "Polled news")
    world.account.channel_limit = len(world.account.joined)
    for channel in (*joined, polled):
        publish(channel, 1, days_ago=0.02)
    configure(scene.core, scene.server.string_session(), *JOINED, "@polled_news", poll_interval_s=60)
    collector = await scene.read_again()
    async with scene.reading():
        await scene.until(lambda: read(scene), moving_s=1)
        scene.server.flood_wait(HISTORY, 300, times=1)
        polled.publish("Об этом спрашивают историю")
        await scene.until(lambda: not collector.budget.is_open(HISTORY, scene.clock.time), moving_s=5)
        refused_at, asked = scene.clock.time, len(scene.server.calls(HISTORY))
        last = {channel.channel_id: 1 for channel in joined}
        for minute in range(4):
            for channel in joined:
                last[channel.channel_id] = channel.publish(f"Минута {minute}")
            if minute == 1:
                scene.server.lose_pushes(count=1)
                joined[0].publish("Об этом посте никто не сказал")
            await scene.until(lambda: is_fresh(scene, joined, last))
            for _ in range(12):
                scene.clock.move(seconds=6)
                await scene.core.db.wait_for_change(0.02)
        assert len(scene.server.calls(HISTORY)) == asked, "the pause is kept"
        assert len(scene.ids(joined[0])) == len(joined[0].posts), "the next push tells of the lost one"
        until = check_status(await get_status(scene.core.db, scene.clock.time), refused_at)
        assert 285 <= (until - refused_at).total_seconds() <= 301
        await scene.until(lambda: scene.ids(polled) == [1, 2], moving_s=2)
        assert scene.clock.time >= until
    after = await get_status(scene.core.db, scene.clock.time)
    assert after.waits == ()
    assert sum(line.repaired for line in after.channels) == 0, "to be polled is no repair"


async def test_a_channel_known_to_have_more_than_could_be_read_does_not_pass_for_checked(
    scene: Scene, news: WorldChannel
) -> None:
    publish(news, 1, days_ago=0.02)
    async with scene.reading():
        await scene.until(lambda: scene.ids(news) == [1] and scene.collector.roster.list_joined(), moving_s=1)
        scene.server.flood_wait(HISTORY, 300, times=None)
        scene.server.lose_pushes(count=1)
        news.publish("Об этом никто не сказал")
        published_at = scene.clock.time
        await scene.until(lambda: not scene.collector.budget.is_open(HISTORY, scene.clock.time), moving_s=5)
        asked = len(scene.server.calls("messages.getPeerDialogs"))
        await scene.until(lambda: len(scene.server.calls("messages.getPeerDialogs")) > asked + 1, moving_s=5)
        checked_at = scene.core.db.read_now(get_channel, news.channel_id).last_checked_at
    assert checked_at is not None
    assert checked_at <= published_at


def read(scene: Scene) -> bool:
    """Whether every channel was read to its end, and those that can be joined are."""
    roster = scene.collector.roster.channels
    return len(roster) == len(JOINED) + 1 and all(
        followed.channel.cursor == 1 and followed.poll_at is not None for followed in roster.values()
    )


def is_fresh(scene: Scene, channels: list[WorldChannel], last: dict[int, int]) -> bool:
    return all(scene.find(channel, last[channel.channel_id]) is not None for channel in channels)


def check_status(status: Status, refused_at: datetime) -> datetime:
    """What the status says of the pause, and of the channels meanwhile; returns when the pause ends."""
    (wait,) = status.waits
    assert wait.method == HISTORY
    lines = {line.username: line for line in status.channels}
    for name in JOINED:
        assert lines[name].lag_p50_s == 0, "on a clock that stands still while a push is stored"
        assert name == JOINED[0] or lines[name].lag_p95_s == 0
        assert lines[name].last_checked_at is not None
    checked_at = lines["polled_news"].last_checked_at
    assert checked_at is not None
    assert checked_at <= refused_at, "what could not be looked at does not pass for looked at"
    for language in LANGUAGES:
        texts = load_texts(language)
        shown = render_text(view_status(status, texts, zone=ALMATY))
        assert texts("wait-history") in shown
    return wait.until
