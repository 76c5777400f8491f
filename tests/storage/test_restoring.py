"""The way back from a backup: whole or not at all, never under a running program, nothing thrown away."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlite_utils

from storage.backup import back_up
from storage.database import Connection, Database
from storage.deliveries import count_deliveries, queue_deliveries
from storage.errors import DatabaseCorrupt, DatabaseLocked, DatabaseNewer, DatabaseUnavailable
from storage.records import NewDelivery
from storage.restoring import restore
from tests.storage.examples import a_post, dump_rows, save

NOW = datetime(2025, 11, 14, 9, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from storage.database import Database
db = Database.open(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
db.close()
"""


@contextmanager
def held_open(path: Path) -> Iterator[None]:
    """Another process has the database open, and does nothing with it."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == b"open\n"
        yield
        process.stdin.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with one post, closed; beside it `good.db`, the backup of that state, then a second post."""
    path = tmp_path / "test.db"
    db = Database.open(path)
    save(db, a_post(1))
    back_up(db, tmp_path / "good.db")
    save(db, a_post(2))
    db.close()
    return path


def count(path: Path) -> int:
    db = Database.open(path)
    try:
        return len(dump_rows(db)["posts"])
    finally:
        db.close()


def names(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir()}


def test_the_backup_stands_in_the_place_and_the_replaced_one_beside(path: Path, tmp_path: Path) -> None:
    before = restore(tmp_path / "good.db", path, NOW)
    assert before == tmp_path / "test.db.before-restore"
    assert (count(path), count(before)) == (1, 2)
    assert path.stat().st_mode & 0o777 == 0o600
    again = restore(before, path, NOW)
    assert again == tmp_path / "test.db.before-restore-2"
    assert (count(path), count(again)) == (2, 1)
    assert "test.db.restoring" not in names(path)


def test_where_there_is_no_database_it_makes_one(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "home.db"
    assert restore(tmp_path / "good.db", target, NOW) is None
    assert count(target) == 1


def test_a_database_in_use_is_left_alone(path: Path, tmp_path: Path) -> None:
    with held_open(path), pytest.raises(DatabaseLocked, match="Stop it"):
        restore(tmp_path / "good.db", path, NOW)
    assert count(path) == 2
    assert restore(tmp_path / "good.db", path, NOW) is not None


def test_a_damaged_database_is_replaced_too(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"nothing of SQLite's")
    before = restore(tmp_path / "good.db", path, NOW)
    assert before is not None
    assert before.read_bytes() == b"nothing of SQLite's"
    assert count(path) == 1


def cut(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])


def scribble(backup: Path) -> None:
    """Over every page but the first."""
    content = bytearray(backup.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 64] = b"\xff" * 64
    backup.write_bytes(content)


def lose_a_search_row(backup: Path) -> None:
    db = Database.open(backup)
    db.write_now(lambda connection: connection.execute("delete from posts_fts"))
    db.close()


def empty(backup: Path) -> None:
    backup.write_bytes(b"")


@pytest.mark.parametrize("spoil", [cut, scribble, lose_a_search_row, empty])
def test_a_backup_that_is_not_whole_changes_nothing(path: Path, tmp_path: Path, spoil: object) -> None:
    assert callable(spoil)
    spoil(tmp_path / "good.db")
    held = names(path)
    with pytest.raises(DatabaseCorrupt, match=r"good\.db"):
        restore(tmp_path / "good.db", path, NOW)
    assert names(path) == held
    assert count(path) == 2


def test_a_backup_of_a_newer_program_changes_nothing(path: Path, tmp_path: Path) -> None:
    def advance(connection: Connection) -> None:
        connection.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) "
            "values ('caspian_watch', 'from_the_future', '2031-01-01')"
        )

    db = Database.open(tmp_path / "good.db")
    db.write_now(advance)
    db.close()
    with pytest.raises(DatabaseNewer, match="newer version"):
        restore(tmp_path / "good.db", path, NOW)
    assert count(path) == 2


def test_no_backup_or_the_database_itself_is_said(path: Path, tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnavailable, match="no such backup"):
        restore(tmp_path / "absent.db", path, NOW)
    with pytest.raises(DatabaseUnavailable, match="itself"):
        restore(path, path, NOW)


def test_what_waited_then_is_not_sent_a_second_time(path: Path, tmp_path: Path) -> None:
    db = Database.open(path)
    db.write_now(queue_deliveries, [NewDelivery(5, "notice", "key", "{}", NOW)], NOW)
    back_up(db, tmp_path / "waiting.db")
    db.close()
    restore(tmp_path / "waiting.db", path, NOW)
    db = Database.open(path)
    assert db.read_now(count_deliveries) == {"uncertain": 1}
    db.close()


def test_a_database_of_an_early_version_can_give_space_back_afterwards(path: Path, tmp_path: Path) -> None:
    old = sqlite_utils.Database(tmp_path / "good.db")
    old.execute("pragma auto_vacuum = none")
    old.execute("vacuum")
    assert old.execute("pragma auto_vacuum").fetchone() == (0,)
    old.close()
    restore(tmp_path / "good.db", path, NOW)
    db = Database.open(path)
    assert db.read_now(lambda connection: connection.execute("pragma auto_vacuum").fetchone()) == (2,)
    db.close()


FULL = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from storage.backup import back_up
from storage.database import Database
from storage.errors import StorageError
from storage.restoring import restore
what, path, backup = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
try:
    if what == "restore":
        restore(backup, path, datetime.now(UTC))
    else:
        db = Database.open(path)
        back_up(db, backup)
except StorageError as error:
    print(error)
    sys.exit(7)
"""


@pytest.mark.parametrize("what", ["restore", "backup"])
def test_no_room_for_the_copy_leaves_everything_as_it_was(path: Path, tmp_path: Path, what: str) -> None:
    backup = tmp_path / ("good.db" if what == "restore" else "another.db")
    held = names(path)
    result = subprocess.run(
        [sys.executable, "-c", FULL, what, str(path), str(backup)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 7, result.stderr
    assert len(result.stdout.splitlines()) == 1
    assert names(path) == held
    assert count(path) == 2
