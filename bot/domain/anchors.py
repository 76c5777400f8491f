"""Which stored posts may be near-copies of new ones: posts by the anchors of their texts, in little memory.

A post that shares hardly an anchor with another copies nothing of it (winnowing.py); whether one that does
is a copy, is decided in stories.py. Posts lie in periods of six days, so that the window of 72 hours around a
post touches two at most. A period is a few sorted arrays of eight bytes an anchor (some 250 bytes a post;
anchor_runs.py), the large ones where the owner wants them. Posts are added and looked for many at a time.
Whoever owns the index loads the periods that `missing` names before `find`; beyond its bound the period used
longest ago is forgotten.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from bot.domain.anchor_runs import Entries, MoveOut, add_entries, count_moved, count_resident, count_shared
from bot.domain.winnowing import pick_anchors

WINDOW = timedelta(hours=72)
MOST_SIMILAR = 64
# A copy has a third of its runs in common with its original; posts with a phrase in common are many. Of the
# smaller post's anchors so many are asked for, less the allowance that chance needs in short posts.
LEAST_SHARE, ALLOWANCE = 0.15, 0.5

_PERIOD_S = int(2 * WINDOW.total_seconds())
_WINDOW_S = _PERIOD_S // 2
_LEAST_PERIODS = 4
_MOST_MOVED = 128  # arrays out of memory: each may be an open file


@dataclass(frozen=True, slots=True)
class Posted:
    """A post as the index takes it, with its print as it is stored (`dump_print`)."""

    seq: int
    at: datetime
    print: bytes


@dataclass(slots=True)
class _Period:
    """Posts by their number within the period, and the numbers by anchor."""

    seqs: array[int] = field(default_factory=lambda: array("q"))
    times: array[int] = field(default_factory=lambda: array("q"))
    sizes: array[int] = field(default_factory=lambda: array("q"))  # how many anchors
    runs: list[Entries] = field(default_factory=list)  # each sorted, the larger ones first
    is_loaded: bool = False

    @property
    def resident(self) -> int:
        """The values of eight bytes that it has in memory."""
        return count_resident(self.runs) + 3 * len(self.seqs)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Posts to find others for, in columns; the anchors of all, ascending, and whose they are."""

    moments: NDArray[np.int64]
    sizes: NDArray[np.int64]
    anchors: Entries
    whose: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Who of the asked shares how many anchors with which post."""

    whose: NDArray[np.int64]
    seqs: NDArray[np.int64]
    shared: NDArray[np.int64]


class AnchorIndex:
    """An index of posts by anchors. With `most_resident`, it keeps so many values of eight bytes in memory,
    and four periods at least; `move_out` takes large arrays out of memory."""

    def __init__(self, *, most_resident: int | None = None, move_out: MoveOut | None = None) -> None:
        self._most_resident = most_resident
        self._move_out = move_out
        self._periods: OrderedDict[int, _Period] = OrderedDict()

    def __len__(self) -> int:
        return sum(len(period.seqs) for period in self._periods.values())

    def add(self, posts: Iterable[Posted]) -> None:
        """Adds posts. It takes no notice of a period that is to be loaded anyway."""
        by_period: dict[int, list[Posted]] = {}
        for post in posts:
            by_period.setdefault(_seconds(post.at) // _PERIOD_S, []).append(post)
        for number, own in by_period.items():
            self._add(self._touch(number), own)

    def find(self, asked: Sequence[Posted], *, earlier: bool = False) -> list[list[int]]:
        """For each, the seqs of posts within 72 hours that share enough anchors with it.

        With `earlier`, only those with a lower seq than its own. Of many, the MOST_SIMILAR that have the most
        in common, the earlier of equals: texts made from one pattern come by the thousand, and a copy shares
        more than the pattern.
        """
        found: list[list[tuple[int, int]]] = [[] for _ in asked]
        columns = _ask(asked)
        for number in sorted({near for at in columns.moments.tolist() for near in _periods_around(at)}):
            period = self._periods.get(number)
            if period is None:
                continue
            self._periods.move_to_end(number)
            for pairs in _find_pairs(period, _near(columns, number)):
                rows = zip(pairs.whose.tolist(), pairs.seqs.tolist(), pairs.shared.tolist(), strict=True)
                for whose, seq, shared in rows:
                    if not earlier or seq < asked[whose].seq:
                        found[whose].append((-shared, seq))
        return [[seq for _, seq in sorted(similar)[:MOST_SIMILAR]] for similar in found]

    def missing(self, moments: Iterable[datetime]) -> tuple[int, ...]:
        """The periods that `find` would look at and that have not been loaded, earliest first."""
        near = {number for at in set(map(_seconds, moments)) for number in _periods_around(at)}
        return tuple([number for number in sorted(near) if not self._is_loaded(number)])

    def load(self, number: int, posts: Sequence[Posted]) -> None:
        """Takes all posts of a period, in place of what is known of it."""
        self._periods.pop(number, None)
        period = self._touch(number)
        period.is_loaded = True
        self._add(period, posts)

    def _add(self, period: _Period, posts: Sequence[Posted]) -> None:
        anchors, sizes = pick_anchors([post.print for post in posts])
        numbers = np.arange(len(period.seqs), len(period.seqs) + len(posts), dtype=np.uint64)
        moved = sum(count_moved(each.runs) for each in self._periods.values())
        move_out = self._move_out if moved < _MOST_MOVED else None
        add_entries(period.runs, anchors, np.repeat(numbers, sizes), move_out)
        period.seqs.extend(post.seq for post in posts)
        period.times.extend(_seconds(post.at) for post in posts)
        period.sizes.extend(sizes.tolist())

    def _is_loaded(self, number: int) -> bool:
        period = self._periods.get(number)
        return period is not None and period.is_loaded

    def _touch(self, number: int) -> _Period:
        """The period, now the one used last; the one used longest ago may go for it."""
        period = self._periods.setdefault(number, _Period())
        self._periods.move_to_end(number)
        while self._is_too_large() and len(self._periods) > _LEAST_PERIODS:
            self._periods.popitem(last=False)
        return period

    def _is_too_large(self) -> bool:
        return (
            self._most_resident is not None
            and sum(period.resident for period in self._periods.values()) > self._most_resident
        )


def period_span(number: int) -> tuple[datetime, datetime]:
    """When a period begins, and when the next one does."""
    start = datetime.fromtimestamp(number * _PERIOD_S, UTC)
    return start, start + timedelta(seconds=_PERIOD_S)


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


def _periods_around(moment: int) -> range:
    return range((moment - _WINDOW_S) // _PERIOD_S, (moment + _WINDOW_S) // _PERIOD_S + 1)


def _ask(asked: Sequence[Posted]) -> _Asked:
    anchors, sizes = pick_anchors([post.print for post in asked])
    order = np.argsort(anchors, kind="stable")  # neighbours are then found near each other
    return _Asked(
        moments=np.fromiter((_seconds(post.at) for post in asked), np.int64, len(asked)),
        sizes=sizes,
        anchors=anchors[order],
        whose=np.repeat(np.arange(len(asked)), sizes)[order],
    )


def _near(asked: _Asked, period: int) -> _Asked:
    """Those asked only whose window touches a period."""
    start = period * _PERIOD_S
    moments = asked.moments[asked.whose]
    is_near = (moments + _WINDOW_S >= start) & (moments - _WINDOW_S < start + _PERIOD_S)
    return replace(asked, anchors=asked.anchors[is_near], whose=asked.whose[is_near])


def _find_pairs(period: _Period, asked: _Asked) -> Iterator[_Pairs]:
    """Pairs within the window that share enough."""
    times, seqs, sizes = (np.array(column) for column in (period.times, period.seqs, period.sizes))
    for whose, numbers, shared in count_shared(period.runs, asked.anchors, asked.whose):
        least = LEAST_SHARE * np.minimum(asked.sizes[whose], sizes[numbers]) - ALLOWANCE
        near = np.abs(times[numbers] - asked.moments[whose]) <= _WINDOW_S
        kept = near & (shared >= least)
        yield _Pairs(whose[kept], seqs[numbers[kept]], shared[kept])
