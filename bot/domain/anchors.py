"""Which stored posts may be near-copies of a new one: posts by the anchors of their texts, in little memory.

A post that has no anchor in common with another copies nothing of it (fingerprints.py); whether one that has
does, is decided in stories.py. Posts lie in periods of six days, so that the window of 72 hours around a post
touches two at most. A period is one sorted array of eight bytes an anchor (some 250 bytes a post), and a
dictionary of what came since, which is merged into it when it has grown. Whoever owns the index loads the
periods that `missing` names before `find`; beyond its bound the period used longest ago is forgotten.
"""

from __future__ import annotations

from array import array
from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain

import numpy as np
from numpy.typing import NDArray

WINDOW = timedelta(hours=72)
MOST_SIMILAR = 64

_PERIOD_S = int(2 * WINDOW.total_seconds())
_WINDOW_S = _PERIOD_S // 2
_SHIFT = np.uint64(32)  # of an entry the lower half is the number, the upper one the anchor
_NEXT_ANCHOR = np.uint64(1 << 32)
_NUMBER_MASK = np.uint64((1 << 32) - 1)
_LEAST_MERGE = 4_096  # entries
_GROWTH = 4  # a merge waits until a quarter has been added
_LEAST_PERIODS = 4

Entries = NDArray[np.uint64]  # an anchor and the number of a post that has it


@dataclass(frozen=True, slots=True)
class Posted:
    """A post as the index takes it."""

    seq: int
    at: datetime
    anchors: Collection[int]


@dataclass(slots=True)
class _Period:
    """Posts by their number within the period, and the numbers by anchor."""

    seqs: array[int] = field(default_factory=lambda: array("q"))
    times: array[int] = field(default_factory=lambda: array("q"))
    sorted: Entries = field(default_factory=lambda: np.empty(0, np.uint64))
    recent: dict[int, int | list[int]] = field(default_factory=dict)
    recent_entries: int = 0
    is_loaded: bool = False


class AnchorIndex:
    """An index of posts by anchors. With `most_posts`, that many are kept, and four periods at least."""

    def __init__(self, *, most_posts: int | None = None) -> None:
        self._most_posts = most_posts
        self._count = 0
        self._periods: OrderedDict[int, _Period] = OrderedDict()

    def __len__(self) -> int:
        return self._count

    def add(self, post: Posted) -> None:
        """Adds a post. It takes no notice of a period that is to be loaded anyway."""
        at = _seconds(post.at)
        period = self._touch(at // _PERIOD_S)
        number = len(period.seqs)
        period.seqs.append(post.seq)
        period.times.append(at)
        self._count += 1
        _add_recent(period, number, post.anchors)
        if period.recent_entries > max(_LEAST_MERGE, len(period.sorted) // _GROWTH):
            _merge(period)

    def find(self, anchors: Collection[int], at: datetime) -> list[int]:
        """The seqs of posts within 72 hours of `at` that have any of the anchors.

        Of many, the MOST_SIMILAR that have the most in common, the earlier of equals: texts made from one
        pattern come by the thousand, and a copy shares more than the pattern.
        """
        moment = _seconds(at)
        found: Counter[int] = Counter()
        for number in _periods_around(moment):
            period = self._periods.get(number)
            if period is None:
                continue
            self._periods.move_to_end(number)
            for post, shared in _count_shared(period, anchors).items():
                if abs(period.times[post] - moment) <= _WINDOW_S:
                    found[period.seqs[post]] = shared
        if len(found) <= MOST_SIMILAR:
            return list(found)
        return sorted(found, key=lambda seq: (-found[seq], seq))[:MOST_SIMILAR]

    def missing(self, at: datetime) -> tuple[int, ...]:
        """The periods that `find` would look at and that have not been loaded, earliest first."""
        return tuple([number for number in _periods_around(_seconds(at)) if not self._is_loaded(number)])

    def load(self, number: int, posts: Iterable[Posted]) -> None:
        """Takes all posts of a period, in place of what is known of it."""
        self._forget(number)
        period = self._touch(number)
        anchors: list[Collection[int]] = []
        for post in posts:
            anchors.append(post.anchors)
            period.seqs.append(post.seq)
            period.times.append(_seconds(post.at))
        numbers = np.repeat(np.arange(len(anchors), dtype=np.uint64), list(map(len, anchors)))
        period.sorted = _sort(chain.from_iterable(anchors), numbers)
        period.is_loaded = True
        self._count += len(period.seqs)

    def _is_loaded(self, number: int) -> bool:
        period = self._periods.get(number)
        return period is not None and period.is_loaded

    def _touch(self, number: int) -> _Period:
        """The period, now the one used last; the one used longest ago may go for it."""
        period = self._periods.setdefault(number, _Period())
        self._periods.move_to_end(number)
        while (
            self._most_posts is not None
            and self._count > self._most_posts
            and len(self._periods) > _LEAST_PERIODS
        ):
            self._forget(next(iter(self._periods)))
        return period

    def _forget(self, number: int) -> None:
        period = self._periods.pop(number, None)
        self._count -= len(period.seqs) if period is not None else 0


def period_span(number: int) -> tuple[datetime, datetime]:
    """When a period begins, and when the next one does."""
    start = datetime.fromtimestamp(number * _PERIOD_S, UTC)
    return start, start + timedelta(seconds=_PERIOD_S)


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


def _periods_around(moment: int) -> range:
    return range((moment - _WINDOW_S) // _PERIOD_S, (moment + _WINDOW_S) // _PERIOD_S + 1)


def _add_recent(period: _Period, number: int, anchors: Collection[int]) -> None:
    recent = period.recent
    shared = {anchor: recent[anchor] for anchor in recent.keys() & anchors}  # few
    recent.update(dict.fromkeys(anchors, number))
    for anchor, known in shared.items():
        recent[anchor] = [*([known] if isinstance(known, int) else known), number]
    period.recent_entries += len(anchors)


def _count_shared(period: _Period, anchors: Collection[int]) -> Counter[int]:
    """Posts that have any of the anchors, by number: how many of them."""
    found: list[int] = []
    for anchor in period.recent.keys() & anchors:
        known = period.recent[anchor]
        if isinstance(known, int):
            found.append(known)
        else:
            found += known
    wanted = np.fromiter(anchors, np.uint64, len(anchors)) << _SHIFT
    first = np.searchsorted(period.sorted, wanted)
    after = np.searchsorted(period.sorted, wanted + _NEXT_ANCHOR)
    for place in np.flatnonzero(after > first).tolist():
        found += (period.sorted[first[place] : after[place]] & _NUMBER_MASK).tolist()
    return Counter(found)


def _merge(period: _Period) -> None:
    added = [
        (anchor, number)
        for anchor, known in period.recent.items()
        for number in ((known,) if isinstance(known, int) else known)
    ]
    numbers = np.fromiter((number for _, number in added), np.uint64, len(added))
    fresh = _sort((anchor for anchor, _ in added), numbers)
    period.recent = {}
    period.recent_entries = 0
    period.sorted = np.sort(np.concatenate([period.sorted, fresh]), kind="stable")


def _sort(anchors: Iterable[int], numbers: Entries) -> Entries:
    """Entries of as many anchors as numbers."""
    entries = (np.fromiter(anchors, np.uint64, len(numbers)) << _SHIFT) | numbers
    entries.sort()
    return entries
