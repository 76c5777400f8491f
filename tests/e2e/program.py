"""`caspian-watch` as the tests start it: the same command, watched from inside.

    python -m tests.e2e.program CONNECTIONS CLOCK run --config config.env

Writes every address that the process connects or sends to into the file CONNECTIONS, and the names
that it looks up; CLOCK is "-" for the machine's clock, or what clocks.py dumps. Changes nothing else.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bot.cli import main
from bot.commands import running
from tests.e2e.clocks import HurriedClock

WATCHED = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0, "socket.gethostbyname": 0}


def watch_sockets(file: Path) -> None:
    """Notes from now on where this process turns to; a socket of the machine's own is none."""
    out = file.open("a", encoding="utf-8", buffering=1)

    def note(event: str, arguments: tuple[Any, ...]) -> None:
        if event in WATCHED:
            target = arguments[WATCHED[event]]
            place = ":".join(map(str, target[:2])) if isinstance(target, tuple) else target
            out.write(f"{event} {place}\n")

    sys.addaudithook(note)


def run(arguments: Sequence[str]) -> None:
    """Becomes the program: CONNECTIONS, CLOCK and its own command line."""
    connections, clock, *own = arguments
    watch_sockets(Path(connections))
    if clock != "-":
        running.run_all = partial(running.run_all, clock=HurriedClock.parse(clock))
    sys.argv[1:] = own
    main()


if __name__ == "__main__":
    run(sys.argv[1:])
