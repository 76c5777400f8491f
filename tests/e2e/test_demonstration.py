"""The demonstration as a person meets it: `run` without settings."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMANDS = "/start\n/digest\n/search газ\n/alert порт\n1\n/alerts\n/top\n/status\nсредний коридор\n"


def _run(directory: Path, *, stdin: str) -> subprocess.CompletedProcess[str]:
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("BOT_", "TELEGRAM_"))
    }
    environment["PYTHONPATH"] = str(ROOT)
    return subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=directory,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=environment,
    )


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demonstration keeps its database; the tests of this module share it."""
    return tmp_path_factory.mktemp("demonstration")


@pytest.fixture(scope="module", autouse=True)
def first_run(directory: Path) -> subprocess.CompletedProcess[str]:
    """The run that makes the database, without input."""
    return _run(directory, stdin="")


def test_without_input_it_prints_the_digest_of_the_day(first_run: subprocess.CompletedProcess[str]) -> None:
    done = first_run
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("No config.env here")
    assert "Казахстан и Туркменистан: дайджест" in done.stdout
    assert "ГАЗ И ЭНЕРГЕТИКА" in done.stdout
    assert "t.me/sample_" in done.stdout
    assert "Это пример" in done.stdout
    assert done.stderr == ""


def test_each_line_is_answered_and_a_number_presses_a_button(directory: Path) -> None:
    done = _run(directory, stdin=COMMANDS)
    assert done.returncode == 0, done.stderr
    answers = done.stdout.split("› ")[1:]
    assert [answer.splitlines()[0] for answer in answers] == COMMANDS.split("\n")[:-1]
    assert all(len(answer.splitlines()) > 2 for answer in answers)
    assert "За 30 дней сработало бы" in answers[3]
    assert "Сохранено" in answers[4]
    assert "порт" in answers[5]
    assert "Traceback" not in done.stdout + done.stderr


def test_on_a_later_day_the_sample_starts_anew(directory: Path) -> None:
    database = directory / "data" / "demo.db"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("update settings set value = '1' where key = 'sample.shift_days'")
    done = _run(directory, stdin="/alerts\n/digest\n")
    assert "starts anew" in done.stdout
    assert "ГАЗ И ЭНЕРГЕТИКА" in done.stdout
    again = _run(directory, stdin="/alerts\n")
    assert "starts anew" not in again.stdout


def test_its_database_is_for_its_owner_only(directory: Path) -> None:
    database = directory / "data" / "demo.db"
    assert database.stat().st_mode & 0o077 == 0
    assert database.parent.stat().st_mode & 0o077 == 0
