"""Which of a text's runs of words are its anchors, by which posts with a part in common are found.

Of every three runs the one with the least hash is picked, half of all: two texts with three runs in a row in
common have an anchor in common, too (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003). Of a short text
all are picked, since a copy of it may have but two in a row. Looks at the prints of many posts at once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_SHORT = 16  # runs


def pick_anchors(prints: Sequence[bytes]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The anchors of all prints (`dump_print`) in their order, and how many each has."""
    runs, counts = _join_runs(prints)
    whose = np.repeat(np.arange(len(prints)), counts)
    picked = np.minimum(np.minimum(runs[:-2], runs[1:-1]), runs[2:])
    # A window begins in each post everywhere but in its last two runs; the same anchor comes again in the
    # windows that follow, and only there.
    is_picked = whose[:-2] == whose[2:]
    is_picked[1:] &= ~((picked[1:] == picked[:-1]) & is_picked[:-1])
    is_short = (counts <= _SHORT)[whose]
    is_picked &= ~is_short[:-2]
    anchors = np.where(is_short, runs, np.append(picked, runs[len(picked) :]))
    is_kept = is_short | np.append(is_picked, np.zeros(len(runs) - len(picked), np.bool_))
    return anchors[is_kept].astype(np.uint64), np.bincount(whose[is_kept], minlength=len(prints))


def _join_runs(prints: Sequence[bytes]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The runs of all prints, and how many each has."""
    values = np.frombuffer(b"".join(prints), "<u4")
    lengths = np.fromiter((len(stored) // 4 for stored in prints), np.int64, len(prints))
    starts = np.cumsum(lengths) - lengths
    counts = values[starts].astype(np.int64)
    return values[list_ranges(starts + 1, counts)], counts


def list_ranges(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """So many numbers from each start on, one after the other."""
    numbers: NDArray[np.int64] = np.arange(int(counts.sum())) + np.repeat(
        starts - (np.cumsum(counts) - counts), counts
    )
    return numbers
