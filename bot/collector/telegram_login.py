"""Logging the reading account in: phone and code, second factor, QR. Telethon behind a typed border.

Asks nobody itself: codes and passwords arrive as arguments. What Telegram refuses leaves here as
LoginRefused, a sentence that says what to do.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from telethon import errors

from bot.collector.telegram import Telegram
from bot.errors import OperatorError

T = TypeVar("T")

_REFUSALS: dict[type[Exception], str] = {
    errors.PhoneNumberInvalidError: "this is no phone number of a Telegram account; write it as +77011234567",
    errors.PhoneNumberUnoccupiedError: "no Telegram account has this number; register it in an app first",
    errors.PhoneNumberBannedError: "Telegram has banned this number",
    errors.PhoneCodeInvalidError: "the code is wrong",
    errors.PhoneCodeEmptyError: "the code is wrong",
    errors.PhoneCodeExpiredError: "the code has expired; begin again",
    errors.PasswordHashInvalidError: "the password is wrong",
    errors.ApiIdInvalidError: "TELEGRAM_API_ID and TELEGRAM_API_HASH do not belong together; copy both anew",
}


class LoginRefused(OperatorError):
    """Telegram refused a step of the login. `can_retry`: another code or password may be right."""

    def __init__(self, why: str, *, can_retry: bool = False) -> None:
        super().__init__(f"login: {why}")
        self.can_retry = can_retry


class PasswordNeeded(Exception):
    """The account has a second factor: its password comes next."""


class Login:
    """The login of one connected session."""

    def __init__(self, telegram: Telegram) -> None:
        self._client: Any = telegram.client

    async def find_name(self) -> str | None:
        """The name of who is logged in, or None."""
        me = await self._client.get_me()
        return None if me is None else " ".join(filter(None, (me.first_name, me.last_name)))

    async def send_code(self, phone: str) -> None:
        """Has Telegram send a code to the account's other devices, or by SMS."""
        with _explained():
            await self._client.send_code_request(phone)

    async def enter_code(self, phone: str, code: str) -> None:
        """Raises PasswordNeeded, LoginRefused."""
        with _explained():
            await self._client.sign_in(phone, code)

    async def enter_password(self, password: str) -> None:
        """The second factor."""
        with _explained():
            await self._client.sign_in(password=password)

    async def begin_qr(self) -> QrLogin:
        """A code to be scanned in an app that is logged in."""
        with _explained():
            return QrLogin(await self._client.qr_login())


class QrLogin:
    """One QR after the other: each lives for some 30 seconds."""

    def __init__(self, qr: Any) -> None:
        self._qr = qr
        self._scanned: asyncio.Future[Any] | None = None

    @property
    def url(self) -> str:
        """What the QR says."""
        return str(self._qr.url)

    async def listen(self) -> None:
        """Begins to wait for the scan, before the code is shown: an earlier scan would not be heard."""
        self._scanned = asyncio.ensure_future(self._qr.wait())
        await asyncio.sleep(0)  # lets it register its handler

    async def is_scanned(self) -> bool:
        """Waits for the scan; False when the code has expired. Raises PasswordNeeded."""
        if self._scanned is None:
            await self.listen()
        scanned, self._scanned = self._scanned, None
        assert scanned is not None
        with _explained():
            return await _in_time(scanned)

    async def renew(self) -> None:
        """Takes a new code in the place of the expired one."""
        with _explained():
            await self._qr.recreate()


async def _in_time(scanned: Awaitable[T]) -> bool:
    try:
        await scanned
    except TimeoutError:
        return False
    return True


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except errors.SessionPasswordNeededError:
        raise PasswordNeeded from None
    except errors.FloodWaitError as error:
        minutes = -(-error.seconds // 60)
        raise LoginRefused(f"Telegram asks to wait {minutes} min before the next attempt") from None
    except errors.RPCError as error:
        wrong = (
            errors.PhoneCodeInvalidError,
            errors.PhoneCodeEmptyError,
            errors.PasswordHashInvalidError,
        )
        why = _REFUSALS.get(type(error), f"Telegram refused ({type(error).__name__})")
        raise LoginRefused(why, can_retry=isinstance(error, wrong)) from None
