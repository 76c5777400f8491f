"""Who wrote: a source of a story, and the sides that tell one story; and the absence that a digest covers.

Plain values, as in answer_values.py, which uses them: they survive a JSON round trip.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storage.records import ChannelKind

Side = Literal["official", "independent", "exile"]


@dataclass(frozen=True, slots=True)
class Source:
    """One channel's post on a story: who, of what kind, when, where to read it."""

    title: str
    kind: ChannelKind
    published_at: datetime
    link: str
    username: str | None = None
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """One of the three sides that tell a story: its first post, in its own words ("" = those of another),
    and how many more of its channels wrote."""

    side: Side
    source: Source
    words: str = ""
    others: int = 0


@dataclass(frozen=True, slots=True)
class Absence:
    """Since when the reader was away; `is_cut`: longer than one digest covers."""

    since: datetime
    is_cut: bool = False
