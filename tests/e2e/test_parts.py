"""What the status says of the program's own parts: two processes, one that dies, a login that is missing."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.commands.login import Person as Typist
from bot.commands.login import log_in
from bot.config import load_settings
from bot.i18n import load_texts
from tests.doubles.bot_api import BotApi, Person
from tests.doubles.mtproto import Account, MtprotoServer, World
from tests.e2e.clocks import HurriedClock
from tests.e2e.conftest import Service, command, environment

HASH = "0123456789abcdef0123456789abcdef"
TEXTS = load_texts("en")
READING = TEXTS("part-collector").capitalize()


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as running:
        yield running


@pytest.fixture
async def service(api: BotApi, tmp_path: Path) -> AsyncIterator[Service]:
    made = Service(tmp_path, api)
    yield made
    await made.make_sure_it_ends()


@pytest.fixture
async def reader(service: Service, api: BotApi, tmp_path: Path) -> AsyncIterator[Service]:
    """Another process on the same settings and the same database."""
    made = Service(tmp_path, api)
    yield made
    await made.make_sure_it_ends()


@pytest.fixture
async def hurried(api: BotApi, tmp_path: Path) -> AsyncIterator[Service]:
    """A minute lasts half a second: what is tried again each minute is tried soon."""
    made = Service(tmp_path, api, clock=HurriedClock.begin(datetime.now(UTC), speed=120))
    yield made
    await made.make_sure_it_ends()


def with_account(service: Service, session: str) -> None:
    service.configure(
        TELEGRAM_API_ID="1",
        TELEGRAM_API_HASH=HASH,
        TELEGRAM_SESSION=session,
        CHANNELS="@port_news",
        POLL_INTERVAL_S="5",
    )


def states(service: Service) -> dict[object, object]:
    return dict(service.ask("select name, state from parts"))  # type: ignore[arg-type]


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


async def ask_health(service: Service) -> tuple[int | None, str]:
    """`caspian-watch health` of the service's settings: status and output."""
    process = await asyncio.create_subprocess_exec(
        *command("health", "--config", str(service.config)),
        cwd=service.directory,
        env=environment(),
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await process.communicate()
    return process.returncode, output.decode()


async def ask_status(person: Person) -> str:
    await person.say("/status")
    shown = await person.wait_for(TEXTS("status-title", moment="|").split("|")[0])
    return shown.text


async def test_two_processes_tell_of_their_parts_and_of_the_one_that_died(
    service: Service, reader: Service, api: BotApi
) -> None:
    world = World()
    channel = world.add_channel("port_news", "Port news", joined=True)
    person = api.person(901, language="en")
    async with MtprotoServer(world) as telegram:
        with_account(service, telegram.string_session())
        service.configure(HEALTH_PORT=str(free_port()))  # both listen there
        await reader.launch("collect")
        await service.start("serve")
        channel.publish("Паром пришёл в Курык", push=False)
        await service.until(lambda: bool(service.ask("select 1 from posts")))
        assert states(service) == dict.fromkeys(("chat", "collector", "jobs", "sender"), "running")
        assert TEXTS("parts-idle") not in await ask_status(person)
        assert await ask_health(service) == (0, "ok: at work: chat, collector, jobs, sender\n")
        await reader.stop(signal.SIGKILL)
        service.ask("update parts set beat_at = beat_at - 120 where name = 'collector'")
        shown = await ask_status(person)
        silent = TEXTS("part-silent", name=READING, since="|").split("|")[0]
        assert shown.split(TEXTS("parts-idle"))[1].strip().startswith(silent)
        status, line = await ask_health(service)
        assert (status, line.partition(" since ")[0]) == (1, "failing: collector: not heard from")
        assert await service.stop() == 0
    status, line = await ask_health(service)
    assert (status, line.partition(" 127")[0]) == (1, "failing: nothing answers on")
    assert states(service) == dict.fromkeys(("chat", "jobs", "sender"), "stopped") | {"collector": "running"}
    assert service.ask("select count(*) from part_failures") == [(0,)]
    service.check_log(HASH)


async def test_without_a_login_people_are_served_and_the_login_is_taken_up_when_it_comes(
    hurried: Service, api: BotApi, tmp_path: Path
) -> None:
    service = hurried
    world = World(account=Account(authorised=False))
    channel = world.add_channel("port_news", "Port news", joined=True)
    channel.publish("Паром пришёл в Курык", push=False)
    session = tmp_path / "private" / "reader.session"
    person = api.person(902, language="en")
    login = TEXTS("part-login", name=READING)
    with_account(service, str(session))
    async with MtprotoServer(world) as telegram:
        await service.start(None)
        await service.wait_for_log("caspian-watch login")
        assert login in await ask_status(person)
        session.parent.mkdir(mode=0o700)
        telegram.write_session_file(session)
        await service.wait_for_log("not valid")
        assert login in await ask_status(person)

        settings = load_settings(service.config)
        assert settings.telegram_session == SecretStr(str(session))
        typist = Typist(ask=lambda _: "12345", say=lambda _: None)
        await log_in(load_settings(service.config), typist, phone="+77010000001", qr=False)
        await service.until(lambda: service.ask("select 1 from posts") != [])
        await service.until(lambda: states(service)["collector"] == "running")
        assert login not in await ask_status(person)
        assert await service.stop() == 0
    assert set(states(service).values()) == {"stopped"}
    assert service.log.count("there is no login yet") == 1
    assert service.log.count("the login is not valid") <= 2, "said anew after another process had the login"
    assert service.ask("select count(*) from part_failures") == [(0,)]
    service.check_log(HASH)


async def test_a_reader_of_its_own_ends_with_the_one_line(service: Service, tmp_path: Path) -> None:
    with_account(service, str(tmp_path / "private" / "reader.session"))
    await service.launch("collect")
    assert await service.wait_end() == 1
    starting, *said = service.log.splitlines()
    assert "starting" in starting
    assert said == ["Telegram: there is no login yet; log the reading account in with: caspian-watch login"]
    assert service.ask("select state, held_for from parts") == [("held", "SessionMissing")]


async def test_a_wrong_setting_of_the_reader_ends_the_whole_program(service: Service, tmp_path: Path) -> None:
    service.configure(TELEGRAM_API_ID="1", TELEGRAM_API_HASH=HASH, CHANNELS="https://t.me/+invitation")
    await service.launch(None)
    assert await service.wait_end() in (1, 2)
    assert service.log.splitlines()[-1].startswith("CHANNELS")
    service.check_log(HASH)
