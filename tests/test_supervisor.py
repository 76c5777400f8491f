"""Parts that fail, wait or end, and what is noted of them; on a real database and a clock set by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs

from bot.errors import NotReadyError, OperatorError, OutageError
from bot.supervisor import Account, Supervisor
from storage.database import Database
from storage.errors import (
    DAMAGED,
    DatabaseCorrupt,
    DatabaseLocked,
    DatabaseUnavailable,
    DiskFull,
    StorageError,
)
from storage.parts import list_parts, note_beats, note_part
from storage.records import Part, PartNote
from tests.conftest import START, HandClock


class Scripted:
    """A part that does, one after the other, what it was told: raise an error, or go on for ever."""

    def __init__(self, clock: HandClock, *turns: Exception | None) -> None:
        self._clock, self._turns = clock, list(turns)
        self.starts: list[float] = []
        self.goes_on = asyncio.Event()

    async def __call__(self) -> None:
        self.starts.append((self._clock.now() - START).total_seconds())
        turn = self._turns.pop(0)
        if turn is None:
            self.goes_on.set()
            await asyncio.Event().wait()
        else:
            raise turn


@pytest.fixture
def supervisor(db: Database, clock: HandClock) -> Supervisor:
    return Supervisor(
        clock,
        Account(
            on_change=lambda note, at: db.write(note_part, note, at),
            on_beat=lambda notes, at: db.write(note_beats, notes, at),
        ),
    )


def the_part(db: Database, clock: HandClock) -> Part:
    (part,) = db.read_now(list_parts, clock.now() - timedelta(days=1))
    return part


async def end(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_a_part_that_fails_is_restarted_with_back_off_and_the_account_says_so(
    supervisor: Supervisor, db: Database, clock: HandClock
) -> None:
    part = Scripted(clock, KeyError("a"), OSError("b"), OutageError("c"), None)
    with capture_logs() as logs:
        task = asyncio.create_task(supervisor.keep("sender", part))
        await part.goes_on.wait()
    assert part.starts == [0, 1, 3, 7]
    noted = the_part(db, clock)
    assert (noted.state, noted.failures, noted.failure) == ("running", 3, "OutageError")
    assert noted.failed_at == START + timedelta(seconds=3)
    assert ["exc_info" in log for log in logs] == [True, True, False], "an outage has no traceback"
    await end(task)
    assert the_part(db, clock).state == "stopped"


async def test_the_back_off_ends_at_a_minute(supervisor: Supervisor, clock: HandClock) -> None:
    part = Scripted(clock, *(OutageError("x") for _ in range(9)), None)
    task = asyncio.create_task(supervisor.keep("sender", part))
    await part.goes_on.wait()
    pauses = [after - before for before, after in zip(part.starts, part.starts[1:], strict=False)]
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    await end(task)


async def test_while_it_waits_to_be_restarted_the_account_says_failed(db: Database, clock: HandClock) -> None:
    noted: list[str] = []

    async def look(note: PartNote, at: datetime) -> None:
        await db.write(note_part, note, at)
        noted.append(the_part(db, clock).state)

    async def ignore(notes: Sequence[PartNote], at: datetime) -> None:
        raise AssertionError

    part = Scripted(clock, KeyError("a"), None)
    task = asyncio.create_task(Supervisor(clock, Account(look, ignore)).keep("jobs", part))
    await part.goes_on.wait()
    await end(task)
    assert noted == ["running", "failed", "running", "stopped"]


async def test_what_only_the_operator_can_put_right_passes_through(
    supervisor: Supervisor, db: Database, clock: HandClock
) -> None:
    for error in (OperatorError("a wrong setting"), NotReadyError("no login")):
        with pytest.raises(OperatorError, match=str(error)):
            await supervisor.keep("collector", Scripted(clock, error))
        noted = the_part(db, clock)
        assert (noted.state, noted.held_for, noted.failures) == ("held", type(error).__name__, 0)


async def test_a_patient_part_waits_for_the_operator_and_says_it_once(
    supervisor: Supervisor, db: Database, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.supervisor.SETTLED_S", 0.05)
    part = Scripted(clock, *(NotReadyError("no login: log in") for _ in range(5)), None)
    with capture_logs() as logs:
        task = asyncio.create_task(supervisor.keep("collector", part, is_patient=True))
        await part.goes_on.wait()
    assert part.starts == [0, 60, 120, 180, 240, 300]
    assert [log["reason"] for log in logs] == ["no login: log in"]
    assert the_part(db, clock).state == "held", "not at work before it has lasted for a while"
    seen = None
    async with asyncio.timeout(5):
        while the_part(db, clock).state != "running":
            seen = await db.wait_for_change(1, seen)
    await end(task)
    with pytest.raises(OperatorError, match="setting"):
        await supervisor.keep("collector", Scripted(clock, OperatorError("a wrong setting")), is_patient=True)


async def test_beats_tell_that_the_process_is_alive(db: Database, clock: HandClock) -> None:
    beaten: list[list[PartNote]] = []
    heard = asyncio.Event()

    async def note_change(note: PartNote, at: datetime) -> None:
        await db.write(note_part, note, at)

    async def note_beat(notes: Sequence[PartNote], at: datetime) -> None:
        await db.write(note_beats, notes, at)
        beaten.append(list(notes))
        if len(beaten) == 2:
            heard.set()
            await asyncio.Event().wait()

    supervisor = Supervisor(clock, Account(note_change, note_beat))
    parts = {name: Scripted(clock, None) for name in ("chat", "jobs")}
    tasks = [asyncio.create_task(supervisor.keep(name, part)) for name, part in parts.items()]
    for part in parts.values():
        await part.goes_on.wait()
    tasks.append(asyncio.create_task(supervisor.beat()))
    await heard.wait()
    assert [[note.name for note in notes] for notes in beaten] == [["chat", "jobs"]] * 2
    chat, jobs = db.read_now(list_parts, START)
    assert chat.beat_at == jobs.beat_at == START + timedelta(seconds=30)
    assert chat.changed_at == START
    for task in tasks:
        await end(task)


async def test_an_account_that_cannot_be_kept_stops_no_part(clock: HandClock) -> None:
    async def refuse(*_: object) -> None:
        raise DiskFull("The disk is full.")

    part = Scripted(clock, KeyError("a"), None)
    with capture_logs() as logs:
        task = asyncio.create_task(Supervisor(clock, Account(refuse, refuse)).keep("jobs", part))
        await part.goes_on.wait()
        await end(task)
    assert part.starts == [0, 1]
    assert sum(log.get("reason") == "The disk is full." for log in logs) == 4


async def test_a_part_that_ends_by_itself_has_stopped(
    supervisor: Supervisor, db: Database, clock: HandClock
) -> None:
    async def part() -> None:
        return None

    keeper: Callable[[], Awaitable[None]] = part
    await supervisor.keep("sample", keeper)
    assert the_part(db, clock).state == "stopped"


@pytest.mark.parametrize("error", [DiskFull("full"), DatabaseLocked("locked"), DatabaseUnavailable("gone")])
async def test_a_disk_that_fails_is_an_outage_and_has_no_traceback(
    supervisor: Supervisor, clock: HandClock, error: StorageError
) -> None:
    part = Scripted(clock, error, None)
    with capture_logs() as logs:
        task = asyncio.create_task(supervisor.keep("sender", part))
        await part.goes_on.wait()
    assert [(log["reason"], "exc_info" in log) for log in logs] == [(str(error), False)]
    await end(task)


async def test_a_refused_request_is_a_fault_of_ours_and_has_its_traceback(
    supervisor: Supervisor, clock: HandClock
) -> None:
    part = Scripted(clock, StorageError("unique constraint failed"), None)
    with capture_logs() as logs:
        task = asyncio.create_task(supervisor.keep("sender", part))
        await part.goes_on.wait()
    assert ["exc_info" in log for log in logs] == [True]
    await end(task)


@pytest.mark.parametrize("is_patient", [False, True])
async def test_a_damaged_database_ends_even_a_patient_part(
    supervisor: Supervisor, clock: HandClock, is_patient: bool
) -> None:
    with pytest.raises(OperatorError, match="restore"):
        await supervisor.keep("collector", Scripted(clock, DatabaseCorrupt(DAMAGED)), is_patient=is_patient)
