"""Opens one SQLite connection as the whole program needs it: pragmas, file rights, transactions.

Knows nothing about threads (database.py) or tables (migrations.py).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import sqlite_utils

from storage.errors import DatabaseExposed, DatabaseUnavailable, translated
from storage.file_rights import find_exposure

BUSY_TIMEOUT_MS = 15_000
_CACHE_KIB = 32_768


def create_file(path: Path) -> None:
    """Makes the file (0600) and its missing directories (0700): subscribers' data is in it.

    The -wal and -shm files take the rights of the file itself.
    """
    try:
        make_folders(path.parent)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise DatabaseUnavailable(
            f"The database {path} cannot be opened: {error.strerror}. Check DATABASE_PATH and the rights."
        ) from error


def refuse_exposed(path: Path) -> None:
    """Raises DatabaseExposed when others on this machine can read or replace the file."""
    if exposure := find_exposure(path):
        raise DatabaseExposed(f"DATABASE_PATH: {exposure}")


def make_folders(folder: Path) -> None:
    """Makes what is missing of a directory (0700)."""
    for each in (*reversed(folder.parents), folder):
        if not each.exists():
            each.mkdir(mode=0o700, exist_ok=True)


def open_writer(path: Path) -> sqlite_utils.Database:
    """Opens the connection that writes; WAL, so that readers never wait for it."""
    with translated():
        conn = _connect(path, "rw")
        if conn.execute("pragma page_count").fetchone()[0] == 0:
            # Before anything is written to it, or never: freed pages can then leave the file.
            conn.execute("pragma auto_vacuum = incremental")
        conn.execute("pragma journal_mode = wal")
        # With WAL, NORMAL loses nothing when the program dies and stays intact when power fails.
        conn.execute("pragma synchronous = normal")
        conn.execute("pragma foreign_keys = on")
        # Fewer and larger moves from the log into the file; the log stays below about 16 MiB.
        conn.execute("pragma wal_autocheckpoint = 4000")
        # On only where something of a person goes (erasing.py): it doubles the writing of every update.
        conn.execute("pragma secure_delete = fast")
        return _wrap(conn)


def open_reader(path: Path) -> sqlite_utils.Database:
    """Opens a connection that cannot write."""
    with translated():
        conn = _connect(path, "ro")
        conn.execute("pragma query_only = on")
        return _wrap(conn)


@contextmanager
def transaction(db: sqlite_utils.Database, kind: str) -> Iterator[None]:
    """Runs the block between BEGIN `kind` and COMMIT; any exception rolls all of it back."""
    db.conn.execute(f"begin {kind}")
    try:
        yield
        db.conn.execute("commit")
    finally:
        # Still in it: something was raised. (A full disk may have ended the transaction already.)
        if db.conn.in_transaction:
            db.conn.execute("rollback")


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    # isolation_level None: only we begin transactions, sqlite3 never does behind our back.
    # check_same_thread False: a connection stays in its thread, only `close` comes from another.
    conn = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}",
        uri=True,
        timeout=BUSY_TIMEOUT_MS / 1000,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    conn.execute(f"pragma cache_size = -{_CACHE_KIB}")
    conn.execute("pragma temp_store = memory")
    return conn


def _wrap(conn: sqlite3.Connection) -> sqlite_utils.Database:
    # Plugins of sqlite-utils are for its own command line; loading them costs start-up time.
    return sqlite_utils.Database(conn, execute_plugins=False)
