"""The composition root's part for reading channels, and what every process begins and ends with.

Imports no aiogram: a process that only reads channels does not pay for what serves people (app.py does
that). Telethon is imported when an account reads. No rules here.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress

from bot.core import Core
from bot.errors import OperatorError
from bot.supervisor import Account, Supervisor
from bot.timetable import understanding_anew
from storage.health import note_source
from storage.parts import note_beats, note_part


async def run_collector(core: Core) -> None:
    """Reads channels until told to stop (SIGTERM, Ctrl-C); people are another process's.

    Raises OperatorError when an account is configured and not logged in, or half of its settings missing.
    """
    stop = stop_on_signals()
    try:
        async with asyncio.TaskGroup() as group:
            tasks = start_parts(core, group, {"collector": lambda: collect(core)})
            await stop.wait()
            for task in tasks:
                task.cancel()
    except* OperatorError as errors:
        raise find_first(errors) from None


def start_parts(
    core: Core,
    group: asyncio.TaskGroup,
    parts: Mapping[str, Callable[[], Awaitable[None]]],
    *,
    patient: Sequence[str] = (),
) -> list[asyncio.Task[None]]:
    """Starts the parts of this process under a supervisor that keeps account of them."""
    account = Account(
        on_change=lambda note, at: core.db.write(note_part, note, at),
        on_beat=lambda notes, at: core.db.write(note_beats, notes, at),
    )
    supervisor = Supervisor(core.clock, account)
    running = [supervisor.keep(name, part, is_patient=name in patient) for name, part in parts.items()]
    running.append(supervisor.beat())
    if (port := core.settings.health_port) is not None:
        from bot.health import serve_health

        # Not in the account: two processes may both have one, and it is what the account is read by.
        serving = Supervisor(core.clock)
        running.append(
            serving.keep("health", lambda: serve_health(core.db, port, core.clock.now), is_patient=True)
        )
    return [group.create_task(each) for each in running]


async def collect(core: Core) -> None:
    """Reads with the account, or without one the public preview; beside it, what was read under an older
    vocabulary is understood anew, in the one process that has the vocabulary compiled."""
    await core.db.write(note_source, core.settings.source)
    with understanding_anew(core):
        await _read_channels(core)


async def _read_channels(core: Core) -> None:
    # Imported here, so that a bot without a reading account does not pay for Telethon.
    if core.settings.source == "preview":
        from bot.collector.preview_watch import build_preview_collector

        await build_preview_collector(core.settings, core.db, core.ingest, core.clock).run()
        return
    from bot.collector.watch import build_collector

    await build_collector(core.settings, core.db, core.ingest, core.clock).run()


def find_first(errors: BaseExceptionGroup[OperatorError]) -> OperatorError:
    """What the operator must put right first; the rest shows when that is done."""
    error = errors.exceptions[0]
    return find_first(error) if isinstance(error, BaseExceptionGroup) else error


def stop_on_signals() -> asyncio.Event:
    """Returns an event that SIGTERM and Ctrl-C set."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows: Ctrl-C then ends the loop itself
            loop.add_signal_handler(number, stop.set)
    return stop
