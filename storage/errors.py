"""What can go wrong with the database, in words for the person who runs it.

The only place where an sqlite3 error becomes one of ours; other rooms never see sqlite3.
Decides nothing about retries.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


class StorageError(Exception):
    """The database could not do what was asked; the message says why and what to do."""


class StorageOutage(StorageError):
    """The database cannot be used just now, and not through our fault: it may be tried again."""


class DatabaseLocked(StorageOutage):
    """Another process held the write lock longer than we wait."""


class DiskFull(StorageOutage):
    """No room is left to write."""


class DatabaseNewer(StorageError):
    """A newer version of the program has written this database."""


class DatabaseCorrupt(StorageError):
    """The file is damaged, or is no database of ours."""


class DatabaseUnavailable(StorageOutage):
    """The file or its directory cannot be opened, read or written."""


class DatabaseExposed(StorageError):
    """Others on this machine can read or replace the file."""


class QueryTooSlow(StorageError):
    """A query took longer than its deadline and was stopped."""


class RowNotFound(StorageError):
    """The row that was asked for is not there."""


class LimitReached(StorageError):
    """A subscriber already has as many rows of a kind as they may."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"There can be {limit} at most.")
        self.limit = limit


class TooManySubscriptions(LimitReached):
    """So many scheduled digests, that is."""


DAMAGED = (
    "The database is damaged. Stop the program, see `caspian-watch doctor`, and restore a backup: "
    "`caspian-watch restore FILE`."
)

_KINDS: dict[int, tuple[type[StorageError], str]] = {
    sqlite3.SQLITE_BUSY: (
        DatabaseLocked,
        "The database is locked by another process. Try again, or stop the other one.",
    ),
    sqlite3.SQLITE_LOCKED: (DatabaseLocked, "The database is locked. Try again."),
    sqlite3.SQLITE_FULL: (DiskFull, "The disk is full. Free some space; nothing was half-written."),
    sqlite3.SQLITE_CORRUPT: (DatabaseCorrupt, DAMAGED),
    sqlite3.SQLITE_NOTADB: (DatabaseCorrupt, "The file is not an SQLite database. Check DATABASE_PATH."),
    sqlite3.SQLITE_CANTOPEN: (
        DatabaseUnavailable,
        "The database cannot be opened. Check DATABASE_PATH and the rights on its directory.",
    ),
    sqlite3.SQLITE_READONLY: (
        DatabaseUnavailable,
        "The database cannot be written. Check the rights on the file and its directory.",
    ),
    sqlite3.SQLITE_PERM: (DatabaseUnavailable, "Access to the database was refused. Check the rights."),
    sqlite3.SQLITE_IOERR: (
        DatabaseUnavailable,
        "Reading or writing the database failed. Check the disk and its free space.",
    ),
}


@contextmanager
def translated() -> Iterator[None]:
    """Turns an sqlite3 error inside the block into one of ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translate(error) from error


def _translate(error: sqlite3.Error) -> StorageError:
    # An extended code keeps the kind in its low byte. Errors of the Python module have no code.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    kind, text = _KINDS.get(code, (StorageError, "The database refused the request."))
    return kind(f"{text} ({error})")
