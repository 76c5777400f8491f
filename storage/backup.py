"""A copy of the database while it is in use, checked before it gets its name.

`VACUUM INTO` reads one snapshot and hinders no writer; copying the files of a database in use
would give a broken one. Keeps no generations.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path

from storage.connections import open_reader
from storage.database import Database
from storage.errors import DatabaseCorrupt, DatabaseUnavailable, translated
from storage.health import check_integrity


def back_up(database: Database, path: Path | str) -> None:
    """Copies the database to `path`, a file that must not exist yet. Blocks; run it in a thread."""
    path = Path(path)
    if path.exists():
        raise DatabaseUnavailable(f"{path} exists already. Name another file for the backup.")
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        # Ours from the first byte: the copy has subscribers' data too. An empty file may be written into.
        os.close(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        _copy(database.path, unfinished)
        _check(unfinished)
        os.replace(unfinished, path)
    except OSError as error:
        raise DatabaseUnavailable(f"The backup {path} cannot be written: {error.strerror}.") from error
    finally:
        with suppress(OSError):
            unfinished.unlink()


def _copy(source: Path, target: Path) -> None:
    with translated(), closing(open_reader(source).conn) as conn:
        conn.execute("pragma query_only = off")  # it counts the new file as writing
        conn.execute("vacuum into ?", [str(target)])
    with target.open("rb") as file:
        os.fsync(file.fileno())


def _check(path: Path) -> None:
    db = open_reader(path)
    with translated(), closing(db.conn):
        problems = check_integrity(db)
    if problems:
        raise DatabaseCorrupt(f"The backup is not whole: {problems[0]}. Is the database? See `doctor`.")
