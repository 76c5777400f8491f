"""Channels that a person names in a message, several at once: text -> what each word of it means.

A name is written with @ or as a link, so that no ordinary word or number becomes one by accident. The
values with which the chat answers stand here too. Looks nothing up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bot.domain.links import InviteLink, NotAChannel, parse_channel_ref
from storage.records import Channel, ChannelRef

MOST_NAMES = 50  # of one message: look-ups are a few an hour
_SEPARATORS = re.compile(r"[\s,;]+")
_AROUND = "()[]{}«»“”\"'`<>!?.…:*•–—-"  # quotes, brackets, list marks; "+" begins an invitation
_MARKED = re.compile(r"[@./:+]")
_LIST_MARK = re.compile(r"\d{1,3}[.):]?")

Reason = Literal["no name", "private"]
Trouble = Literal["waiting", "unknown", "no-preview", "not-channel", "failed"]


@dataclass(frozen=True, slots=True)
class NamedChannel:
    """One word of a message: a channel (`ref`), or the reason why it is none."""

    written: str
    ref: ChannelRef | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of the names of one message; a channel stands as @name, or by its title.

    `wanted`: to be looked up; `waiting`: that was so already; `known`, `paused`: in the list already;
    `back`: had been removed; `private`, `nonsense`: as they were written. `left_out`: over MOST_NAMES.
    """

    wanted: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    paused: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    nonsense: tuple[str, ...] = ()
    left_out: int = 0

    @property
    def is_taken(self) -> bool:
        """Whether at least one word was a public channel."""
        return bool(self.wanted or self.waiting or self.known or self.paused or self.back)


@dataclass(frozen=True, slots=True)
class AwaitedName:
    """A wanted name that is not found (yet). `failure`: the collector's words, with trouble "failed"."""

    username: str
    trouble: Trouble
    failure: str = ""


@dataclass(frozen=True, slots=True)
class ChannelCard:
    """A followed channel with the number of its posts. `per_day`: of the last 30 days, None without any."""

    channel: Channel
    posts: int
    per_day: float | None = None


def parse_channel_names(text: str, links: Iterable[str] = ()) -> tuple[NamedChannel, ...]:
    """Every word of `text` and every link hidden behind one (`links`), each channel once.

    Punctuation, list marks and words that a link stands for are no words of their own.
    """
    hidden = tuple(links)
    found: dict[object, NamedChannel] = {}
    for word in (*_SEPARATORS.split(text), *hidden):
        named = _parse(word)
        if named is None or (hidden and named.reason == "no name" and not _MARKED.search(word)):
            continue
        ref = named.ref
        key = named.written if ref is None else (ref.username or "").lower() or ref.channel_id
        found.setdefault(key, named)
    return tuple(found.values())


def _parse(word: str) -> NamedChannel | None:
    bare = word.strip(_AROUND)
    if _LIST_MARK.fullmatch(bare) or not any(char.isalnum() for char in bare):
        return None
    if not _MARKED.search(bare):
        return NamedChannel(word, reason="no name")
    try:
        return NamedChannel(word, parse_channel_ref(bare))
    except InviteLink:
        return NamedChannel(word, reason="private")
    except NotAChannel:
        return NamedChannel(word, reason="no name")
