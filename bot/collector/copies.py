"""Near-copies at ingest: the index of posts by anchors, filled from storage when a period is first needed.

Which posts are compared depends only on what is stored, so an import that was cut off and run again groups
the same way. Decides nothing: likeness is domain/stories.py's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from bot.domain.anchors import AnchorIndex, Posted, period_span
from bot.domain.cleaning import mask
from bot.domain.fingerprints import Print, dump_anchors, make_print, pick_anchors
from bot.domain.stories import Candidate, choose_original
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
        asked = [Posted(fresh.number, fresh.at, fresh.anchors) for fresh in batch]
        await self._load_periods(asked)
        stored, earlier = self._index.find(asked), _find_earlier(asked)
        await self._fetch_prints(set(chain.from_iterable(stored)) - self._prints.keys())
        own = {fresh.number: Candidate(fresh.number, fresh.at, fresh.print) for fresh in batch}
        found: dict[int, Original] = {}
        for fresh, seqs, numbers in zip(batch, stored, earlier, strict=True):
            seq = choose_original(fresh.print, [self._prints[seq] for seq in seqs if seq in self._prints])
            number = (
                choose_original(fresh.print, [own[number] for number in numbers]) if seq is None else None
            )
            if seq is not None or number is not None:
                found[fresh.number] = Original(seq, number)
        self._forget_prints()
        return found

    def remember(self, saved: Iterable[tuple[int, Fresh]]) -> None:
        """Adds posts that were newly stored, so that later ones are compared with them."""
        rows = list(saved)
        self._index.add([Posted(seq, fresh.at, fresh.anchors) for seq, fresh in rows])
        self._prints |= {seq: Candidate(seq, fresh.at, fresh.print) for seq, fresh in rows}

    async def _load_periods(self, asked: Sequence[Posted]) -> None:
        for period in self._index.missing([post.at for post in asked]):
            posts = await self._db.read(list_anchored, *period_span(period))
            self._index.load(period, [_posted(post) for post in posts])

    async def _fetch_prints(self, seqs: set[int]) -> None:
        if not seqs:
            return
        for row in await self._db.read(list_texts, seqs):
            self._prints[row.seq] = Candidate(row.seq, row.published_at, make_print(mask(row.text)))

    def _forget_prints(self) -> None:
        """The oldest half goes at once: a dictionary is slow to lose its first entries one by one."""
        if len(self._prints) > _MOST_PRINTS:
            self._prints = dict(list(self._prints.items())[_MOST_PRINTS // 2 :])


def _find_earlier(asked: Sequence[Posted]) -> list[list[int]]:
    """Of each post of a batch, by number, the earlier ones of it that may be its original."""
    index = AnchorIndex()
    index.add(asked)
    return index.find(asked, earlier=True)


def _posted(post: Anchored) -> Posted:
    anchors = post.anchors
    if post.text is not None:
        anchors = dump_anchors(pick_anchors(make_print(mask(post.text)).runs))
    return Posted(post.seq, post.published_at, anchors)
