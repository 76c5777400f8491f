"""The whole program with nothing but a bot token: what a channel's web page shows reaches a person, once."""

from __future__ import annotations

import asyncio
import random
import signal
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.doubles.bot_api import BotApi
from tests.doubles.mtproto import World, WorldChannel
from tests.doubles.preview import PreviewDouble
from tests.e2e.clocks import HurriedClock
from tests.e2e.conftest import Service

KILLS = 3


def configure(service: Service, site: PreviewDouble) -> None:
    with service.config.open("a", encoding="utf-8") as config:
        config.write(
            f"PREVIEW_URL={site.url}\nCHANNELS=@port_news\nPOLL_INTERVAL_S=5\nREQUESTS_PER_MINUTE=600\n"
        )


def ask(service: Service, sql: str) -> list[tuple[Any, ...]]:
    """Reads from the database; nothing as long as there is none."""
    if not service.database.exists():
        return []
    with closing(sqlite3.connect(service.database)) as connection:
        try:
            return connection.execute(sql).fetchall()
        except sqlite3.OperationalError:
            return []


async def test_a_new_post_becomes_an_alert_once_and_history_never_does(tmp_path: Path) -> None:
    clock = HurriedClock.begin(datetime.now(UTC), speed=10)  # or a look each five seconds is waited for
    world = World(clock=clock.now)
    channel = world.add_channel("port_news", "Port news")
    channel.publish("Старая новость про порт", at=clock.now() - timedelta(minutes=5))
    async with BotApi() as api, PreviewDouble(world) as site:
        service = Service(tmp_path, api, clock=clock)
        configure(service, site)
        try:
            await service.start(only=None)
            person = api.person(502, language="ru")
            await person.say("/alert порт")
            await person.wait_for("За 30 дней")
            await person.tap("Сохранить")
            await person.wait_for("Сохранено")
            await site.until(lambda: len(ask(service, "select 1 from posts")) == 1)
            channel.publish("В порту Актау встретили паром")
            await person.wait_for("встретили паром", timeout_s=40)
            channel.publish("Погода без перемен")
            await site.until(lambda: len(ask(service, "select 1 from posts")) == 3)
            await person.say("/status")
            await person.wait_for("по их открытым веб-страницам")
            assert sum("встретили паром" in text for text in person.messages) == 1
            assert not [
                text for text in person.messages if text.startswith("Оповещение") and "Старая" in text
            ]
            assert await service.stop() == 0
            assert service.check_database() == "ok"
            service.check_log()
            assert site.most_at_once == 1
        finally:
            await service.make_sure_it_ends()


async def test_killed_again_and_again_it_leaves_no_hole_and_no_duplicate(tmp_path: Path) -> None:
    world, chance = World(), random.Random(7)
    channel = world.add_channel("port_news", "Port news")
    fill(channel)
    api = BotApi()
    async with PreviewDouble(world) as site:
        service = Service(tmp_path, api)
        configure(service, site)
        site.delay(0.05, times=None)
        try:
            for _ in range(KILLS):
                await service.launch(only="collect")
                asked = len(site.requests) + chance.randrange(1, 9)
                await site.until(lambda: len(site.requests) >= asked)  # noqa: B023
                await asyncio.sleep(chance.random() / 10)
                service.signal(signal.SIGKILL)
                await service.wait_end()
                channel.publish("Между двумя убийствами")
            site.heal()
            await service.launch(only="collect")
            newest = channel.top_post_id
            await site.until(lambda: ask(service, f"select 1 from channels where cursor = {newest}"))
            assert await service.stop() == 0
        finally:
            await service.make_sure_it_ends()
        stored = ask(service, "select post_id, text from posts order by post_id")
        shown = [(post.post_id, post.text) for post in channel.list_posts() if post.text]
        assert stored == shown
        assert ask(service, "select count(*) from post_versions") == [(0,)]
        assert service.check_database() == "ok"


def fill(channel: WorldChannel) -> None:
    """Thirteen pages of the last day, with albums among them."""
    start = datetime.now(UTC).replace(microsecond=0) - timedelta(days=1)
    for number in range(240):
        at = start + timedelta(minutes=5 * number)
        if number % 40 == 0:
            for caption in (f"Альбом {number}", "", ""):
                channel.publish(caption, at=at, media="photo", grouped_id=10**6 + number)
        else:
            channel.publish(f"Новость номер {number} о порте", at=at)
