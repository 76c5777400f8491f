"""What a link to the bot asks for (t.me/bot?start=…): its payload -> a value.

A payload has up to 64 characters of A–Z, a–z, 0–9, _ and -: https://core.telegram.org/bots/features#deep-linking.
So a query goes in base64url. Invitations are no matter of this module (chat/access.py).
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

from bot.domain.lexicon import TOPICS
from bot.domain.links import NotAChannel, parse_channel_ref
from storage.records import ChannelRef


@dataclass(frozen=True, slots=True)
class TopicLink:
    """The digest of a topic."""

    topic: str


@dataclass(frozen=True, slots=True)
class AlertLink:
    """The preview of an alert on a query."""

    query: str


@dataclass(frozen=True, slots=True)
class ChannelLink:
    """A channel's card."""

    channel: ChannelRef


def parse_deep_link(payload: str) -> TopicLink | AlertLink | ChannelLink | None:
    """What the payload asks for; None where it is none of ours, such as an invitation."""
    kind, _, value = payload.strip().partition("_")
    match kind:
        case "topic" if value in TOPICS:
            return TopicLink(value)
        case "alert":
            query = _decode(value)
            return AlertLink(query) if query else None
        case "channel":
            try:
                return ChannelLink(parse_channel_ref(value))
            except NotAChannel:
                return None
        case _:
            return None


def _decode(value: str) -> str:
    """The text, "" where there is none. Telegram takes no "=", so the padding is put back."""
    try:
        return (
            base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True).decode().strip()
        )
    except ValueError:  # no base64, or no text in it
        return ""
