"""login: logs the reading account in, once, by QR or by phone; the session is kept for the daemon.

The only place that asks a person for a code or a password. Neither is kept or shown.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.config import load_settings
from bot.errors import OperatorError

if TYPE_CHECKING:
    from bot.collector.telegram import Telegram
    from bot.collector.telegram_login import Login
    from bot.config import Settings

TRIES = 3
PATIENCE_S, RETRY_S = 5.0, 0.1


def draw_qr(url: str) -> None:
    """Draws a QR in the terminal."""
    import segno

    segno.make(url, error="l").terminal(compact=True)


@dataclass(frozen=True, slots=True)
class Person:
    """Who sits at the terminal: answers a question, a secret one, sees a QR or a line."""

    ask: Callable[[str], str] = input
    ask_secret: Callable[[str], str] = getpass
    show_qr: Callable[[str], None] = draw_qr
    say: Callable[[str], None] = print


def run_login(config: Path, *, qr: bool, phone: str | None) -> int:
    """Logs in and returns 0. Raises OperatorError with what to do instead."""
    if qr and phone:
        raise OperatorError("login: write --qr or --phone, not both")
    asyncio.run(log_in(load_settings(config), Person(), phone=phone, qr=qr))
    return 0


async def log_in(settings: Settings, person: Person, *, phone: str | None, qr: bool) -> None:
    """Logs in by QR, or by phone where one is given; without either, the person is asked."""
    from bot.collector.telegram import read_string_session
    from bot.collector.telegram_login import Login
    from bot.collector.watch import read_account

    session, api_id, api_hash = read_account(settings)
    async with AsyncExitStack() as stack:
        login = Login(await _open(stack, session, api_id, api_hash))
        name = await login.find_name()
        if name is None and read_string_session(session) is not None:
            raise OperatorError(
                "login: TELEGRAM_SESSION is a string session that is not valid (any more); "
                "write a path there, such as data/collector.session, and log in again"
            )
        if name is not None:
            person.say(f"Logged in already: {name}")
            return
        if not qr and not phone:
            phone = person.ask("Phone number, such as +77011234567 (empty: QR): ").strip()
        await (_by_phone(login, person, phone) if phone else _by_qr(login, person))
        person.say(f"Logged in: {await login.find_name()}. Now: caspian-watch run")


async def _open(stack: AsyncExitStack, session: str, api_id: int, api_hash: str) -> Telegram:
    """Connects. Tries for some seconds where another process has the file: a program that waits for
    this login looks at it now and then."""
    from bot.collector.session_file import SessionInUse
    from bot.collector.telegram import open_telegram

    deadline = asyncio.get_running_loop().time() + PATIENCE_S
    while True:
        try:
            return await stack.enter_async_context(open_telegram(session, api_id, api_hash, for_login=True))
        except SessionInUse:
            if asyncio.get_running_loop().time() >= deadline:
                raise
        await asyncio.sleep(RETRY_S)


async def _by_phone(login: Login, person: Person, phone: str) -> None:
    from bot.collector.telegram_login import PasswordNeeded

    await login.send_code(phone)
    person.say("Telegram has sent a code: to the account's apps, or by SMS.")

    async def enter() -> None:
        await login.enter_code(phone, (await _ask(person.ask, "Code: ")).strip())

    try:
        await _with_tries(person, enter)
    except PasswordNeeded:
        await _enter_password(login, person)


async def _by_qr(login: Login, person: Person) -> None:
    from bot.collector.telegram_login import PasswordNeeded

    person.say("In Telegram on your phone: Settings > Devices > Link Desktop Device. Scan:")
    code = await login.begin_qr()
    try:
        while True:
            await code.listen()
            person.show_qr(code.url)
            if await code.is_scanned():
                return
            person.say("This code has expired; here is the next one (Ctrl-C leaves):")
            await code.renew()
    except PasswordNeeded:
        await _enter_password(login, person)


async def _enter_password(login: Login, person: Person) -> None:
    async def enter() -> None:
        await login.enter_password(await _ask(person.ask_secret, "Two-factor password: "))

    await _with_tries(person, enter)


async def _with_tries(person: Person, enter: Callable[[], Awaitable[None]]) -> None:
    from bot.collector.telegram_login import LoginRefused

    for left in reversed(range(TRIES)):
        try:
            await enter()
        except LoginRefused as refusal:
            if not (refusal.can_retry and left):
                raise
            person.say(f"{refusal}; try again")
        else:
            return


async def _ask(ask: Callable[[str], str], question: str) -> str:
    """Asks in a thread: the connection needs the loop while a person types."""
    try:
        return await asyncio.to_thread(ask, question)
    except EOFError:
        raise OperatorError("login: nobody answers; run it in a terminal") from None
