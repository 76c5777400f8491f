"""What a file source gives: posts and what was left out, in the order of the file.

Also how one field of foreign JSON becomes a value of ours (ids, moments, counts, reactions, text),
shared by all formats. Nothing here opens a file or knows a format.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Literal

from bot.domain.links import to_channel_id
from bot.errors import OperatorError
from storage.channels import SYNTHETIC_CHANNEL_IDS
from storage.records import Channel, ChannelRef, Post, Reaction, ReactionKind

SkipReason = Literal[
    "service", "unsupported", "empty", "private", "not-a-channel", "bad-post", "bad-line", "truncated"
]

# Telegram's own post ids end below 2**31. What we make up lies above, as with channels.
SYNTHETIC_POST_IDS = range(2**32, 2**32 + 2**48)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_SECOND = 253_402_300_799  # the end of year 9999, where datetime ends
_LARGEST_ID = 2**63 - 1
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class FilePost:
    """A post read from a file; `position` is its line, or its ordinal among all messages, from 1."""

    channel: Channel
    post: Post
    position: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something left out. `truncated` means that the file ends too early: nothing follows it."""

    position: int
    reason: SkipReason
    detail: str = ""


SourceItem = FilePost | Skipped


class ExportError(OperatorError):
    """The file as a whole cannot be read; the message is the whole sentence."""


class CutShort(Exception):
    """The text ends, or stops making sense, before the document does."""


class FieldError(ValueError):
    """A field of one post is missing or wrong; the message says which."""


def read_channel_id(value: object) -> int:
    """`1234567890`, `"channel1234567890"` or `-1001234567890` as the MTProto id."""
    if isinstance(value, str):
        value = value.removeprefix("channel")
    number = _read_int(value)
    try:
        number = to_channel_id(number) if number is not None and number < 0 else number
    except ValueError as error:
        raise FieldError("no channel id") from error
    if number is None or not 0 < number <= _LARGEST_ID:
        raise FieldError("no channel id")
    return number


def read_post_id(value: object) -> int:
    number = _read_int(value)
    if number is None or not 0 < number <= _LARGEST_ID:
        raise FieldError("no post id")
    return number


def read_count(value: object) -> int | None:
    """A counter, or None where the source does not say."""
    number = value if type(value) is int else _read_int(value)
    return number if number is not None and 0 <= number <= _LARGEST_ID else None


def read_moment(value: object) -> datetime | None:
    """Seconds since 1970 or an ISO date (without an offset: UTC) as an aware moment in whole seconds."""
    seconds = _read_int(value)
    if seconds is not None:
        return _EPOCH + timedelta(seconds=seconds) if 0 <= seconds <= _LAST_SECOND else None
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment.replace(microsecond=0) if moment >= _EPOCH else None


def read_text(value: object) -> str:
    """Text that SQLite and Telegram accept: no NUL, no half of a surrogate pair."""
    text = value if isinstance(value, str) else ""
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text.replace("\0", ""))


def build_reaction(key: str, count: int | None, kind: ReactionKind | None = None) -> Reaction | None:
    """A reaction from its glyph or document id; ⭐ is a paid one, digits are a custom emoji."""
    return Reaction(*_name_reaction(key, kind), count) if count else None


@lru_cache(maxsize=1_024)  # there are few
def _name_reaction(key: str, kind: ReactionKind | None) -> tuple[ReactionKind, str]:
    glyph = read_text(key).replace("\ufe0f", "").strip()
    if kind is None:
        kind = "paid" if glyph == "⭐" else "custom" if not glyph or glyph.isdecimal() else "emoji"
    return kind, "⭐" if kind == "paid" else glyph


def sum_reactions(reactions: Iterable[Reaction | None]) -> tuple[Reaction, ...]:
    """One entry a kind and key, in the order first seen (custom emoji without an id count as one)."""
    found: dict[tuple[ReactionKind, str], Reaction] = {}
    for reaction in reactions:
        if reaction is not None:
            name = reaction.kind, reaction.key
            seen = found.get(name)
            count = min(seen.count + reaction.count, _LARGEST_ID) if seen else reaction.count
            found[name] = replace(reaction, count=count) if seen else reaction
    return tuple(found.values())


def named_channel(ref: ChannelRef) -> Channel:
    """The channel that a person named. Without an id it gets one of its own making, from the name."""
    if ref.channel_id is not None:
        return Channel(channel_id=ref.channel_id, title=str(ref.channel_id))
    username = ref.username or ""
    return Channel(channel_id=synthetic_channel_id(username), title=f"@{username}", username=username)


def synthetic_channel_id(name: str) -> int:
    """A stable id for a channel known by name only; case and a leading @ make no difference."""
    digest = hashlib.blake2b(name.removeprefix("@").casefold().encode(), digest_size=6).digest()
    return SYNTHETIC_CHANNEL_IDS[int.from_bytes(digest, "big")]


def synthetic_post_id(text_hash: bytes) -> int:
    """A stable id for a post without one, from the hash of its text."""
    return SYNTHETIC_POST_IDS[int.from_bytes(text_hash[:6], "big")]


def _read_int(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    # Telegram writes seconds and some ids as strings. `int` would take "1_000" and 5,000 digits too.
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,19}", value):
        return int(value)
    return None
