"""The channels to follow: those of CHANNELS, or the starter list that comes with the program.

The list holds what must be known beforehand (kind, country, language); whether a channel is there,
looking its name up says.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib import resources

from bot.domain.links import parse_channel_ref
from bot.errors import ConfigError
from storage.records import Channel

UNKNOWN_ID = 0  # a name has no id before it was looked up


def load_starter_channels() -> tuple[Channel, ...]:
    """The starter list, without ids."""
    text = resources.files("bot.collector").joinpath("starter_channels.toml").read_text(encoding="utf-8")
    return tuple(Channel(channel_id=UNKNOWN_ID, **row) for row in tomllib.loads(text)["channels"])


def choose_channels(configured: Iterable[str]) -> dict[str, Channel | None]:
    """Names (lower case) to follow, with what is known of each. Raises ConfigError."""
    starters = {str(channel.username).lower(): channel for channel in load_starter_channels()}
    names = [_read_name(text) for text in configured]
    return {name: starters.get(name) for name in names} if names else dict(starters)


def _read_name(text: str) -> str:
    try:
        ref = parse_channel_ref(text)
    except ValueError as error:
        raise ConfigError(f"CHANNELS: {error}") from None
    if ref.username is None:
        raise ConfigError(f"CHANNELS: {text!r} is a number; write the channel's @name, such as @tengrinews")
    return ref.username.lower()
