"""Posts that a search plan may match, newest or best first, for the matcher to look at.

Narrows by index and rows (search_sql.py) and never drops a post that matches; deciding is the
matcher's (bot/domain/matching.py), which reads the words again. Posts deleted at their source are
left out. A query that takes too long is stopped.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import sqlite_utils

from storage.errors import StorageError
from storage.moments import to_seconds
from storage.post_rows import list_posts_by_seq
from storage.records import SearchPlan, StoredPost
from storage.search_sql import compile_match, compile_rows
from storage.seqs import seq_range

Order = Literal["new", "best"]

DEADLINE_S = 2.0
_STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's machine: about a millisecond


class QueryTooSlow(StorageError):
    """A search took longer than its deadline and was stopped."""


@dataclass(frozen=True, slots=True)
class _Narrowing:
    tables: str
    where: str
    parameters: tuple[Any, ...]
    has_match: bool


def find_candidates(
    db: sqlite_utils.Database,
    plan: SearchPlan,
    *,
    before_seq: int | None = None,
    limit: int,
    order: Order = "new",
    deadline_s: float = DEADLINE_S,
) -> list[StoredPost]:
    """Returns up to `limit` posts that `plan` may match, with a seq below `before_seq`.

    Newest first these are all there are when fewer come than asked for, and the last seq is where to
    go on; best first they are the highest by bm25, or the newest where the plan has no word to rank by.
    """
    narrowing = _narrow(plan, before_seq)
    by_rank = order == "best" and narrowing.has_match
    with _stopped_after(db, deadline_s):
        rows = db.conn.execute(
            f"""
            select posts.seq
            from {narrowing.tables}
            where {narrowing.where}
            order by {"bm25(posts_fts), posts.seq desc" if by_rank else _newest_first(narrowing)}
            limit ?
            """,
            (*narrowing.parameters, limit),
        ).fetchall()
        return list_posts_by_seq(db, [row[0] for row in rows])


def _narrow(plan: SearchPlan, before_seq: int | None) -> _Narrowing:
    match, rows = compile_match(plan), compile_rows(plan)
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
    return _Narrowing(joined, " and ".join(conditions), tuple(parameters), match is not None)


def _newest_first(narrowing: _Narrowing) -> str:
    return "posts_fts.rowid desc" if narrowing.has_match else "posts.seq desc"


@contextmanager
def _stopped_after(db: sqlite_utils.Database, deadline_s: float) -> Iterator[None]:
    """Interrupts what SQLite does in the block once `deadline_s` have gone by."""
    end = time.monotonic() + deadline_s
    db.conn.set_progress_handler(lambda: time.monotonic() > end, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        raise QueryTooSlow(
            f"The search took longer than {deadline_s:g} s. Ask for a rarer word or a shorter time."
        ) from error
    finally:
        db.conn.set_progress_handler(None, 0)
