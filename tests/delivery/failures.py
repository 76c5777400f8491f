"""How Telegram and the network fail, as aiogram raises it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aiogram.exceptions import (
    ClientDecodeError,
    RestartingTelegram,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod
from aiohttp import ClientConnectorError, ClientOSError
from aiohttp.client_reqrep import ConnectionKey

Failure = Callable[[TelegramMethod[Any]], Exception]

_HOST = ConnectionKey("api.example", 443, True, True, None, None, None)


def flood(seconds: int) -> Failure:
    """429."""
    return lambda method: TelegramRetryAfter(method, "Too Many Requests", seconds)


def refused(method: TelegramMethod[Any]) -> Exception:
    """Nobody listens: the message has surely not left."""
    return _raised_from(method, ClientConnectorError(_HOST, ConnectionRefusedError(111, "refused")))


def reset(method: TelegramMethod[Any]) -> Exception:
    """The connection broke after the message had left."""
    return _raised_from(method, ClientOSError(104, "Connection reset by peer"))


def timeout(method: TelegramMethod[Any]) -> Exception:
    return _raised_from(method, TimeoutError())


def unreadable(method: TelegramMethod[Any]) -> Exception:
    return ClientDecodeError("Failed to decode object", ValueError("no JSON"), "<html>")


def server_error(method: TelegramMethod[Any]) -> Exception:
    return TelegramServerError(method, "Bad Gateway")


def restarting(method: TelegramMethod[Any]) -> Exception:
    return RestartingTelegram(method, "restart")


def blocked(method: TelegramMethod[Any]) -> Exception:
    return TelegramForbiddenError(method, "Forbidden: bot was blocked by the user")


def unauthorized(method: TelegramMethod[Any]) -> Exception:
    return TelegramUnauthorizedError(method, "Unauthorized")


def not_found(method: TelegramMethod[Any]) -> Exception:
    """What an invented token gets."""
    return TelegramNotFound(method, "Not Found")


def too_large(method: TelegramMethod[Any]) -> Exception:
    return TelegramEntityTooLarge(method, "Request Entity Too Large")


def migrated(to_chat_id: int) -> Failure:
    return lambda method: TelegramMigrateToChat(method, "migrated", to_chat_id)


def bad_request(reason: str) -> Failure:
    return lambda method: TelegramBadRequest(method, reason)


def _raised_from(method: TelegramMethod[Any], cause: Exception) -> TelegramNetworkError:
    """As aiogram's session does: `raise … from cause`."""
    error = TelegramNetworkError(method, f"{type(cause).__name__}: {cause}")
    error.__cause__ = cause
    return error
