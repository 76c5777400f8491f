"""What `doctor` asks the Bot API: whether it takes the token, and what time it has.

One request, with the token in its path and nowhere else; an answer's text is never printed whole.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from bot.config import Settings
from bot.errors import OperatorError

PATIENCE_S = 5.0
_MOST_S = 30  # that the clock may be wrong
_EARLIEST = datetime(2025, 11, 1, tzinfo=UTC)  # this program is not older


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: HTTP status, the bot's name, the server's time and ours."""

    status: int
    username: str | None
    server_at: datetime | None
    asked_at: datetime


def check_token(settings: Settings) -> str:
    """Whether Telegram takes the token, as far as it can be asked from here."""
    if settings.bot_token is None:
        return "not set: people cannot reach the bot yet; see README"
    answer = _ask(settings.bot_api_url, settings.bot_token.get_secret_value())
    if answer is None:
        return f"set; {settings.bot_api_url} cannot be reached from here, so it was not tried"
    if answer.status in (401, 404):
        raise OperatorError("Telegram does not accept it; get a new one from @BotFather (BOT_TOKEN)")
    if answer.username is None:
        return f"set; {settings.bot_api_url} answered {answer.status}, so it was not tried"
    return f"accepted; the bot is @{answer.username}"


def check_clock(settings: Settings) -> str:
    """Whether this machine's clock is right, by Telegram's where that can be reached."""
    now = datetime.now(UTC)
    if now < _EARLIEST:
        raise OperatorError(f"it says {now:%Y-%m-%d %H:%M} UTC; set the machine's clock")
    token = settings.bot_token
    answer = None if token is None else _ask(settings.bot_api_url, token.get_secret_value())
    if answer is None or answer.server_at is None:
        return f"{now:%Y-%m-%d %H:%M:%S} UTC; compare it yourself"
    off_s = round((answer.asked_at - answer.server_at).total_seconds())
    if abs(off_s) > _MOST_S:
        way = "ahead" if off_s > 0 else "behind"
        raise OperatorError(
            f"{abs(off_s)} s {way} of Telegram's; set the clock, or turn on time synchronisation"
        )
    return "agrees with Telegram's"


@lru_cache(maxsize=1)
def _ask(url: str, token: str) -> Answer | None:
    """getMe; None where nobody answers. https://core.telegram.org/bots/api#getme"""
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=PATIENCE_S)
    try:
        connection.request("GET", f"{parts.path}/bot{token}/getMe")
        response = connection.getresponse()
        content, date = response.read(1 << 16), response.getheader("Date")
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()
    return Answer(response.status, _find_username(content), _parse_date(date), datetime.now(UTC))


def _find_username(content: bytes) -> str | None:
    try:
        return str(json.loads(content)["result"]["username"])
    except (ValueError, KeyError, TypeError):
        return None


def _parse_date(date: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(date) if date else None
    except ValueError:
        return None
