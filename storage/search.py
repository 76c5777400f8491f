"""Posts that a search plan may match, newest first, for the matcher to look at.

Narrows by index and rows (search_sql.py) and never drops a post that matches; deciding is the
matcher's (bot/domain/matching.py), which reads the words again. Posts deleted at their source are
left out. A query that takes too long is stopped. Best first: search_ranked.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlite_utils

from storage.moments import to_seconds
from storage.patience import stopped_after
from storage.post_rows import list_posts_by_seq
from storage.records import AllOf, PlanNode, Prefix, SearchPlan, StoredPost
from storage.search_sql import (
    RowCondition,
    compile_match,
    compile_prefix,
    compile_rows,
    is_short_prefix,
    join_conditions,
)
from storage.seqs import seq_range

DEADLINE_S = 2.0
_LOOKED_AT, _RARE = 1_500, 20  # posts; one in so many


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What narrows the posts to try, ready to stand in a query; `number` is the column with the seq."""

    tables: str
    where: str
    parameters: tuple[Any, ...]
    number: str


def find_candidates(
    db: sqlite_utils.Database,
    plan: SearchPlan,
    *,
    before_seq: int | None = None,
    limit: int,
    deadline_s: float = DEADLINE_S,
) -> list[StoredPost]:
    """Returns up to `limit` posts that `plan` may match, newest first, with a seq below `before_seq`.

    These are all there are when fewer come than asked for; the last seq is where to go on. Raises
    QueryTooSlow after `deadline_s` seconds.
    """
    with stopped_after(db, deadline_s):
        return list_posts_by_seq(db, list_newest(db, plan, limit, before_seq))


def list_newest(
    db: sqlite_utils.Database, plan: SearchPlan, limit: int, before_seq: int | None = None
) -> list[int]:
    """Returns the numbers of the newest posts that `plan` may match.

    A short prefix, if common, is soon met by looking at the next posts; a rare one costs the index little.
    """
    short, rest = part_short_prefixes(plan.root)
    if short:
        others = compile_match(AllOf(rest)), compile_rows(plan.root)
        seqs = _look_through(db, plan, others, short, limit, before_seq)
        if seqs is not None:
            return seqs
    match = compile_match(plan.root, short)
    narrowing = narrow_by(plan, match, compile_rows(plan.root), before_seq)
    rows = db.conn.execute(
        f"""
        select {narrowing.number} from {narrowing.tables} where {narrowing.where}
        order by {narrowing.number} desc limit ?
        """,
        (*narrowing.parameters, limit),
    )
    return [row[0] for row in rows]


def _look_through(
    db: sqlite_utils.Database,
    plan: SearchPlan,
    others: tuple[str | None, RowCondition | None],
    short: Sequence[Prefix],
    limit: int,
    before_seq: int | None,
) -> list[int] | None:
    """The newest posts that pass `others` and have words that begin so; None where those are too rare."""
    begins = join_conditions([compile_prefix(prefix) for prefix in short])
    narrowing = narrow_by(plan, *others, before_seq)
    tables = narrowing.tables
    if narrowing.number == "posts.seq":  # no search in the index: its rows are read by number
        tables += " cross join posts_fts on posts_fts.rowid = posts.seq"
    rows = db.conn.execute(
        f"""
        select {narrowing.number}, {begins.sql} from {tables} where {narrowing.where}
        order by {narrowing.number} desc
        """,
        (*begins.parameters, *narrowing.parameters),
    )
    seqs: list[int] = []
    try:
        for looked_at, (seq, found) in enumerate(rows, 1):
            if found:
                seqs.append(seq)
            if len(seqs) == limit:
                return seqs
            if looked_at % _LOOKED_AT == 0 and len(seqs) * _RARE < looked_at:
                return None
    finally:
        rows.close()
    return seqs


def narrow_by(
    plan: SearchPlan, match: str | None, rows: RowCondition | None, before_seq: int | None = None
) -> Narrowing:
    """Returns the window of `plan`, a MATCH expression and a condition on rows as one."""
    low, high = seq_range(plan.since, plan.until)
    # The order of the joins is ours: index first, rows by number.
    tables = ["posts"] if match is None else ["posts_fts", "posts on posts.seq = posts_fts.rowid"]
    number = "posts.seq" if match is None else "posts_fts.rowid"
    conditions = [f"{number} >= ?", f"{number} < ?", "posts.deleted_at is null"]
    parameters: list[Any] = [low, high if before_seq is None else min(high, before_seq)]
    if match is not None:
        conditions.insert(0, "posts_fts match ?")
        parameters.insert(0, match)
    if plan.until is not None:
        conditions.append("posts.published_at < ?")
        parameters.append(to_seconds(plan.until))
    if rows is not None:
        tables += ["channels on channels.channel_id = posts.channel_id"]
        conditions.append(f"({rows.sql})")
        parameters += rows.parameters
    joined = " cross join ".join(tables)
    if rows is not None:
        joined += " left join post_stats on post_stats.seq = posts.seq"
    return Narrowing(joined, " and ".join(conditions), tuple(parameters), number)


def list_parts(root: PlanNode) -> Sequence[PlanNode]:
    """Returns the nodes that all hold at the top of a plan."""
    return root.children if isinstance(root, AllOf) else (root,)


def part_short_prefixes(root: PlanNode) -> tuple[list[Prefix], tuple[PlanNode, ...]]:
    """Returns the short prefixes at the top of a plan, and its other nodes."""
    parts = list_parts(root)
    short = [part for part in parts if isinstance(part, Prefix) and is_short_prefix(part)]
    return short, tuple(part for part in parts if part not in short)
