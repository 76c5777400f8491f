"""Puts a backup in the place of the database: only while nobody uses it, and only a whole one.

Flow: lock out everybody -> copy the backup beside -> open, migrate and check the copy -> set the present
database aside -> give the copy its name. A failure before the last two steps changes nothing.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import sqlite_utils

from storage.connections import make_folders, open_writer
from storage.database import Database
from storage.errors import DatabaseCorrupt, DatabaseLocked, DatabaseUnavailable, StorageError, translated
from storage.health import check_integrity
from storage.moments import to_seconds

_MAGIC = b"SQLite format 3\0"
_SIDE_FILES = ("-wal", "-shm")
# Where SQLite keeps its "shared" locks: every connection to a WAL database holds one of them.
# https://www.sqlite.org/src/file/src/os.h (PENDING_BYTE, SHARED_FIRST, SHARED_SIZE)
_SHARED_FIRST, _SHARED_SIZE = 0x40000000 + 2, 510


def restore(backup: Path, path: Path, now: datetime) -> Path | None:
    """Replaces the database at `path` by a checked copy of `backup`; returns where the old one stays.

    Raises DatabaseLocked while any process has the database open, DatabaseCorrupt or DatabaseNewer for
    a backup that cannot be used. Blocks.
    """
    if not backup.is_file():
        raise DatabaseUnavailable(f"{backup}: there is no such backup.")
    if path.exists() and backup.samefile(path):
        raise DatabaseUnavailable(f"{backup} is the database itself. Name a backup.")
    copy = path.with_name(path.name + ".restoring")
    try:
        make_folders(path.parent)
        with _alone(path):
            try:
                _copy(backup, copy)
                _check(backup, copy, now)
                before = _set_aside(path)
                os.replace(copy, path)
            finally:
                _remove(copy)
    except OSError as error:
        raise DatabaseUnavailable(
            f"{backup} cannot be restored: {error.strerror}. The database is as it was."
        ) from error
    return before


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Refuses while a process has the database open, and keeps others from opening it meanwhile."""
    if not path.exists():
        yield
        return
    descriptor = os.open(path, os.O_RDWR)
    try:
        if sys.platform != "win32":  # there, a file that is open cannot be replaced anyway
            import fcntl

            try:
                fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
            except (BlockingIOError, PermissionError):
                raise DatabaseLocked(
                    f"The program uses {path}. Stop it (both processes, if there are two), then restore."
                ) from None
        yield
    finally:
        os.close(descriptor)


def _copy(backup: Path, copy: Path) -> None:
    """With the log, where the backup has one: it may be a database that was set aside before."""
    _remove(copy)
    for suffix in ("", "-wal"):
        source = backup.with_name(backup.name + suffix)
        if not source.exists():
            continue
        descriptor = os.open(copy.with_name(copy.name + suffix), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with source.open("rb") as reading, os.fdopen(descriptor, "wb") as writing:
            shutil.copyfileobj(reading, writing, 1 << 20)
            writing.flush()
            os.fsync(writing.fileno())


def _check(backup: Path, copy: Path, now: datetime) -> None:
    with copy.open("rb") as file:
        # SQLite takes an empty file for an empty database.
        if file.read(len(_MAGIC)) != _MAGIC:
            raise DatabaseCorrupt(f"{backup} is not a backup: it is no SQLite database.")
    try:
        db = Database.open(copy)
        try:
            problems = db.read_now(check_integrity)
            if not problems:
                db.write_now(_leave_unsent, now)
        finally:
            db.close()
        if not problems:
            _enable_giving_back(copy)
    except StorageError as error:
        raise type(error)(f"{backup} cannot be restored: {error} The database is as it was.") from error
    if problems:
        raise DatabaseCorrupt(f"{backup} is damaged ({problems[0]}). The database is as it was.")


def _enable_giving_back(copy: Path) -> None:
    """A database of an early version is written anew, so that freed pages can leave the file."""
    with translated(), closing(open_writer(copy).conn) as conn:
        if conn.execute("pragma auto_vacuum").fetchone()[0] == 0:
            conn.execute("pragma auto_vacuum = incremental")
            # In WAL mode VACUUM does not change this setting. https://www.sqlite.org/pragma.html#pragma_auto_vacuum
            conn.execute("pragma journal_mode = delete")
            conn.execute("vacuum")


def _leave_unsent(db: sqlite_utils.Database, now: datetime) -> None:
    """What waited when the backup was made has most likely been sent since: nobody gets it twice."""
    db.execute(
        """
        update deliveries set state = 'uncertain', reason = 'restored', done_at = ?
        where state in ('pending', 'sending')
        """,
        [to_seconds(now)],
    )


def _set_aside(path: Path) -> Path | None:
    """The database first: a log without its database is dropped by SQLite, never read into another."""
    if not path.exists():
        return None
    before, number = path.with_name(path.name + ".before-restore"), 1
    while before.exists():
        number += 1
        before = path.with_name(f"{path.name}.before-restore-{number}")
    os.replace(path, before)
    for suffix in _SIDE_FILES:
        side = path.with_name(path.name + suffix)
        if side.exists():
            os.replace(side, before.with_name(before.name + suffix))
    return before


def _remove(copy: Path) -> None:
    for suffix in ("", *_SIDE_FILES):
        copy.with_name(copy.name + suffix).unlink(missing_ok=True)
