"""What people are told without asking: of a channel, those who run the bot; of an alert, whoever made it.

Values for the outbox (payloads.py); what is worth a notice, the rooms that see it decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Happening = Literal["private", "banned", "vanished", "no-preview", "no-name", "readable", "renamed"]


@dataclass(frozen=True, slots=True)
class ChannelNotice:
    """`what` happened to a channel, as it was noticed at `at`. `before`: what a renamed one was called."""

    what: Happening
    at: datetime
    channel_id: int
    title: str
    username: str | None = None
    last_post_at: datetime | None = None
    before: str = ""
    about: Literal["channel"] = "channel"


@dataclass(frozen=True, slots=True)
class SilentChannel:
    """A channel that writes no more, and when it last did."""

    channel_id: int
    title: str
    username: str | None
    last_post_at: datetime


@dataclass(frozen=True, slots=True)
class SilenceNotice:
    """Channels silent for longer than is their habit, all noticed at `at`; `followed`: of how many."""

    at: datetime
    followed: int
    channels: tuple[SilentChannel, ...]
    about: Literal["silence"] = "silence"


@dataclass(frozen=True, slots=True)
class FateNotice:
    """Post `seq` was edited or deleted after the alert message `delivery_id`, which is to say so."""

    delivery_id: int
    seq: int
    about: Literal["fate"] = "fate"
