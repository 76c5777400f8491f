"""The demonstration as a person meets it at noon: `run` without settings.

The first run is a new interpreter; what comes after it are forks (nursery.py). At noon, because the sample's
last day is today: in the night its news are yet to come.
"""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.e2e.clocks import HurriedClock
from tests.e2e.conftest import environment
from tests.e2e.nursery import fork_program

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
COMMANDS = "/start\n/digest\n/search газ\n/alert порт\n1\n/alerts\n/top\n/status\nсредний коридор\n"


def _arguments(directory: Path) -> list[str]:
    return [str(directory / "connections.txt"), HurriedClock.begin(NOON, speed=1).dump(), "run"]


def _run(directory: Path, *, stdin: str) -> str:
    """Runs it with this input, which must end well; returns what it wrote."""
    given = directory / "stdin.txt"
    given.write_text(stdin, encoding="utf-8")

    async def run() -> tuple[str, int]:
        child = await fork_program(_arguments(directory), cwd=directory, env=environment(), given=given)
        return (await child.stdout.read()).decode(), await child.wait()

    said, status = asyncio.run(run())
    assert status == 0, said
    return said


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demonstration keeps its database; the tests of this module share it."""
    return tmp_path_factory.mktemp("demonstration")


@pytest.fixture(scope="module", autouse=True)
def first_run(directory: Path) -> subprocess.CompletedProcess[str]:
    """The run that makes the database, without input."""
    return subprocess.run(
        [sys.executable, "-m", "tests.e2e.program", *_arguments(directory)],
        cwd=directory,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env=environment(),
    )


def test_without_input_it_prints_the_digest_of_the_day(
    first_run: subprocess.CompletedProcess[str], directory: Path
) -> None:
    done = first_run
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("No config.env here")
    assert "Казахстан и Туркменистан: дайджест" in done.stdout
    assert "ГАЗ И ЭНЕРГЕТИКА" in done.stdout
    assert "t.me/sample_" in done.stdout
    assert "Это пример" in done.stdout
    assert done.stderr == ""
    assert not (directory / "connections.txt").read_text("utf-8"), "it needs no network"


def test_each_line_is_answered_and_a_number_presses_a_button(directory: Path) -> None:
    said = _run(directory, stdin=COMMANDS)
    answers = said.split("› ")[1:]
    assert [answer.splitlines()[0] for answer in answers] == COMMANDS.split("\n")[:-1]
    assert all(len(answer.splitlines()) > 2 for answer in answers)
    assert "За 30 дней сработало бы" in answers[3]
    assert "Сохранено" in answers[4]
    assert "порт" in answers[5]
    assert "Traceback" not in said


def test_on_a_later_day_the_sample_starts_anew(directory: Path) -> None:
    database = directory / "data" / "demo.db"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("update settings set value = '1' where key = 'sample.shift_days'")
    said = _run(directory, stdin="/alerts\n/digest\n")
    assert "starts anew" in said
    assert "ГАЗ И ЭНЕРГЕТИКА" in said
    assert "starts anew" not in _run(directory, stdin="/alerts\n")


def test_its_database_is_for_its_owner_only(directory: Path) -> None:
    database = directory / "data" / "demo.db"
    assert database.stat().st_mode & 0o077 == 0
    assert database.parent.stat().st_mode & 0o077 == 0


def test_a_posts_growth_is_drawn_from_invented_readings(directory: Path) -> None:
    with closing(sqlite3.connect(directory / "data" / "demo.db")) as connection:
        (link,) = connection.execute(
            "select 'https://t.me/' || username || '/' || post_id from posts join channels using (channel_id)"
        ).fetchone()
    said = _run(directory, stdin=f"{link}\n1\n")
    assert "Как росли просмотры и реакции" in said
    assert "обычно" in said
    assert list((directory / "data" / "pictures").glob("chart-*.png"))
