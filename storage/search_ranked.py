"""Posts that a search plan may match, best first: by bm25 of the plan's words.

Ranking costs some microseconds a hit, so that of very many the newest are ranked, and that is said. Filters
narrow but do not rank: bm25 would count them like words, and read every post that carries them. A plan
without words has no best: the newest. Posts deleted at their source may be among the ranked: to look up two
thousand rows for that takes longer than all the rest.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

import sqlite_utils

from storage.moments import from_seconds
from storage.patience import stopped_after
from storage.records import AllOf, SearchPlan
from storage.search import DEADLINE_S, list_newest, part_short_prefixes
from storage.search_sql import compile_match, compile_rows, is_facets_only
from storage.seqs import seq_range

MOST_RANKED = 2_000


@dataclass(frozen=True, slots=True)
class Ranking:
    """Numbers of posts, the best first; `since`: only the newest hits were ranked, back to then."""

    seqs: tuple[int, ...]
    since: datetime | None = None


def rank_candidates(
    db: sqlite_utils.Database, plan: SearchPlan, *, limit: int, deadline_s: float = DEADLINE_S
) -> Ranking:
    """Returns up to `limit` posts that `plan` may match, deleted ones among them; raises QueryTooSlow after
    `deadline_s` seconds."""
    _, rest = part_short_prefixes(plan.root)
    words = compile_match(AllOf(tuple(part for part in rest if not is_facets_only(part))))
    with stopped_after(db, deadline_s):
        if words is None:
            return Ranking(tuple(list_newest(db, plan, limit)))
        hits = _list_hits(db, plan, MOST_RANKED + 1)
        is_cut = len(hits) > MOST_RANKED
        hits = hits[:MOST_RANKED]
        ranked = _rank(db, words, hits, limit) if len(hits) > 1 else hits
        return Ranking(tuple(ranked), _published_at(db, hits[-1]) if is_cut else None)


def _list_hits(db: sqlite_utils.Database, plan: SearchPlan, limit: int) -> list[int]:
    """The newest, by the index alone where it says all that narrows `plan`."""
    short, _ = part_short_prefixes(plan.root)
    match = compile_match(plan.root)
    if short or match is None or compile_rows(plan.root) is not None:
        return list_newest(db, plan, limit)
    low, high = seq_range(plan.since, plan.until)
    rows = db.conn.execute(
        """
        select rowid from posts_fts
        where posts_fts match ? and rowid >= ? and rowid < ?
        order by rowid desc
        limit ?
        """,
        (match, low, high, limit),
    )
    return [row[0] for row in rows]


def _rank(db: sqlite_utils.Database, words: str, hits: list[int], limit: int) -> list[int]:
    # The plus keeps SQLite from asking the index anew for each of the numbers.
    rows = db.conn.execute(
        """
        select rowid from posts_fts
        where posts_fts match ? and rowid >= ? and rowid <= ?
        and +rowid in (select value from json_each(?))
        order by bm25(posts_fts), rowid desc
        limit ?
        """,
        (words, hits[-1], hits[0], json.dumps(hits), limit),
    )
    return [row[0] for row in rows]


def _published_at(db: sqlite_utils.Database, seq: int) -> datetime:
    row = db.conn.execute("select published_at from posts where seq = ?", (seq,)).fetchone()
    published_at: datetime = from_seconds(row[0])
    return published_at
