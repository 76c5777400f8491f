"""The whole program between the two doubles: what a channel publishes reaches a person, once; and what an
operator says of channels reaches the collector, which is another process."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.i18n import load_texts
from tests.doubles.bot_api import BotApi
from tests.doubles.mtproto import MtprotoServer, World
from tests.e2e.conftest import Service

HASH = "0123456789abcdef0123456789abcdef"
OPERATOR = 710_501_501


def _configure(service: Service, session: str) -> None:
    account = (
        f"TELEGRAM_API_ID=1\nTELEGRAM_API_HASH={HASH}\nTELEGRAM_SESSION={session}\n"
        "CHANNELS=@port_news\nPOLL_INTERVAL_S=5\n"
    )
    with service.config.open("a", encoding="utf-8") as config:
        config.write(account)


def _count_posts(service: Service) -> int:
    with closing(sqlite3.connect(service.database)) as connection:
        found: int = connection.execute("select count(*) from posts").fetchone()[0]
    return found


async def test_a_new_post_becomes_an_alert_once_and_history_never_does(tmp_path: Path) -> None:
    world = World()
    channel = world.add_channel("port_news", "Port news", joined=True)
    channel.publish("Старая новость про порт", push=False)
    async with BotApi() as api, MtprotoServer(world) as telegram:
        service = Service(tmp_path, api)
        session = telegram.string_session()
        _configure(service, session)
        try:
            await service.start(only=None)
            person = api.person(501, language="ru")
            await person.say("/alert порт")
            await person.wait_for("За 30 дней")
            await person.tap("Сохранить")
            await person.wait_for("Сохранено")
            await telegram.until(lambda: _count_posts(service) == 1, timeout_s=30)
            channel.publish("В порту Актау встретили паром")
            await person.wait_for("встретили паром", timeout_s=10)
            channel.publish("Погода без перемен")
            await telegram.until(lambda: _count_posts(service) == 3, timeout_s=10)
            assert sum("встретили паром" in text for text in person.messages) == 1
            assert not [
                text for text in person.messages if text.startswith("Оповещение") and "Старая" in text
            ]
            assert await service.stop() == 0
            assert service.check_database() == "ok"
            service.check_log(session, HASH)
        finally:
            await service.make_sure_it_ends()


async def test_an_operator_adds_pauses_and_removes_channels_of_a_collector_elsewhere(tmp_path: Path) -> None:
    world, texts = World(), load_texts("ru")
    port, sea = (world.add_channel(f"{name}_news", name, joined=True) for name in ("port", "sea"))
    port.publish("Порт открыт")
    sea.publish("Шторм на Каспии")
    async with BotApi() as api, MtprotoServer(world) as telegram:
        serving, collecting = Service(tmp_path, api), Service(tmp_path, api)
        _configure(serving, telegram.string_session())
        with serving.config.open("a", encoding="utf-8") as config:
            config.write(f"ADMIN_IDS={OPERATOR}\nREQUESTS_PER_MINUTE=600\n")
        try:
            await serving.start("serve")
            await collecting.launch("collect")
            await telegram.until(lambda: _count_posts(serving) == 1, timeout_s=60)
            operator = api.person(OPERATOR, language="ru")
            await operator.say("/channels https://t.me/sea_news")
            await operator.wait_for("Буду искать: @sea_news")
            await telegram.until(lambda: _count_posts(serving) == 2, timeout_s=30)
            for word, channel in (("button-pause", sea), ("button-remove", port)):
                await operator.say("/channels")
                await operator.wait_for(texts("channels-buttons"))
                await operator.tap(channel.title)
                await operator.wait_for("Состояние: читается")
                await operator.tap(texts(word))
                await operator.wait_for(lambda shown: shown.kind == "edit" and "читается" not in shown.text)
            assert _states(serving) == {"sea": "paused", "port": "removed"}
            await collecting.stop()
            await collecting.launch("collect")
            sea.publish("Этого никто не прочтёт")
            port.publish("И этого тоже")
            await operator.tap(texts("button-undo"))
            await telegram.until(lambda: _count_posts(serving) == 3, timeout_s=60)
            assert _states(serving) == {"sea": "paused", "port": "active"}
            assert [await each.stop() for each in (collecting, serving)] == [0, 0]
            for each in (serving, collecting):
                each.check_log(str(OPERATOR))
        finally:
            await collecting.make_sure_it_ends()
            await serving.make_sure_it_ends()


def _states(service: Service) -> dict[str, str]:
    with closing(sqlite3.connect(service.database)) as connection:
        return dict(connection.execute("select title, state from channels"))
