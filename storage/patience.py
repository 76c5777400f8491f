"""How long a query may take: SQLite is interrupted after that, and whoever asked is told so.

`being_patient` bounds every read that is asked for within it, `stopped_after` what is done in its block.
Writes are not bounded: half of what a person asked for is worse than waiting for it.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import sqlite_utils

from storage.errors import QueryTooSlow

_STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's machine: about a millisecond
_patience_s: ContextVar[float | None] = ContextVar("patience_s", default=None)


@contextmanager
def being_patient(seconds: float) -> Iterator[None]:
    """Each read of this task, and of tasks that it starts, raises QueryTooSlow after `seconds`."""
    token = _patience_s.set(seconds)
    try:
        yield
    finally:
        _patience_s.reset(token)


def get_patience_s() -> float | None:
    """How long the task that runs now waits for a read; None: as long as it takes."""
    return _patience_s.get()


@contextmanager
def stopped_after(db: sqlite_utils.Database, deadline_s: float) -> Iterator[None]:
    """Interrupts what SQLite does in the block once `deadline_s` have gone by; raises QueryTooSlow."""
    end = time.monotonic() + deadline_s
    db.conn.set_progress_handler(lambda: time.monotonic() > end, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        raise QueryTooSlow(
            f"The query took longer than {deadline_s:g} s. Ask for a rarer word or a shorter time."
        ) from error
    finally:
        db.conn.set_progress_handler(None, 0)
