"""A read that somebody waits for is interrupted; one that nobody waits for is not."""

from __future__ import annotations

import asyncio
import time

import pytest

from storage.database import Connection, Database
from storage.errors import QueryTooSlow
from storage.health import find_damage
from storage.patience import being_patient

FOR_EVER = "with recursive n (i) as (select 1 union all select i + 1 from n) select count(*) from n"
A_WHILE = (
    "with recursive n (i) as (select 1 union all select i + 1 from n limit 300000) select count(*) from n"
)


def ask(db: Connection, sql: str) -> int:
    return int(db.execute(sql).fetchone()[0])


async def test_a_read_is_interrupted_and_the_next_one_is_answered(db: Database) -> None:
    began_at = time.monotonic()
    with being_patient(0.1):
        with pytest.raises(QueryTooSlow, match=r"0\.1 s"):
            await db.read(ask, FOR_EVER)
        assert time.monotonic() - began_at < 5
        assert await db.read(ask, "select 7") == 7


async def test_tasks_of_who_waits_are_bounded_too_and_others_are_not(db: Database) -> None:
    with being_patient(0.0):
        inner = asyncio.create_task(db.read(ask, A_WHILE))
    outer = asyncio.create_task(db.read(ask, A_WHILE))
    with pytest.raises(QueryTooSlow):
        await inner
    assert await outer == 300_000


async def test_writes_are_not_interrupted(db: Database) -> None:
    with being_patient(0.0):
        assert await db.write(ask, A_WHILE) == 300_000


def test_a_look_at_the_file_that_takes_too_long_finds_nothing(db: Database) -> None:
    assert db.read_now(find_damage, 60.0) is None
