"""Which post is a near-copy of which: the same text with another headline, a footer, cut or rearranged.

How alike two posts are is decided in fingerprints.py. Whether two posts tell of one event in other words is
not decided here, and neither is what a story is called.

The index is kept in memory by day. Whoever owns it loads the days that `missing_days` names before `find`.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from bot.domain.cleaning import mask
from bot.domain.fingerprints import QUOTATION, Print, compare_prints, is_round_up, make_print

WINDOW = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class _Entry:
    at: datetime
    print: Print


@dataclass(slots=True)
class _Day:
    """The posts of one day: by number, and by each of their word runs."""

    posts: dict[int, _Entry] = field(default_factory=dict)
    runs: dict[int, int | list[int]] = field(default_factory=dict)
    is_loaded: bool = False


class NearCopies:
    """An index of recent posts that finds the one a text was copied from."""

    def __init__(self, *, most_days: int = 16, most_posts: int = 0) -> None:
        """Beyond `most_days` days, the least recently used go once there are over `most_posts` posts."""
        self._most_days = most_days
        self._most_posts = most_posts
        self._count = 0
        self._days: OrderedDict[date, _Day] = OrderedDict()

    def add(self, seq: int, text: str, published_at: datetime) -> None:
        """Adds a post, or replaces its text."""
        self.discard(seq, published_at)
        fingerprint = make_print(mask(text))
        if not fingerprint.runs:
            return
        day = self._touch(_day_of(published_at))
        day.posts[seq] = _Entry(published_at, fingerprint)
        self._count += 1
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
        self._count -= 1
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
        exclude: int | None = None,
    ) -> int | None:
        """The post within 72 hours that shares most with `text`, the earliest of equals, or None."""
        fingerprint = make_print(mask(text))
        best: tuple[float, datetime, int, Print] | None = None
        quoted: list[Print] = []
        for day in self._around(published_at):
            for seq, shared in _count_shared(day, fingerprint.runs).items():
                entry = day.posts[seq]
                if seq == exclude or abs(entry.at - published_at) > WINDOW:
                    continue
                if shared >= QUOTATION:
                    quoted.append(entry.print)
                likeness = compare_prints(fingerprint, entry.print, shared)
                if likeness and (best is None or (-likeness, entry.at, seq) < best[:3]):
                    best = (-likeness, entry.at, seq, entry.print)
        return best[2] if best and not is_round_up(fingerprint, best[3], quoted) else None

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
        return self._count

    def _around(self, published_at: datetime) -> list[_Day]:
        return [self._touch(day) for day in _days_around(published_at) if day in self._days]

    def _touch(self, day: date) -> _Day:
        """The day's posts, now the most recently used; the least recently used day may go for it."""
        known = self._days.setdefault(day, _Day())
        self._days.move_to_end(day)
        while len(self._days) > self._most_days and self._count >= self._most_posts:
            self._count -= len(self._days.popitem(last=False)[1].posts)
        return known


def _count_shared(day: _Day, runs: Iterable[int]) -> Counter[int]:
    """How many of `runs` each post of the day has."""
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


def _day_of(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


def _days_around(moment: datetime) -> list[date]:
    first, last = _day_of(moment - WINDOW), _day_of(moment + WINDOW)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
