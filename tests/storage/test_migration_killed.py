"""A process that is killed while it changes the tables: the next one finds them as before, and goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storage.database import Connection, Database
from storage.migrations import STEPS

ROOT = Path(__file__).parents[2]
FIRST_RELEASE = 9  # steps: a database of an early version has these
EARLY = """
import sys
from storage import migrations
from storage.database import Database
migrations.STEPS = migrations.STEPS[: int(sys.argv[2])]
db = Database.open(sys.argv[1])
db.write_now(lambda each: each.execute("insert into settings values ('kept', 'yes')"))
db.close()
"""
KILLED = """
import os, signal, sys
from storage import migrations
from storage.database import Database
at = int(sys.argv[2])
step = migrations.STEPS[at]
def kill(db):
    step(db)
    os.kill(os.getpid(), signal.SIGKILL)
kill.__name__ = step.__name__
migrations.STEPS = (*migrations.STEPS[:at], kill, *migrations.STEPS[at + 1 :])
Database.open(sys.argv[1])
"""


def run(script: str, path: Path, number: int) -> int:
    arguments = [sys.executable, "-c", script, str(path), str(number)]
    return subprocess.run(arguments, cwd=ROOT, timeout=60, check=False).returncode


def schema(path: Path) -> list[str]:
    db = Database.open(path)
    try:
        return db.read_now(_list_tables)
    finally:
        db.close()


def _list_tables(db: Connection) -> list[str]:
    return [row[0] for row in db.execute("select sql from sqlite_schema where sql is not null order by name")]


@pytest.mark.parametrize("at", [0, len(STEPS) // 2, len(STEPS) - 1])
def test_killed_while_the_tables_are_made(tmp_path: Path, at: int) -> None:
    path = tmp_path / "killed.db"
    assert run(KILLED, path, at) == -signal.SIGKILL
    assert schema(path) == schema(tmp_path / "fresh.db")


@pytest.mark.parametrize("at", [FIRST_RELEASE, len(STEPS) - 1])
def test_killed_while_a_database_of_an_early_version_is_brought_up(tmp_path: Path, at: int) -> None:
    path = tmp_path / "early.db"
    assert run(EARLY, path, FIRST_RELEASE) == 0
    assert run(KILLED, path, at) == -signal.SIGKILL
    # As before: the early program could still be started on it.
    assert run(EARLY.replace("'kept'", "'again'"), path, FIRST_RELEASE) == 0
    assert sorted(schema(path)) == sorted(schema(tmp_path / "fresh.db"))
    db = Database.open(path)
    kept = db.read_now(lambda each: each.execute("select key from settings order by key").fetchall())
    assert kept == [("again",), ("kept",)]
    db.close()
