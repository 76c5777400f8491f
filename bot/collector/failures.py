"""How reading Telegram can fail, in words that know neither Telethon nor HTTP.

Raised by telegram.py and preview_site.py, acted upon by the loops. Decides nothing.
"""

from __future__ import annotations

from bot.errors import NotReadyError
from storage.records import ChannelState


class SessionMissing(NotReadyError):
    """There is no login, or it has ended: only a person can put that right."""

    def __init__(self, why: str, whom: str = "the reading account") -> None:
        super().__init__(f"Telegram: {why}; log {whom} in with: caspian-watch login")


class ReadingFailure(Exception):
    """Something that reading on, or reading later, gets over."""


class FloodWait(ReadingFailure):
    """Telegram asks not to make calls of one method for a while."""

    def __init__(self, method: str, seconds: int) -> None:
        super().__init__(f"{method}: wait {seconds} s")
        self.method, self.seconds = method, seconds


class ChannelClosed(ReadingFailure):
    """The channel can no longer be read."""

    def __init__(self, state: ChannelState) -> None:
        super().__init__(state)
        self.state = state


class NameUnknown(ReadingFailure):
    """No channel has this name; why (storage/lookups.py), the message says."""


class JoinRefused(ReadingFailure):
    """The account may not join more channels, or not this one, which can still be read; or it cannot
    leave one, since it is no member."""


class Redirected(ReadingFailure):
    """A name's preview leads elsewhere, or is not found: there is none, or nobody has the name."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


class RequestFailed(ReadingFailure):
    """Telegram answered with another error, or not at all; the method should rest for `pause_s`."""

    def __init__(self, why: str, pause_s: int = 1) -> None:
        super().__init__(why)
        self.pause_s = pause_s
