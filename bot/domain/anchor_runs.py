"""Who has how many anchors in common with whom, in numpy's arrays: sorted runs of (anchor, number of a post).

Many are added and looked for at a time. Knows nothing of posts, their time or likeness (anchors.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.domain.winnowing import list_ranges

_SHIFT = np.uint64(32)  # of an entry the lower half is the number, the upper one the anchor
_NEXT_ANCHOR = np.uint64(1 << 32)
_LOWER_HALF = np.uint64((1 << 32) - 1)
_MOST_PAIRS = 2_000_000  # looked at together, of eight bytes each
_LARGE = 1 << 16  # entries, half a MiB

Entries = NDArray[np.uint64]
MoveOut = Callable[[Entries], Entries]
"""What takes a large array out of memory: returns the same one, read-only."""

_NONE: Entries = np.empty(0, np.uint64)


@dataclass(frozen=True, slots=True)
class _Hits:
    """Of the anchors asked for, the places of those that a run has, and where and how often it has them."""

    places: NDArray[np.int64]
    first: NDArray[np.int64]
    counts: NDArray[np.int64]


def add_entries(runs: list[Entries], anchors: Entries, numbers: Entries, move_out: MoveOut | None) -> None:
    """Adds anchors, each with the number of its post; a run that becomes large goes through `move_out`.

    Each run stays at least twice as long as the next: few runs, and each entry is merged a few times.
    """
    entries = (anchors << _SHIFT) | numbers
    entries.sort()
    while runs and len(runs[-1]) < 2 * len(entries):
        entries = np.concatenate([runs.pop(), entries])
        entries.sort(kind="stable")  # which merges what is sorted
    runs.append(move_out(entries) if move_out and len(entries) >= _LARGE else entries)


def count_moved(runs: Iterable[Entries]) -> int:
    """How many of the runs lie elsewhere."""
    return sum(not run.flags.owndata for run in runs)


def count_resident(runs: Iterable[Entries]) -> int:
    """How many entries lie in memory of ours, eight bytes each."""
    return sum(len(run) for run in runs if run.flags.owndata)


def count_shared(
    runs: Sequence[Entries], anchors: Entries, whose: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
    """Who, with the post of which number, has how many anchors in common; a part of the askers at a time."""
    found = [_find_entries(run, anchors) for run in runs]
    if sum(int(hits.counts.sum()) for hits in found) > _MOST_PAIRS and len(set(whose.tolist())) > 1:
        middle = (int(whose.min()) + int(whose.max()) + 1) // 2
        for part in (whose < middle, whose >= middle):
            yield from count_shared(runs, anchors[part], whose[part])
        return
    pairs = [_list_pairs(run, hits, whose) for run, hits in zip(runs, found, strict=True)]
    keys, shared = np.unique(np.concatenate(pairs), return_counts=True) if pairs else (_NONE, _NONE)
    yield (keys >> _SHIFT).astype(np.int64), (keys & _LOWER_HALF).astype(np.int64), shared.astype(np.int64)


def _find_entries(run: Entries, anchors: Entries) -> _Hits:
    wanted = anchors << _SHIFT
    first = np.searchsorted(run, wanted)
    is_there = first < len(run)
    is_there[is_there] = run[first[is_there]] >> _SHIFT == anchors[is_there]
    places = np.flatnonzero(is_there)  # most are nowhere: only of the others the end is looked for
    first = first[places]
    return _Hits(places, first, np.searchsorted(run, wanted[places] + _NEXT_ANCHOR) - first)


def _list_pairs(run: Entries, hits: _Hits, whose: NDArray[np.int64]) -> Entries:
    """Who asks, and the number of a post, for each entry of the run that was hit."""
    numbers = run[list_ranges(hits.first, hits.counts)] & _LOWER_HALF
    pairs: Entries = (np.repeat(whose[hits.places], hits.counts).astype(np.uint64) << _SHIFT) | numbers
    return pairs
