"""A copy of the database while it is in use, checked before it gets its name.

`VACUUM INTO` reads one snapshot and hinders no writer, and leaves out what was erased; the backup API
would begin anew at each write of another process, and copying the files of a database in use gives a
broken one. Generations are named by their time and kept up to a number.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from storage.connections import make_folders, open_reader
from storage.database import Database
from storage.errors import DatabaseCorrupt, DatabaseUnavailable, translated
from storage.health import check_integrity

_NAME = "caspian-%Y%m%d-%H%M%S.db"
_GENERATIONS = "caspian-*.db"


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


def back_up_into(database: Database, folder: Path, now: datetime, *, kept: int) -> Path:
    """Adds a generation to `folder` (made if need be) and removes all but the newest `kept`; blocks."""
    try:
        make_folders(folder)
        for leftover in folder.glob(_GENERATIONS + ".unfinished"):
            leftover.unlink()
    except OSError as error:
        raise DatabaseUnavailable(f"The backup folder {folder} cannot be used: {error.strerror}.") from error
    path = folder / f"{now.astimezone(UTC):{_NAME}}"
    back_up(database, path)
    for old in list_generations(folder)[kept:]:
        old.unlink(missing_ok=True)
    return path


def list_generations(folder: Path) -> list[Path]:
    """The backups in a folder that were named by their time, newest first; other files are none."""
    return sorted((path for path in folder.glob(_GENERATIONS) if find_moment(path)), reverse=True)


def find_moment(path: Path) -> datetime | None:
    """When a generation was made, by its name."""
    try:
        return datetime.strptime(path.name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


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
