"""Which post is a near-copy of which: the same text with another headline, a footer, cut or rearranged.

How alike two posts are is decided in fingerprints.py, and which stored posts are worth comparing in
anchors.py. Whether two posts tell of one event in other words is not decided here, and neither is what a
story is called.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.domain.anchors import WINDOW, AnchorIndex, Posted
from bot.domain.cleaning import mask
from bot.domain.fingerprints import (
    QUOTATION,
    Print,
    compare_prints,
    dump_print,
    is_round_up,
    make_print,
)
from storage.records import StoredPrint

__all__ = ["WINDOW", "Candidate", "NearCopies", "choose_original", "is_copy", "posted"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A post that another one may be a copy of."""

    seq: int
    at: datetime
    print: Print


def choose_original(one: Print, candidates: Collection[Candidate]) -> int | None:
    """The seq of the post that `one` shares most with, the earliest of equals; None: it copies none."""
    best: tuple[float, datetime, int, Print] | None = None
    if not candidates:
        return None
    quoted: list[Print] = []
    compared: set[tuple[bytes, bytes]] = set()
    own = set(one.runs)
    for candidate in sorted(candidates, key=lambda candidate: (candidate.at, candidate.seq)):
        other = candidate.print
        text = (other.runs.tobytes(), other.numbers.tobytes())
        if text in compared:
            continue  # the same text again, later
        compared.add(text)
        shared = len(own.intersection(other.runs))
        if shared >= QUOTATION:
            quoted.append(other)
        likeness = compare_prints(one, other, shared)
        if likeness and (best is None or -likeness < best[0]):
            best = (-likeness, candidate.at, candidate.seq, other)
    return best[2] if best and not is_round_up(one, best[3], quoted) else None


def is_copy(one: Print, other: Print) -> bool:
    """Whether one of the two copies the other, whichever came first."""
    if not one.runs or not other.runs:
        return False
    return compare_prints(one, other, len(set(one.runs).intersection(other.runs))) > 0


class NearCopies:
    """Posts kept whole, by the window they lie in: finds the one a text was copied from."""

    def __init__(self) -> None:
        self._index = AnchorIndex()
        self._posts: dict[int, Candidate] = {}

    def __len__(self) -> int:
        return len(self._posts)

    def add(self, seq: int, text: str, published_at: datetime) -> None:
        """Adds a post under a number that no other has."""
        fingerprint = make_print(mask(text))
        if fingerprint.runs:
            self._posts[seq] = Candidate(seq, published_at, fingerprint)
            self._index.add([_posted(seq, published_at, fingerprint)])

    def find(self, text: str, published_at: datetime) -> int | None:
        """The post within 72 hours that shares most with `text`, the earliest of equals, or None."""
        fingerprint = make_print(mask(text))
        (found,) = self._index.find([_posted(0, published_at, fingerprint)])
        return choose_original(fingerprint, [self._posts[seq] for seq in found])


def posted(stored: StoredPrint) -> Posted:
    """A stored post as the index takes it, its print made anew where an earlier version stored it."""
    if stored.text is None:
        return Posted(stored.seq, stored.published_at, stored.print)
    return _posted(stored.seq, stored.published_at, make_print(mask(stored.text)))


def _posted(seq: int, at: datetime, fingerprint: Print) -> Posted:
    return Posted(seq, at, dump_print(fingerprint))
