"""Near-copies at ingest: the index of posts by anchors, filled from storage when a period is first needed.

Which posts are compared depends only on what is stored, so an import that was cut off and run again groups
the same way. Decides nothing: likeness is domain/stories.py's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from bot.domain.anchors import AnchorIndex, Posted, period_span
from bot.domain.cleaning import mask
from bot.domain.fingerprints import Print, load_anchors, make_print, pick_anchors
from bot.domain.stories import Candidate, NearCopies, choose_original
from storage.database import Database
from storage.posts import Anchored, list_anchored, list_texts

MOST_POSTS = 200_000  # in the index, some 250 bytes each
_MOST_PRINTS = 8_000  # kept besides, some 2 kB each


@dataclass(frozen=True, slots=True)
class Fresh:
    """A new post of a batch, which may copy another one."""

    number: int
    at: datetime
    print: Print
    anchors: bytes


@dataclass(frozen=True, slots=True)
class Original:
    """Where a post's original is: stored already, by seq, or an earlier one of the batch, by number."""

    seq: int | None
    number: int | None


class Copies:
    """One for a process; `find_originals` for each batch, `remember` once the batch is saved."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._index = AnchorIndex(most_posts=MOST_POSTS)
        self._prints: dict[int, Candidate] = {}  # of stored posts, the one added last at the end

    async def find_originals(self, batch: Sequence[Fresh]) -> dict[int, Original]:
        """The original of each post of the batch that is a copy, by number."""
        anchors = [load_anchors(fresh.anchors) for fresh in batch]
        similar = [await self._find_similar(*each) for each in zip(batch, anchors, strict=True)]
        await self._fetch_prints(set(chain.from_iterable(similar)) - self._prints.keys())
        found: dict[int, Original] = {}
        earlier = NearCopies()
        for fresh, own, seqs in zip(batch, anchors, similar, strict=True):
            candidates = [self._prints[seq] for seq in seqs if seq in self._prints]
            seq = choose_original(fresh.print, candidates)
            number = None if seq is not None else earlier.find_print(fresh.print, own, fresh.at)
            earlier.add_print(Candidate(fresh.number, fresh.at, fresh.print), own)
            if seq is not None or number is not None:
                found[fresh.number] = Original(seq, number)
        self._forget_prints()
        return found

    def remember(self, saved: Iterable[tuple[int, Fresh]]) -> None:
        """Adds posts that were newly stored, so that later ones are compared with them."""
        for seq, fresh in saved:
            self._index.add(Posted(seq, fresh.at, load_anchors(fresh.anchors)))
            self._prints[seq] = Candidate(seq, fresh.at, fresh.print)

    async def _find_similar(self, fresh: Fresh, anchors: Collection[int]) -> list[int]:
        for period in self._index.missing(fresh.at):
            posts = await self._db.read(list_anchored, *period_span(period))
            self._index.load(period, [_posted(post) for post in posts])
        return self._index.find(anchors, fresh.at)

    async def _fetch_prints(self, seqs: set[int]) -> None:
        if not seqs:
            return
        for row in await self._db.read(list_texts, seqs):
            self._prints[row.seq] = Candidate(row.seq, row.published_at, make_print(mask(row.text)))

    def _forget_prints(self) -> None:
        """The oldest half goes at once: a dictionary is slow to lose its first entries one by one."""
        if len(self._prints) > _MOST_PRINTS:
            self._prints = dict(list(self._prints.items())[_MOST_PRINTS // 2 :])


def _posted(post: Anchored) -> Posted:
    if post.text is None:
        return Posted(post.seq, post.published_at, load_anchors(post.anchors))
    return Posted(post.seq, post.published_at, pick_anchors(make_print(mask(post.text)).runs))
