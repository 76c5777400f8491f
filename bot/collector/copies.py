"""Near-copies at ingest: the index of posts by anchors, filled from storage when a period is first needed.

Which posts are compared depends only on what is stored, so an import that was cut off and run again groups
the same way. Decides nothing: likeness is domain/stories.py's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.collector.mapped import move_to_file
from bot.domain.anchors import AnchorIndex, Posted, period_span
from bot.domain.fingerprints import load_print
from bot.domain.stories import Candidate, choose_original, posted
from storage.database import Database
from storage.posts import list_prints, list_prints_between

_MOST_RESIDENT = 6_500_000  # values of the index in memory, of eight bytes each


@dataclass(frozen=True, slots=True)
class Original:
    """Where a post's original is: stored already, by seq, or an earlier one of the batch, by number."""

    seq: int | None
    number: int | None


class Copies:
    """One for a process; `find_originals` for each batch, `remember` once the batch is saved."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._index = AnchorIndex(most_resident=_MOST_RESIDENT, move_out=move_to_file)

    async def find_originals(self, batch: Sequence[Posted]) -> dict[int, Original]:
        """The original of each post of the batch that is a copy, by `seq`, here its place in the batch."""
        await self._load_periods(batch)
        stored, earlier = self._index.find(batch), _find_earlier(batch)
        others = await self._read_prints(set(chain.from_iterable(stored)))
        own = {post.seq: _candidate(post) for post in batch} if any(earlier) else {}
        found: dict[int, Original] = {}
        for post, seqs, numbers in zip(batch, stored, earlier, strict=True):
            seq = _choose(post, seqs, others)
            number = _choose(post, numbers, own) if seq is None else None
            if seq is not None or number is not None:
                found[post.seq] = Original(seq, number)
        return found

    def remember(self, saved: Iterable[Posted]) -> None:
        """Adds posts that were newly stored, so that later ones are compared with them."""
        self._index.add(saved)

    async def _load_periods(self, asked: Sequence[Posted]) -> None:
        for period in self._index.missing([post.at for post in asked]):
            stored = await self._db.read(list_prints_between, *period_span(period))
            self._index.load(period, list(map(posted, stored)))

    async def _read_prints(self, seqs: set[int]) -> dict[int, Candidate]:
        stored = await self._db.read(list_prints, seqs) if seqs else []
        return {each.seq: _candidate(posted(each)) for each in stored}


def _find_earlier(asked: Sequence[Posted]) -> list[list[int]]:
    """Of each post of a batch, by number, the earlier ones of it that may be its original."""
    index = AnchorIndex()
    index.add(asked)
    return index.find(asked, earlier=True)


def _choose(post: Posted, numbers: Sequence[int], candidates: Mapping[int, Candidate]) -> int | None:
    found = [candidates[number] for number in numbers if number in candidates]
    return choose_original(load_print(post.print), found) if found else None


def _candidate(post: Posted) -> Candidate:
    return Candidate(post.seq, post.at, load_print(post.print))
