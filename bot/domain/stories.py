"""Which post is a near-copy of which: the same text with another headline, a footer, cut or rearranged.

Posts are compared by their three-word runs after cleaning; how much of the shorter one the longer one holds
decides, and differing numbers speak against (a forecast and the next day's share every other word). Whether
two posts tell of one event in other words is not decided here, and neither is what a story is called.

The index is kept in memory by day. Whoever owns it loads the days that `missing_days` names before `find`.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zlib import crc32

from bot.domain.cleaning import mask
from bot.domain.tokens import tokenise

WINDOW = timedelta(hours=72)
CONTAINMENT = 0.35
_RUN = 3  # words
_MOST_RUNS = 600  # of a post; more add nothing
_SURE_RUNS = 3  # fewer in common prove something only if they are all there is
_LOPSIDED = 4.0  # times as long: a round-up quotes many posts and copies none
_CONTAINMENT_LOPSIDED = 0.75
_NUMBERS_GUARD = 4  # numbers in both, from which on they are compared
_HASH_BITS = 0x3FFFFFFF  # what a small Python integer holds
_REPEATED = 5  # times in one channel: a line that says nothing new
_MOST_LINES = 4_000  # remembered for a channel
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class _Print:
    """What of a post is compared."""

    runs: array[int]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Entry:
    at: datetime
    print: _Print


@dataclass(slots=True)
class _Day:
    """The posts of one day: by number, and by each of their word runs."""

    posts: dict[int, _Entry] = field(default_factory=dict)
    runs: dict[int, int | list[int]] = field(default_factory=dict)
    is_loaded: bool = False


class NearCopies:
    """An index of recent posts that finds the one a text was copied from."""

    def __init__(self, *, most_days: int = 16) -> None:
        self._most_days = most_days
        self._days: OrderedDict[date, _Day] = OrderedDict()
        self._lines: dict[int, dict[int, tuple[int, ...]]] = {}  # channel -> line -> posts with it

    def add(self, seq: int, text: str, published_at: datetime, *, channel_id: int | None = None) -> None:
        """Adds a post, or replaces its text. With a channel, its repeated lines come to be ignored."""
        self.discard(seq, published_at)
        fingerprint = self._fingerprint(text, channel_id, seq)
        if not fingerprint.runs:
            return
        day = self._touch(_day_of(published_at))
        day.posts[seq] = _Entry(published_at, fingerprint)
        for run in fingerprint.runs:
            known = day.runs.get(run)
            if known is None:
                day.runs[run] = seq
            elif isinstance(known, int):
                day.runs[run] = [known, seq]
            else:
                known.append(seq)

    def discard(self, seq: int, published_at: datetime) -> None:
        day = self._days.get(_day_of(published_at))
        entry = day.posts.pop(seq, None) if day else None
        if day is None or entry is None:
            return
        for run in entry.print.runs:
            known = day.runs[run]
            if isinstance(known, list) and len(known) > 1:
                known.remove(seq)
            else:
                del day.runs[run]

    def find(
        self,
        text: str,
        published_at: datetime,
        *,
        channel_id: int | None = None,
        exclude: int | None = None,
    ) -> int | None:
        """The post within 72 hours that shares most with `text`, the earliest of equals, or None."""
        fingerprint = self._fingerprint(text, channel_id, None)
        best: tuple[float, datetime, int] | None = None
        for day in self._around(published_at):
            for seq, shared in _count_shared(day, fingerprint.runs).items():
                entry = day.posts[seq]
                if seq == exclude or abs(entry.at - published_at) > WINDOW:
                    continue
                likeness = _compare(fingerprint, entry.print, shared)
                if likeness and (best is None or (-likeness, entry.at, seq) < best):
                    best = (-likeness, entry.at, seq)
        return best[2] if best else None

    def missing_days(self, published_at: datetime) -> tuple[date, ...]:
        """The days that `find` would look at and that have not been loaded, earliest first."""
        return tuple([day for day in _days_around(published_at) if not self.has_day(day)])

    def has_day(self, day: date) -> bool:
        known = self._days.get(day)
        return known is not None and known.is_loaded

    def mark_day(self, day: date) -> None:
        """All posts of `day` (UTC) have been added, even if there were none."""
        self._touch(day).is_loaded = True

    def __len__(self) -> int:
        return sum([len(day.posts) for day in self._days.values()])

    def _around(self, published_at: datetime) -> list[_Day]:
        return [self._touch(day) for day in _days_around(published_at) if day in self._days]

    def _touch(self, day: date) -> _Day:
        """The day's posts, now the most recently used; the least recently used day may go for it."""
        known = self._days.setdefault(day, _Day())
        self._days.move_to_end(day)
        while len(self._days) > self._most_days:
            self._days.popitem(last=False)
        return known

    def _fingerprint(self, text: str, channel_id: int | None, seq: int | None) -> _Print:
        masked = mask(text)
        if channel_id is not None:
            masked = self._drop_repeated_lines(masked, channel_id, seq)
        words = [token.norm for token in tokenise(masked)]
        numbers = [number.replace(",", ".") for number in _NUMBER.findall(masked)]
        return _Print(array("I", _hash_runs(words)), frozenset(numbers))

    def _drop_repeated_lines(self, masked: str, channel_id: int, seq: int | None) -> str:
        """Without the lines that the channel has under so many posts that they are no news."""
        known = self._lines.setdefault(channel_id, {})
        fresh: list[str] = []
        for line in masked.split("\n"):
            key = crc32(line.strip().encode("utf-8", "surrogatepass"))
            posts = known.get(key, ())
            if len(posts) < _REPEATED:
                fresh.append(line)
                if seq is not None and seq not in posts and line.strip():
                    known[key] = (*posts, seq)
        if len(known) > _MOST_LINES:
            self._lines[channel_id] = {key: posts for key, posts in known.items() if len(posts) > 1}
        kept = "\n".join(fresh)
        return kept if kept.strip() else masked


def _hash_runs(words: list[str]) -> Iterable[int]:
    """One number for each run of words, in a stable order. A shorter text is a run of its own kind."""
    if len(words) <= _RUN:
        runs = ["=" + " ".join(words)] if words else []
    else:
        runs = [" ".join(words[i : i + _RUN]) for i in range(min(len(words) - _RUN + 1, _MOST_RUNS))]
    return dict.fromkeys([crc32(run.encode("utf-8", "surrogatepass")) & _HASH_BITS for run in runs])


def _count_shared(day: _Day, runs: Iterable[int]) -> Counter[int]:
    shared: Counter[int] = Counter()
    for run in runs:
        known = day.runs.get(run)
        if known is None:
            continue
        if isinstance(known, int):
            shared[known] += 1
        else:
            shared.update(known)
    return shared


def _compare(one: _Print, other: _Print, shared: int) -> float:
    """How much of the shorter post is in the longer one, 0 when that does not make a copy."""
    shorter, longer = sorted((len(one.runs), len(other.runs)))
    containment = shared / shorter
    if min(len(one.numbers), len(other.numbers)) >= _NUMBERS_GUARD:
        in_common = len(one.numbers & other.numbers)
        if in_common < 0.5 * min(len(one.numbers), len(other.numbers)):
            containment /= 2
    threshold = CONTAINMENT if longer < _LOPSIDED * shorter else _CONTAINMENT_LOPSIDED
    enough = max(math.ceil(threshold * shorter), min(shorter, _SURE_RUNS))
    return containment if shared >= enough and containment >= threshold else 0.0


def _day_of(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


def _days_around(moment: datetime) -> list[date]:
    first, last = _day_of(moment - WINDOW), _day_of(moment + WINDOW)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
