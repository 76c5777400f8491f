"""The nightly backup: one a night, kept up to a number, and the next one after a failure."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.jobs.backups import back_up_tonight, is_due, list_jobs
from storage.backup import list_generations
from storage.database import Database
from tests.conftest import HandClock

ALMATY = ZoneInfo("Asia/Almaty")
NIGHT = datetime(2025, 11, 14, 21, 10, tzinfo=UTC)  # 02:10 in Almaty


async def test_one_a_night_and_only_so_many_are_kept(db: Database, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    clock = HandClock(NIGHT - timedelta(hours=6))
    interval, work = list_jobs(db, clock, folder, 3, ALMATY)["backups"]
    made: set[str] = set()
    for _ in range(6 * 24 * 6):
        await work()
        made |= {path.name for path in list_generations(folder)}
        clock.time += interval
    # The first at once, since there was none; from then on at two o'clock.
    assert sorted(made)[:3] == [
        "caspian-20251114-151000.db",
        "caspian-20251115-210000.db",
        "caspian-20251116-210000.db",
    ]
    assert len(made) == 6
    assert [path.name for path in list_generations(folder)] == sorted(made)[:-4:-1]
    assert all(path.stat().st_mode & 0o077 == 0 for path in [folder, *list_generations(folder)])


async def test_other_files_are_nobodys_generations(db: Database, tmp_path: Path) -> None:
    mine = [tmp_path / "caspian-old.db", tmp_path / "notes.txt"]
    for path in mine:
        path.write_text("mine")
    (tmp_path / "caspian-20251113-210000.db.unfinished").write_text("a kill in the middle")
    await back_up_tonight(db, NIGHT, tmp_path, 1)
    await back_up_tonight(db, NIGHT + timedelta(days=1), tmp_path, 1)
    assert [path.read_text() for path in mine] == ["mine", "mine"]
    assert [path.name for path in list_generations(tmp_path)] == ["caspian-20251115-211000.db"]
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".unfinished")]


async def test_a_failure_is_tried_again_and_costs_no_older_one(db: Database, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    await back_up_tonight(db, NIGHT - timedelta(days=1), folder, 1)
    (kept,) = list_generations(folder)
    seq_table = "insert into posts_fts (rowid, forms, terms) values (1, '', '')"
    db.write_now(lambda connection: connection.execute(seq_table))  # an orphan: not whole
    assert await back_up_tonight(db, NIGHT, folder, 1) is None
    assert list_generations(folder) == [kept]
    assert is_due(folder, NIGHT, ALMATY)


def test_without_a_folder_there_is_no_job(db: Database, clock: HandClock) -> None:
    assert list_jobs(db, clock, None, 3, ALMATY) == {}
