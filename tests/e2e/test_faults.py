"""What the whole program does when the disk, the database, Telegram or the account fail: docs/reliability.md.

Each keeps what it has, says so in a line, and goes on by itself or ends with that line, never a traceback.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.i18n import load_texts
from storage.backup import back_up
from storage.database import Database
from storage.restoring import restore
from tests.doubles.bot_api import BotApi, Person
from tests.doubles.mtproto import WorldChannel
from tests.e2e.clocks import HurriedClock
from tests.e2e.conftest import Service
from tests.e2e.wires import LATER_S, SOON_S, Wires, open_wires, save_alert

CHAT = 730_000_000
TEXTS = load_texts("ru")


@pytest.fixture
async def wires(tmp_path: Path) -> AsyncIterator[Wires]:
    """The program between both doubles, started, with one channel read."""
    async with open_wires(tmp_path, {"port_news": "Port news"}) as made:
        find(made).publish("Первый пост", push=False)
        await made.service.start(only=None)
        await made.until_stored(find(made))
        yield made


def find(wires: Wires) -> WorldChannel:
    (channel,) = wires.world.channels.values()
    return channel


def told(person: Person, text: str) -> int:
    """How many alerts brought a post."""
    why = TEXTS("button-why")
    return len([shown for shown in person.shown if why in shown.buttons and text in shown.text])


async def is_answered(person: Person) -> None:
    await person.say("/help")
    await person.wait_for(TEXTS("help-title"), SOON_S)


# --- the database -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("disk", "line"), [("full", "The disk is full."), ("read-only", "The database cannot be written.")]
)
async def test_where_nothing_can_be_written_nothing_is_lost_and_it_goes_on_when_it_can(
    wires: Wires, disk: str, line: str
) -> None:
    person, channel = wires.api.person(CHAT + 1, "ru"), find(wires)
    await save_alert(person, "драга")
    wires.service.make_disk(disk)
    for number in range(40):  # what is free within the file is filled first
        channel.publish(f"Рейс {number}: " + f"груз номер {number} стоит у причала, " * 100)
    channel.publish("Драга пришла в порт")
    await wires.service.wait_for_log(line, LATER_S)
    assert len(wires.stored(channel)) < 42
    await is_answered(person)
    wires.service.make_disk("well")
    await wires.until_stored(channel, LATER_S)
    await person.wait_for("Драга пришла", LATER_S)
    assert told(person, "Драга пришла") == 1
    assert await wires.service.stop() == 0


async def test_a_database_that_another_process_locks_for_ten_seconds_delays_and_loses_nothing(
    wires: Wires,
) -> None:
    person, channel = wires.api.person(CHAT + 2, "ru"), find(wires)
    await save_alert(person, "шаланда")
    with closing(sqlite3.connect(wires.service.database, isolation_level=None)) as other:
        other.execute("begin immediate")
        locked_at = time.monotonic()
        channel.publish("Шаланда пришла")
        await person.say("/alert баржа")
        await asyncio.sleep(10)
        assert not told(person, "Шаланда")
        other.execute("rollback")
    await wires.api.wait_until(
        lambda: told(person, "Шаланда") and any("баржа" in shown.text for shown in person.shown), SOON_S
    )
    await is_answered(person)
    assert told(person, "Шаланда") == 1
    assert time.monotonic() - locked_at > 10
    assert told(person, "Шаланда") == 1
    assert "part failed" not in wires.service.log
    assert await wires.service.stop() == 0


async def test_a_damaged_page_ends_the_program_and_the_next_start_until_a_backup_is_back(
    tmp_path: Path,
) -> None:
    async with BotApi() as api:
        service, person = Service(tmp_path, api), api.person(CHAT + 3, "ru")
        try:
            await service.start()
            await save_alert(person, "буксир")
            copy = tmp_path / "copy.db"
            db = Database.open(service.database)
            back_up(db, copy)
            db.close()
            damage(service.database, "deliveries")
            service.ask("insert into settings values ('another', 'process')")  # its caches are void now
            assert await service.wait_end(LATER_S) == 1
            assert service.log.splitlines()[-1].startswith("The database is damaged. Stop the program")
            service.check_log()
            before = service.database.read_bytes()
            await service.launch()
            assert await service.wait_end() == 1
            assert service.log.splitlines()[-1].startswith("The database is damaged. Stop the program")
            assert service.database.read_bytes() == before, "the damaged file is left as it is"
            restore(copy, service.database, datetime.now(UTC))
            await service.start()
            await person.say("/alerts")
            await person.wait_for("буксир", SOON_S)
            assert await service.stop() == 0
        finally:
            await service.make_sure_it_ends()
        assert service.check_database() == "ok"


def damage(path: Path, table: str) -> None:
    """Overwrites the first page of a table and of each of its indexes, in the file and not in the log."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("pragma wal_checkpoint(truncate)").fetchall()
        (size,) = db.execute("pragma page_size").fetchone()
        pages = db.execute("select rootpage from sqlite_master where tbl_name = ?", [table]).fetchall()
    before = path.read_bytes()
    with path.open("r+b") as file:
        for (page,) in pages:
            file.seek((page - 1) * size)
            file.write(bytes(byte ^ 0xFF for byte in before[(page - 1) * size : page * size]))


# --- Telegram ---------------------------------------------------------------------------------------


async def test_an_hour_without_the_bot_api_delays_and_loses_nothing(tmp_path: Path) -> None:
    """Ten minutes of the program's clock are a second."""
    clock = HurriedClock.begin(datetime(2026, 3, 4, 9, 0, tzinfo=UTC), speed=600)
    async with open_wires(tmp_path, {"port_news": "Port news"}, clock=clock) as wires:
        person, channel = wires.api.person(CHAT + 4, "ru"), find(wires)
        await wires.service.start(only=None)
        await save_alert(person, "плашкоут")
        await wires.api.go_down()
        down_at = clock.now()
        channel.publish("Плашкоут пришёл, пока бота не было слышно")
        await person.say("/help")
        await wires.until_stored(channel)
        await asyncio.sleep(clock.real_s(3600 - (clock.now() - down_at).total_seconds()))
        assert "no connection" in wires.service.log
        await wires.api.come_up()
        await person.wait_for("Плашкоут пришёл", LATER_S)
        await wires.api.wait_until(lambda: TEXTS("help-title") in str(person.messages), LATER_S)
        assert (clock.now() - down_at).total_seconds() > 3600
        assert told(person, "Плашкоут") == 1
        assert TEXTS("alert-fired-repeated") not in str(person.messages)
        assert await wires.service.stop() == 0


@pytest.mark.parametrize(
    ("how", "line"),
    [
        ("revoked", "Telegram: the login has ended; log the reading account in with: caspian-watch login"),
        (
            "banned",
            "Telegram: it has closed the reading account (banned or deleted); log another account in with: "
            "caspian-watch login",
        ),
    ],
)
async def test_people_are_served_without_the_reading_account_and_the_log_says_what_to_type(
    wires: Wires, how: str, line: str
) -> None:
    person = wires.api.person(CHAT + 5, "ru")
    if how == "banned":
        wires.telegram.fail("*", 401, "USER_DEACTIVATED_BAN", times=None)
    else:
        wires.telegram.revoke_session()
    find(wires).publish("Этого поста не видно", push=False)
    await wires.service.wait_for_log(line, LATER_S)
    await is_answered(person)
    held = "select state, held_for from parts where name = 'collector'"
    await wires.until(lambda: wires.ask(held) == [("held", "SessionMissing")], SOON_S)
    assert await wires.service.stop() == 0
