"""The whole program between the two doubles: what a channel publishes reaches a person, once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.doubles.bot_api import BotApi
from tests.doubles.mtproto import MtprotoServer, World
from tests.e2e.conftest import Service

HASH = "0123456789abcdef0123456789abcdef"


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
