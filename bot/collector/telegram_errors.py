"""What an error of Telethon means for reading: a login that has ended, a wait, a channel that is closed.

Telethon's errors in, those of failures.py out. Decides nothing about what is then done.
"""

from __future__ import annotations

from telethon import errors

from bot.collector.failures import (
    ChannelClosed,
    FloodWait,
    JoinRefused,
    NameUnknown,
    ReadingFailure,
    RequestFailed,
    SessionMissing,
)
from storage.records import NO_SUCH_NAME, ChannelState

ENDED = (errors.UnauthorizedError, errors.AuthKeyError, errors.AuthKeyNotFound)
_BANNED = (errors.UserDeactivatedBanError, errors.UserDeactivatedError)
_CLOSED: dict[type[Exception], ChannelState] = {
    errors.ChannelPrivateError: "private",
    errors.ChannelBannedError: "banned",
    errors.ChannelInvalidError: "vanished",
}
_UNKNOWN_NAME = (errors.UsernameNotOccupiedError, errors.UsernameInvalidError)
_NO_JOIN = (
    errors.ChannelsTooMuchError,
    errors.InviteRequestSentError,
    errors.UserBannedInChannelError,
    errors.UserNotParticipantError,
)


def name_end(error: Exception) -> SessionMissing:
    """https://core.telegram.org/api/errors#401-unauthorized"""
    if isinstance(error, _BANNED):
        return SessionMissing("it has closed the reading account (banned or deleted)", "another account")
    return SessionMissing("the login has ended")


def translate(method: str, error: Exception) -> ReadingFailure:
    if isinstance(error, errors.FloodWaitError | errors.FloodPremiumWaitError):
        return FloodWait(method, error.seconds)
    if isinstance(error, _UNKNOWN_NAME):
        return NameUnknown(NO_SUCH_NAME)
    if isinstance(error, _NO_JOIN):
        return JoinRefused(type(error).__name__)
    state = _CLOSED.get(type(error))
    return ChannelClosed(state) if state else RequestFailed(f"{method}: {type(error).__name__}")
