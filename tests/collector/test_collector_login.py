"""Logging in with the real Telethon client against the double, by phone and by QR."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.collector.session_file import hold_session_file
from bot.collector.telegram_login import LoginRefused
from bot.commands.login import Person, log_in, run_login
from bot.config import Settings
from bot.errors import ConfigError, OperatorError
from tests.doubles.mtproto import Account, MtprotoServer, World

PHONE = "+77010000001"


class Typist:
    """Answers in turn, and keeps what was said and shown."""

    def __init__(self, *answers: str | Callable[[], str]) -> None:
        self.answers = list(answers)
        self.said: list[str] = []
        self.shown: list[str] = []
        self.on_qr: Callable[[str], None] = lambda url: None

    def person(self) -> Person:
        return Person(self._answer, self._answer, self._see, self.said.append)

    def _answer(self, question: str) -> str:
        answer = self.answers.pop(0)
        return answer if isinstance(answer, str) else answer()

    def _see(self, url: str) -> None:
        self.shown.append(url)
        self.on_qr(url)


@pytest.fixture
def session_path(tmp_path: Path) -> Path:
    return tmp_path / "private" / "reader.session"


def point_to(settings: Settings, server: MtprotoServer, path: Path) -> Settings:
    path.parent.mkdir(mode=0o700)
    server.write_session_file(path)
    return with_account(settings, str(path))


def with_account(settings: Settings, session: str) -> Settings:
    changes = {
        "telegram_api_id": 1,
        "telegram_api_hash": SecretStr("hash"),
        "telegram_session": SecretStr(session),
    }
    return settings.model_copy(update=changes)


def make_world(**account: Any) -> World:
    return World(account=Account(authorised=False, **account))


async def test_by_phone_with_a_wrong_code_first(settings: Settings, session_path: Path) -> None:
    async with MtprotoServer(make_world()) as server:
        typist = Typist("00000", "12345")
        await log_in(point_to(settings, server, session_path), typist.person(), phone=PHONE, qr=False)
        assert server.world.account.authorised
    assert any("the code is wrong" in line for line in typist.said)
    assert typist.said[-1].startswith("Logged in: Reader")


async def test_the_new_login_is_written_to_a_new_private_file(settings: Settings, session_path: Path) -> None:
    async with MtprotoServer(make_world()) as server:
        changed = point_to(settings, server, session_path)
        await log_in(changed, Typist("12345").person(), phone=PHONE, qr=False)
        typist = Typist()
        await log_in(changed, typist.person(), phone=None, qr=True)
    assert typist.said == ["Logged in already: Reader"]


async def test_by_phone_with_a_second_factor(settings: Settings, session_path: Path) -> None:
    async with MtprotoServer(make_world(password="steppe")) as server:
        typist = Typist(PHONE, "12345", "sea", "steppe")
        await log_in(point_to(settings, server, session_path), typist.person(), phone=None, qr=False)
        assert server.world.account.authorised
    assert any("the password is wrong" in line for line in typist.said)


async def test_three_wrong_passwords_are_enough(settings: Settings, session_path: Path) -> None:
    async with MtprotoServer(make_world(password="steppe")) as server:
        typist = Typist("12345", "a", "b", "c")
        with pytest.raises(LoginRefused, match="the password is wrong"):
            await log_in(point_to(settings, server, session_path), typist.person(), phone=PHONE, qr=False)
        assert not server.world.account.authorised


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (("auth.sendCode", 420, "FLOOD_WAIT_3600"), "wait 60 min"),
        (("auth.sendCode", 400, "PHONE_NUMBER_BANNED"), "banned"),
        (("auth.sendCode", 400, "API_ID_INVALID"), "TELEGRAM_API_HASH"),
        (("auth.signIn", 400, "PHONE_CODE_EXPIRED"), "begin again"),
    ],
)
async def test_refusals_are_sentences(
    settings: Settings, session_path: Path, fault: tuple[str, int, str], sentence: str
) -> None:
    async with MtprotoServer(make_world()) as server:
        server.fail(*fault)
        with pytest.raises(LoginRefused, match=sentence):
            await log_in(
                point_to(settings, server, session_path), Typist("12345").person(), phone=PHONE, qr=False
            )


async def test_by_qr_with_a_second_factor(settings: Settings, session_path: Path) -> None:
    async with MtprotoServer(make_world(password="steppe")) as server:
        typist = Typist("steppe")
        typist.on_qr = server.scan_qr
        await log_in(point_to(settings, server, session_path), typist.person(), phone=None, qr=True)
        assert server.world.account.authorised
    assert typist.shown[0].startswith("tg://login?token=")


async def test_an_expired_qr_is_drawn_anew(settings: Settings, session_path: Path) -> None:
    async with MtprotoServer(make_world()) as server:
        server.world.account.qr_lifetime = timedelta(0)
        typist = Typist()

        def scan_the_second(url: str) -> None:
            server.world.account.qr_lifetime = timedelta(seconds=30)
            if len(typist.shown) > 1:
                server.scan_qr(url)

        typist.on_qr = scan_the_second
        await log_in(point_to(settings, server, session_path), typist.person(), phone=None, qr=True)
        assert server.world.account.authorised
    assert len(set(typist.shown)) == 2
    assert any("expired" in line for line in typist.said)


async def test_who_is_logged_in_need_not_log_in(settings: Settings, session_path: Path) -> None:
    async with MtprotoServer(World()) as server:
        typist = Typist()
        await log_in(point_to(settings, server, session_path), typist.person(), phone=PHONE, qr=False)
    assert typist.said == ["Logged in already: Reader"]


async def test_a_string_session_cannot_be_logged_in(settings: Settings) -> None:
    async with MtprotoServer(make_world()) as server:
        changed = with_account(settings, server.string_session())
        with pytest.raises(OperatorError, match="write a path there"):
            await log_in(changed, Typist().person(), phone=PHONE, qr=False)


async def test_a_login_waits_for_a_program_that_just_looks_at_the_file(
    settings: Settings, session_path: Path
) -> None:
    async with MtprotoServer(make_world()) as server:
        changed = point_to(settings, server, session_path)
        with hold_session_file(session_path):
            login = log_in(changed, Typist("12345").person(), phone=PHONE, qr=False)
            waiting = asyncio.create_task(login)
            for _ in range(3):
                await asyncio.sleep(0)
            assert not waiting.done()
        await waiting
        assert server.world.account.authorised


async def test_a_login_does_not_wait_for_ever(
    settings: Settings, session_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.commands.login.PATIENCE_S", 0.05)
    changed = with_account(settings, str(session_path))
    with hold_session_file(session_path), pytest.raises(OperatorError, match="in use by another process"):
        await log_in(changed, Typist().person(), phone=PHONE, qr=False)


def test_the_session_is_private_and_for_one_process(session_path: Path) -> None:
    with hold_session_file(session_path) as file:
        file.touch()
        with pytest.raises(OperatorError, match="in use by another process"), hold_session_file(session_path):
            pass
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_session_that_others_can_read_is_refused_with_what_to_do(session_path: Path, mode: int) -> None:
    with hold_session_file(session_path) as file:
        file.touch()
    file.chmod(mode)
    with (
        pytest.raises(OperatorError, match=f"chmod 600 {file}") as refused,
        hold_session_file(session_path),
    ):
        pass
    assert "\n" not in str(refused.value)
    file.chmod(0o600)
    file.parent.chmod(0o770)
    with (
        pytest.raises(OperatorError, match=f"chmod 700 {file.parent}"),
        hold_session_file(session_path),
    ):
        pass
    file.parent.chmod(0o700)
    with hold_session_file(session_path):
        assert file.stat().st_mode & 0o777 == 0o600


def test_missing_keys_are_named(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="TELEGRAM_API_ID"):
        run_login(tmp_path / "none.env", qr=True, phone=None)
    with pytest.raises(OperatorError, match="not both"):
        run_login(tmp_path / "none.env", qr=True, phone=PHONE)
