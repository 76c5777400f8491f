"""The connection of the program: transactions, threads, errors, waking."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from storage.database import Connection, Database
from storage.errors import (
    DatabaseCorrupt,
    DatabaseLocked,
    DatabaseNewer,
    DatabaseUnavailable,
    DiskFull,
    StorageError,
    translated,
)
from storage.settings import find_setting, set_setting


def test_the_files_are_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deeper" / "x y?#%.db"
    old_mask = os.umask(0)
    try:
        database = Database.open(path)
        database.write_now(set_setting, "a", "1")
        modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
        database.close()
    finally:
        os.umask(old_mask)
    assert modes == {0o600}
    assert (
        stat.S_IMODE(path.parent.stat().st_mode) == stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700
    )


def test_what_was_written_is_there_after_reopening(tmp_path: Path) -> None:
    first = Database.open(tmp_path / "test.db")
    first.write_now(set_setting, "a", "1")
    first.close()
    first.close()
    again = Database.open(str(tmp_path / "test.db"))
    assert again.read_now(find_setting, "a") == "1"
    again.close()


def test_an_exception_leaves_nothing_behind(db: Database) -> None:
    def fail(connection: Connection) -> None:
        set_setting(connection, "a", "1")
        raise KeyError("half-way")

    with pytest.raises(KeyError):
        db.write_now(fail)
    assert db.read_now(find_setting, "a") is None
    db.write_now(set_setting, "b", "2")
    assert db.read_now(find_setting, "b") == "2"


async def test_reads_and_writes_from_the_event_loop(db: Database) -> None:
    await asyncio.gather(*(db.write(set_setting, f"key{n}", value=str(n)) for n in range(20)))
    values = await asyncio.gather(*(db.read(find_setting, f"key{n}") for n in range(20)))
    assert values == [str(n) for n in range(20)]


def test_a_write_begins_by_taking_the_write_lock(db: Database) -> None:
    """Else a read followed by a write fails at once when another connection wrote in between."""
    with sqlite3.connect(db.path, isolation_level=None, timeout=0, check_same_thread=False) as other:

        def read_then_write(connection: Connection) -> None:
            find_setting(connection, "a")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("insert into settings values ('b', 'other')")
            set_setting(connection, "a", "1")

        db.write_now(read_then_write)
    other.close()
    assert db.read_now(find_setting, "a") == "1"


def test_a_read_sees_one_state_and_does_not_wait_for_a_writer(db: Database) -> None:
    db.write_now(set_setting, "a", "old")

    def read_twice(connection: Connection) -> tuple[str | None, str | None]:
        before = find_setting(connection, "a")
        db.write_now(set_setting, "a", "new")
        return before, find_setting(connection, "a")

    assert db.read_now(read_twice) == ("old", "old")
    assert db.read_now(find_setting, "a") == "new"


def test_a_read_cannot_write(db: Database) -> None:
    with pytest.raises(DatabaseUnavailable):
        db.read_now(set_setting, "a", "1")


def test_readers_work_beside_each_other(db: Database) -> None:
    both = threading.Barrier(2, timeout=10)

    async def run() -> list[int]:
        return await asyncio.gather(*(db.read(lambda _: both.wait()) for _ in range(2)))

    assert sorted(asyncio.run(run())) == [0, 1]


def test_a_broken_rule_is_a_storage_error(db: Database) -> None:
    db.write_now(set_setting, "a", "1")
    with pytest.raises(StorageError, match="UNIQUE"):
        db.write_now(lambda connection: connection.execute("insert into settings values ('a', '2')"))


def test_foreign_keys_hold(db: Database) -> None:
    with pytest.raises(StorageError, match="FOREIGN KEY"):
        db.write_now(
            lambda connection: connection.execute(
                "insert into alerts (chat_id, query, created_at) values (1, 'q', 0)"
            )
        )


def test_a_full_disk_is_said_and_leaves_nothing(db: Database) -> None:
    def fill(connection: Connection) -> None:
        pages = connection.execute("pragma page_count").fetchone()[0]
        connection.execute(f"pragma max_page_count = {pages + 10}").fetchall()
        for number in range(100):
            set_setting(connection, f"key{number}", "x" * 10_000)

    with pytest.raises(DiskFull, match="disk"):
        db.write_now(fill)
    assert db.read_now(find_setting, "key0") is None


def test_a_lock_is_said() -> None:
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY_SNAPSHOT
    with pytest.raises(DatabaseLocked, match="another process"), translated():
        raise error


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "test.db"
    path.write_bytes(content)
    with pytest.raises(DatabaseCorrupt):
        Database.open(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    with sqlite3.connect(path) as other:
        other.execute("create table notes (text)")
    other.close()
    with pytest.raises(DatabaseCorrupt, match="another program"):
        Database.open(path)
    with sqlite3.connect(path) as other:
        assert other.execute("select name from sqlite_master").fetchall() == [("notes",)]
    other.close()


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    Database.open(path).close()
    with sqlite3.connect(path) as other:
        other.execute(
            """
            insert into _sqlite_migrations (migration_set, name, applied_at)
            values ('caspian_watch', 'add_the_future', '2030')
            """
        )
    other.close()
    with pytest.raises(DatabaseNewer, match="add_the_future"):
        Database.open(path)


def test_a_path_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseUnavailable, match="file"):
        Database.open(tmp_path / "file" / "test.db")
    with pytest.raises(DatabaseUnavailable):
        Database.open(tmp_path)


def test_many_may_open_a_new_database_at_once(tmp_path: Path) -> None:
    opened: list[Database] = []
    threads = [
        threading.Thread(target=lambda: opened.append(Database.open(tmp_path / "test.db"))) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 6
    for database in opened:
        database.close()


async def test_a_write_of_this_process_wakes_at_once(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.database.POLL_S", 60)
    token = await db.wait_for_change(0)
    waiting = asyncio.create_task(db.wait_for_change(30, token))
    await db.write(set_setting, "a", "1")
    assert await asyncio.wait_for(waiting, 5) != token


async def test_a_change_between_two_waits_is_not_slept_through(db: Database) -> None:
    token = await db.wait_for_change(0)
    await db.write(set_setting, "a", "1")
    assert await asyncio.wait_for(db.wait_for_change(30, token), 5) != token


async def test_nothing_new_wakes_nobody(db: Database) -> None:
    await db.write(set_setting, "a", "1")
    token = await db.wait_for_change(0)
    await db.write(set_setting, "a", "1")
    await db.read(find_setting, "a")
    assert await db.wait_for_change(0.25, token) == token


async def test_another_connection_wakes_within_the_poll(db: Database) -> None:
    token = await db.wait_for_change(0)
    waiting = asyncio.create_task(db.wait_for_change(30, token))
    with sqlite3.connect(db.path) as other:
        other.execute("insert into settings values ('a', '1')")
    other.close()
    assert await asyncio.wait_for(waiting, 5) != token


async def test_a_cancelled_write_that_has_not_begun_is_dropped(db: Database) -> None:
    release = threading.Event()
    busy = asyncio.create_task(db.write(lambda _: release.wait(10)))
    await asyncio.sleep(0)
    waiting = asyncio.create_task(db.write(set_setting, "a", "1"))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    release.set()
    await busy
    assert await db.read(find_setting, "a") is None


@pytest.mark.parametrize("steps", range(6))
async def test_who_waits_for_a_change_can_be_cancelled_just_when_one_comes(db: Database, steps: int) -> None:
    """Else a stop that falls together with a write waits for ever."""
    seen = await db.wait_for_change(0)
    waiting = asyncio.create_task(db.wait_for_change(60, seen))
    await asyncio.sleep(0.05)  # by now it waits
    db.write_now(set_setting, "a", str(steps))
    for _ in range(steps):  # turns of the loop between the change and the cancellation
        await asyncio.sleep(0)
    if waiting.cancel():  # else it has come back before, with the change
        with pytest.raises(asyncio.CancelledError):
            await waiting
