"""What is told where a search found nothing: plain values, beside those of answer_values.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query near one that found nothing, and how many stories it finds. `word`: the other spelling, or the
    part that is left out; `token`: under which the query waits, once it does."""

    kind: Literal["spelling", "without", "period"]
    query: str
    word: str = ""
    stories: int = 0
    at_least: bool = False
    token: str = ""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """In how many channels' posts nothing was found, since when there are any; and what would be found."""

    nearest: tuple[Suggestion, ...]
    channels: int
    since: datetime | None
