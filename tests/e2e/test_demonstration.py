"""The demonstration as a person meets it: `run` without settings, and the installed wheel."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import venv
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMANDS = "/start\n/digest\n/search газ\n/alert порт\n1\n/alerts\n/top\n/status\nсредний коридор\n"


def _run(directory: Path, *, stdin: str, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("BOT_", "TELEGRAM_"))
    }
    if python == sys.executable:
        environment["PYTHONPATH"] = str(ROOT)
    return subprocess.run(
        [python, "-m", "bot", "run"],
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


def test_without_input_it_prints_the_digest_of_the_day(directory: Path) -> None:
    done = _run(directory, stdin="")
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


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with what the lock file brought (no index is asked)."""
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(target), str(ROOT)], check=True, timeout=120)
    return next(target.glob("*.whl"))


def test_the_wheel_holds_its_data_and_runs_the_demonstration(wheel: Path, tmp_path: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, pattern in (("bot/locales", "*.ftl"), ("bot/lexicon", "*.toml"), ("bot/sample", "*.json")):
        for path in (ROOT / folder).rglob(pattern):
            assert path.relative_to(ROOT).as_posix() in names
    home = tmp_path / "home"
    # The libraries come from this environment; the program only from the wheel.
    venv.create(home, system_site_packages=False)
    (site,) = home.glob("lib/python*/site-packages")
    (site / "libraries.pth").write_text(os.pathsep.join(p for p in sys.path if p.endswith("site-packages")))
    zipfile.ZipFile(wheel).extractall(site)
    work = tmp_path / "work"
    work.mkdir()
    done = _run(work, stdin="/digest\n", python=str(home / "bin" / "python"))
    assert done.returncode == 0, done.stderr
    assert "ГАЗ И ЭНЕРГЕТИКА" in done.stdout
