"""A damaged page that nobody reads is found within a night, and ends the program with the line for it."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.collector.understanding import Understander
from bot.config import Settings
from bot.core import open_core
from bot.jobs.soundness import list_jobs, look_through
from bot.timetable import run_jobs
from storage.database import Database
from storage.errors import DAMAGED, DatabaseCorrupt
from storage.health import find_damage, list_tables
from tests.conftest import HandClock
from tests.e2e.clocks import HurriedClock
from tests.fresh import put_fresh
from tests.stored_posts import store_channel, store_post

ALMATY = ZoneInfo("Asia/Almaty")
NIGHT = datetime(2025, 11, 14, 21, 10, tzinfo=UTC)  # 02:10 in Almaty
POSTS = 60


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with posts, closed."""
    path = put_fresh(tmp_path / "data" / "test.db")
    db = Database.open(path)
    store_channel(db, 1)
    for number in range(1, POSTS + 1):
        store_post(db, NIGHT - timedelta(hours=number), post_id=number, text=f"Новость {number} " * 40)
    db.close()
    return path


def damage(path: Path, name: str) -> None:
    """Overwrites one page of a table or index: the first leaf of its tree, or its root where it is small."""
    content = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as db:
        (size,) = db.execute("pragma page_size").fetchone()
        ((page,),) = db.execute("select rootpage from sqlite_master where name = ?", [name]).fetchall()
    # 2 and 5 are interior, a cell begins with its child: https://www.sqlite.org/fileformat2.html#b_tree_pages
    while content[begin := (page - 1) * size] in (2, 5):
        cell = begin + int.from_bytes(content[begin + 12 : begin + 14])
        page = int.from_bytes(content[cell : cell + 4])
    content[begin : begin + size] = (byte ^ 0xFF for byte in content[begin : begin + size])
    path.write_bytes(content)


@pytest.mark.parametrize(
    "name",
    [
        "posts",
        "posts_fts_content",
        "posts_fts_docsize",
        "post_stats_history",
        "delivery_parts",
        "invites",
        "sqlite_autoindex_deliveries_1",
        "posts_by_story",
        "deliveries_dead",
    ],
)
async def test_a_damaged_page_of_any_table_or_index_is_found(path: Path, name: str) -> None:
    damage(path, name)
    db = Database.open(path)
    with pytest.raises(DatabaseCorrupt) as found:
        await look_through(db, HandClock(NIGHT))
    db.close()
    assert str(found.value).startswith(DAMAGED)
    assert "\n" not in str(found.value)


def test_a_sound_database_is_looked_through_as_a_whole_and_not_written_into(path: Path) -> None:
    before = path.read_bytes()
    db = Database.open(path)
    everything = db.read_now(
        lambda each: each.execute("select count(*) from sqlite_master where type = 'table'").fetchone()[0]
    )
    looked = asyncio.run(look_through(db, HandClock(NIGHT)))
    assert looked == len(db.read_now(list_tables)) == everything - 1
    db.close()
    assert path.read_bytes() == before, "the search index itself has no pages, the rest was read alone"


async def test_it_looks_once_a_night_and_in_the_day_not_at_all(path: Path) -> None:
    db, clock = Database.open(path), HandClock(NIGHT - timedelta(hours=5))
    (_, work) = list_jobs(db, clock, ALMATY)["soundness"]
    looks = []
    for hours in (0, 5, 1, 23, 1):
        clock.move(hours=hours)
        before = clock.now()
        await work()
        looks.append(clock.now() > before)  # it rests between two tables
    db.close()
    assert looks == [False, True, False, True, False]


async def test_the_program_ends_with_one_line_the_same_night(
    path: Path, settings: Settings, understander: Understander
) -> None:
    damage(path, "invites")
    clock = HurriedClock.begin(NIGHT, speed=6000)  # ten minutes in a tenth of a second
    with open_core(settings, path, clock, understander=understander) as core:
        with pytest.raises(DatabaseCorrupt, match="Stop the program"):
            async with asyncio.timeout(30):
                await run_jobs(core)
        assert core.db.read_now(find_damage, 60.0) is not None
