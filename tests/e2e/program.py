"""`caspian-watch` as the tests start it: the same command, watched from inside.

    python -m tests.e2e.program CONNECTIONS CLOCK run --config config.env

Writes every address that the process connects or sends to into the file CONNECTIONS, and the names
that it looks up; CLOCK is "-" for the machine's clock, or what clocks.py dumps. At SIGUSR1 the disk is,
as far as SQLite can tell, what stands in the file disk.txt: full, read-only, or well. At SIGUSR2 it
writes how many asyncio tasks there are, and how many bytes SQLite holds, into the file TASKS beside
CONNECTIONS. Changes nothing else.
"""

from __future__ import annotations

import asyncio
import ctypes
import signal
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from bot.cli import main
from bot.commands import running
from tests.e2e.clocks import HurriedClock

TASKS = "tasks.txt"
WATCHED = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0, "socket.gethostbyname": 0}

DISK = Path("disk.txt")
DISKS = {  # 1 page: never fewer than there are, so as many as now
    "full": ("max_page_count = 1",),
    "read-only": ("query_only = on",),
    "well": (f"max_page_count = {2**32 - 2}", "query_only = off"),
}


def watch_sockets(file: Path) -> None:
    """Notes from now on where this process turns to; a socket of the machine's own is none."""
    out = file.open("a", encoding="utf-8", buffering=1)

    def note(event: str, arguments: tuple[Any, ...]) -> None:
        if event in WATCHED:
            target = arguments[WATCHED[event]]
            place = ":".join(map(str, target[:2])) if isinstance(target, tuple) else target
            out.write(f"{event} {place}\n")

    sys.addaudithook(note)


def watch_disk() -> None:
    """From now on, SIGUSR1 makes of the disk what DISK says.

    https://www.sqlite.org/pragma.html#pragma_max_page_count: more is SQLITE_FULL, as on a full disk; a write
    under `query_only` is SQLITE_READONLY, as on one that was mounted anew, read-only.
    """
    opened: list[sqlite3.Connection] = []

    def note(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "sqlite3.connect/handle":
            opened.append(arguments[0])

    def change(*_: object) -> None:
        for connection in opened:
            with suppress(sqlite3.ProgrammingError):  # closed
                for pragma in DISKS[DISK.read_text("utf-8")]:
                    connection.execute(f"pragma {pragma}").fetchall()

    sys.addaudithook(note)
    signal.signal(signal.SIGUSR1, change)


def tell_tasks(file: Path) -> None:
    """Writes the number of the loop's tasks and SQLite's bytes into `file` whenever SIGUSR2 asks for them."""
    measure = find_measure()

    def tell(*_: object) -> None:
        new = file.with_suffix(".new")
        new.write_text(f"{len(asyncio.all_tasks())} {measure()}", encoding="utf-8")
        new.replace(file)

    signal.signal(signal.SIGUSR2, tell)


def find_measure() -> Callable[[], int]:
    """What tells how many bytes SQLite holds, nearly all of them pages of the file: the function of the very
    library that this process has loaded. Where SQLite is no library of its own, it tells 0."""
    maps = Path("/proc/self/maps")
    lines = maps.read_text("utf-8").splitlines() if maps.exists() else []
    path = next((line.split()[-1] for line in lines if "libsqlite3" in line), None)
    if path is None:
        return lambda: 0
    function = ctypes.CDLL(path).sqlite3_memory_used  # https://www.sqlite.org/c3ref/memory_highwater.html
    function.restype = ctypes.c_int64
    return lambda: int(function())


def run(arguments: Sequence[str]) -> None:
    """Becomes the program: CONNECTIONS, CLOCK and its own command line."""
    connections, clock, *own = arguments
    watch_sockets(Path(connections))
    watch_disk()
    tell_tasks(Path(connections).with_name(TASKS))
    if clock != "-":
        running.run_all = partial(running.run_all, clock=HurriedClock.parse(clock))
    sys.argv[1:] = own
    main()


if __name__ == "__main__":
    run(sys.argv[1:])
