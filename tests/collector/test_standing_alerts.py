"""The compiled alerts beside the table: what is compiled anew, and that nobody waits for it."""

from __future__ import annotations

import asyncio
from datetime import datetime

import pytest

from bot.collector.standing_alerts import StandingAlerts
from bot.core import Core
from storage.alerts import add_alert
from storage.channels import add_channel
from storage.database import Connection
from storage.records import Alert, Channel, Subscriber
from storage.subscribers import save_subscriber
from tests.conftest import HandClock


@pytest.fixture
def standing(core: Core) -> StandingAlerts:
    return StandingAlerts(core.db, core.analyser, core.lexicon.names)


def fill(db: Connection, clock: HandClock, queries: list[str]) -> None:
    save_subscriber(db, Subscriber(1, "ru", "Asia/Almaty", created_at=clock.now()))
    for query in queries:
        add_alert(db, 1, query, clock.now())


async def test_others_get_their_turn_while_many_are_compiled(
    core: Core, clock: HandClock, standing: StandingAlerts
) -> None:
    await core.db.write(fill, clock, [f"слово{number}" for number in range(500)])
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    counting = asyncio.create_task(count())
    await standing.refresh(clock.now())
    counting.cancel()
    assert turns >= 10


async def test_a_new_channel_compiles_only_the_alerts_that_name_one(
    core: Core, clock: HandClock, standing: StandingAlerts, monkeypatch: pytest.MonkeyPatch
) -> None:
    await core.db.write(fill, clock, ["паром", "-(паром | from:@new_port) газ", "нефть from:@new_port"])
    await standing.refresh(clock.now())
    compiled: list[str] = []
    compile_one = standing._add

    def note(alert: Alert, usernames: dict[str, int], now: datetime) -> None:
        compiled.append(alert.query)
        compile_one(alert, usernames, now)

    monkeypatch.setattr(standing, "_add", note)
    await core.db.write(add_channel, Channel(1_700_000_009, "Порт", "new_port"))
    await core.db.write(fill, clock, ["вагон"])
    await standing.refresh(clock.now())
    assert len(compiled) == 3
    assert "паром" not in compiled
