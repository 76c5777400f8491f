"""Two processes on one database, and one that is killed in the middle of its work."""

from __future__ import annotations

import multiprocessing
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from storage.database import Connection, Database
from storage.health import check_integrity, check_search_index
from storage.posts import list_posts_between
from storage.settings import add_to_number, get_number
from tests.storage.examples import a_post, dump_rows, save

WRITER = """
import sys
from storage.database import Database
from tests.storage.examples import a_post, save
db = Database.open(sys.argv[1])
for first in range(0, 100_000, 50):
    save(db, *(a_post(first + n, f"Газ пошёл в порт {first + n} раз", minutes_ago=n) for n in range(50)))
    print(first, flush=True)
"""


def _count_up(path: Path, times: int) -> None:
    database = Database.open(path)
    for _ in range(times):
        database.write_now(add_to_number, "count")
    database.close()


def test_two_processes_write_without_losing_anything(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_count_up, args=(path, 200)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    database = Database.open(path)
    assert database.read_now(get_number, "count") == 400
    database.close()


def test_a_killed_writer_leaves_whole_batches_and_a_sound_file(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    root = Path(__file__).parent.parent.parent
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], cwd=root, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        for _ in range(5):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        committed = 250 + 50 * len(writer.stdout.read().splitlines())
    assert writer.returncode == -signal.SIGKILL

    database = Database.open(path)
    assert database.read_now(check_integrity) == []
    database.write_now(check_search_index)
    stored = len(database.read_now(list_posts_between, None, None))
    assert stored % 50 == 0
    assert stored in (committed, committed + 50)

    # The same batches again: what is there stays, what is missing comes.
    for first in range(0, stored + 50, 50):
        posts = [a_post(first + n, f"Газ пошёл в порт {first + n} раз", minutes_ago=n) for n in range(50)]
        assert save(database, *posts).count("new" if first >= stored else "unchanged") == 50
    whole = Database.open(tmp_path / "whole.db")
    for first in range(0, stored + 50, 50):
        save(
            whole,
            *(a_post(first + n, f"Газ пошёл в порт {first + n} раз", minutes_ago=n) for n in range(50)),
        )
    assert _without_dates(dump_rows(database)) == _without_dates(dump_rows(whole))
    database.close()
    whole.close()


def _without_dates(rows: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    return {table: found for table, found in rows.items() if table != "_sqlite_migrations"}


def test_another_process_may_read_with_plain_sqlite(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "test.db")

    def read_beside(connection: Connection) -> list[tuple[str]]:
        add_to_number(connection, "count")
        with sqlite3.connect(database.path) as other:
            found = other.execute("select value from settings").fetchall()
        other.close()
        return found

    assert database.write_now(read_beside) == []
    database.close()
