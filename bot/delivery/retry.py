"""What a failed send means: exception -> decision, as a value. Sends nothing, waits for nothing.

Telegram has no idempotency key, so each outcome is one of: surely not delivered (try again,
give up, or follow), or perhaps delivered (uncertain). The table stands in docs/reliability.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aiogram.exceptions import (
    ClientDecodeError,
    RestartingTelegram,
    TelegramAPIError,
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
from aiohttp import ClientConnectorError

Outcome = Literal[
    "wait", "retry", "uncertain", "migrate", "deactivate", "dead", "plain", "stop", "reply", "done", "topic"
]

# What Telegram says of a topic of a forum that was deleted or closed, or that it does not show to bots.
_NO_TOPIC = ("message thread not found", "topic_deleted", "topic_closed")

FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 300.0


@dataclass(frozen=True, slots=True)
class Decision:
    """`pause_s`: how long nothing is sent (wait) or this row waits (retry). `reason` names no one."""

    outcome: Outcome
    reason: str
    pause_s: float = 0.0
    chat_id: int | None = None  # where the group moved to (migrate)
    thread_id: int | None = None  # which topic takes nothing (topic)


def decide(error: TelegramAPIError | ClientDecodeError, attempts: int, *, has_entities: bool) -> Decision:
    """Decides on a send's `error` after `attempts` earlier failures of the same row.

    "plain" = send once more without entities; "stop" = the token is no longer valid.
    """
    back_off = _back_off_s(attempts)
    match error:
        case TelegramRetryAfter():
            return Decision("wait", "flood wait", float(error.retry_after))
        case TelegramMigrateToChat():
            return Decision("migrate", "group became a supergroup", chat_id=error.migrate_to_chat_id)
        case TelegramForbiddenError():
            return Decision("deactivate", "blocked by the recipient")
        case TelegramUnauthorizedError() | TelegramNotFound():
            return Decision("stop", "the bot token is not valid")
        case TelegramBadRequest() if has_entities and "entit" in error.message.lower():
            return Decision("plain", "entities refused")
        case TelegramBadRequest():
            return Decision("dead", error.message[:120])
        case TelegramNetworkError() if isinstance(error.__cause__, ClientConnectorError):
            return Decision("retry", "no connection", back_off)
        case TelegramEntityTooLarge():
            return Decision("dead", "too large")
        case RestartingTelegram():
            return Decision("retry", "Telegram restarts", back_off)
        case TelegramNetworkError() | ClientDecodeError() | TelegramServerError():
            return Decision("uncertain", "no readable answer")
        case _:
            return Decision("retry", type(error).__name__, back_off)


def decide_edit(error: TelegramAPIError | ClientDecodeError, decision: Decision, attempts: int) -> Decision:
    """Decides on a failed edit of a message, which `decide` would judge as a message of its own.

    An edit does no harm twice: what may have been done is tried again. "done" = the message says it
    already; "reply" = it cannot be edited any more.
    """
    match decision.outcome:
        case "uncertain":
            return Decision("retry", decision.reason, _back_off_s(attempts))
        case "dead" if isinstance(error, TelegramBadRequest) and "not modified" in error.message:
            return Decision("done", "said already")
        case "dead" if isinstance(error, TelegramBadRequest):
            return Decision("reply", "the message cannot be edited")
        case _:
            return decision


def decide_in_topic(
    error: TelegramAPIError | ClientDecodeError, decision: Decision, thread_id: int
) -> Decision:
    """Decides on a failed message to a topic of a forum, which `decide` would judge as any other: where it
    is the topic that is at fault, the message goes to the group itself ("topic")."""
    said = error.message.lower() if isinstance(error, TelegramBadRequest) else ""
    if decision.outcome == "dead" and any(words in said for words in _NO_TOPIC):
        return Decision("topic", "the topic is gone or closed", thread_id=thread_id)
    return decision


def _back_off_s(attempts: int) -> float:
    return min(LONGEST_PAUSE_S, FIRST_PAUSE_S * float(2 ** min(attempts, 10)))  # 2**1024 is no float
