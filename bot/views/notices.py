"""Short answers: errors, hints, and the words that flash up over a tapped button."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Text

from bot.i18n import Texts
from bot.views.callbacks import Open
from bot.views.screen import Screen, button, keyboard, rich, shorten

_FIELD_WIDTH = 100  # what a person wrote is quoted, not repeated

ErrorKey = Literal[
    "error-failed",
    "error-busy",
    "error-no-access",
    "error-too-long",
    "error-too-slow",
    "error-alert-limit",
    "error-alert-exists",
    "error-alert-gone",
    "error-subscription-limit",
    "error-subscription-gone",
    "error-digest-channels",
    "error-group-admins",
    "error-not-your-chat",
    "error-hidden-person",
    "error-no-chat-number",
    "error-announcement-long",
    "error-announcement-empty",
    "error-channel-gone",
    "error-name-gone",
    "error-no-name",
    "error-post-gone",
    "error-unknown-zone",
    "error-unknown-topic",
    "error-no-posts",
]
ToastName = Literal[
    "saved",
    "deleted",
    "restored",
    "cancelled",
    "muted",
    "unmuted",
    "paused",
    "resumed",
    "stale",
    "unchanged",
    "retried",
    "dropped",
    "requeued",
    "less",
    "resent",
    "resent-before",
    "resend-gone",
    "narrow-none",
    "narrow-newest",
]


def view_error(key: str, fields: Mapping[str, str | int], texts: Texts) -> Screen:
    """Returns the sentence of a UserError; its keys are those of ErrorKey."""
    shown = {
        name: shorten(each, _FIELD_WIDTH) if isinstance(each, str) else each for name, each in fields.items()
    }
    buttons = keyboard([button(texts("button-my-alerts"), Open(place="alerts"))])
    return Screen(rich(texts, key, **shown), buttons if key == "error-alert-limit" else None)


def view_unknown_command(nearest: str | None, texts: Texts) -> Screen:
    """Returns that there is no such command, and which one was perhaps meant ("digest")."""
    if nearest is None:
        return Screen(Text(texts("unknown-command")))
    return Screen(rich(texts, "unknown-command-nearest", command=f"/{nearest}"))


def view_throttled(wait_s: int, texts: Texts) -> Screen:
    """Returns that this was too fast, and when to try again."""
    return Screen(Text(texts("throttled", seconds=max(1, wait_s))))


def view_late(texts: Texts) -> Screen:
    """Returns that the answer takes longer than usual and will still come."""
    return Screen(Text(texts("late")))


def fresh_buttons(texts: Texts) -> InlineKeyboardMarkup | None:
    """Returns what stands in the place of buttons that lead nowhere any more: ways to fresh screens."""
    return keyboard(
        [button(texts("button-today"), Open(place="digest"))],
        [
            button(texts("button-my-alerts"), Open(place="alerts")),
            button(texts("button-my-digests"), Open(place="subscriptions")),
        ],
        [button(texts("button-help"), Open(place="help"))],
    )


def toast(name: ToastName, texts: Texts) -> str:
    """Returns the words that flash up over a tapped button."""
    return texts(f"toast-{name}")
