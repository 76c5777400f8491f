"""Posts of the pretended channels and the steps by which they change: plain values, no TL, no network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal, TypeAlias

PAID: Final = "paid"
"""The key of paid reactions (Stars) in `reactions`; any other text is an emoji, a number a custom emoji."""

ReactionKey: TypeAlias = str | int
Origin: TypeAlias = "tuple[int, int] | str"  # (channel id, post id), or the name of a hidden author
ChangeKind = Literal["new", "edit", "delete", "views", "reactions", "channel"]


@dataclass(slots=True)
class WorldPost:
    """A post as it is now; `versions` holds the texts that it had before, oldest first."""

    post_id: int
    text: str
    published_at: datetime
    media: Any = None  # a kind of media.py, or a TL object
    grouped_id: int | None = None
    forward: Origin | None = None
    links: Mapping[str, str] = field(default_factory=dict)  # words of the text -> address behind them
    rich: Sequence[Any] = ()  # paragraphs (text, or TL blocks) of a rich post, whose `text` is empty
    views: int = 1
    forwards: int = 0
    replies: int | None = None
    reactions: Mapping[ReactionKey, int] = field(default_factory=dict)
    edited_at: datetime | None = None
    edit_hidden: bool = False
    new_title: str | None = None  # set in a service message ("channel renamed")
    deleted_at: datetime | None = None
    versions: list[str] = field(default_factory=list)

    @property
    def is_service(self) -> bool:
        """Whether this is no post but a notice within the channel; it takes an id all the same."""
        return self.new_title is not None


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a channel. Those with `pts_count` > 0 form the sequence that differences repeat."""

    kind: ChangeKind
    post_ids: tuple[int, ...]
    pts: int
    pts_count: int
    at: datetime
