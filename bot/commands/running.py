"""run and chat: the program itself, the demonstration, and one's own database in the terminal."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import structlog

from bot.clock import Clock
from bot.config import load_settings
from bot.errors import ConfigError
from bot.keeping import keeping_what_is_made

if TYPE_CHECKING:
    from bot.core import Core

LOOK_S = 1.0


def run_all(config: Path, only: str | None, clock: Clock | None = None) -> int:
    """Runs the live program; without settings of one's own, the demonstration. Returns the status."""
    signal.signal(signal.SIGTERM, _leave)  # until the loop of the program listens itself
    settings = load_settings(config)
    if not config.exists() and settings.bot_token is None and only is None:
        with keeping_what_is_made():
            from bot.demonstration import run_demonstration

        _quiet_logs()
        return run_demonstration(settings, clock)
    if settings.bot_token is None and only != "collect":
        raise ConfigError(f"BOT_TOKEN: not set; write the token that @BotFather gave you into {config}")
    with keeping_what_is_made():
        work = _import_work(only)
        from bot.core import open_core
        from bot.logs import configure_logs

    configure_logs(settings.log_level, settings.log_format)
    structlog.get_logger(__name__).info("starting", work=only or "all")
    with open_core(settings, clock=clock) as core:
        _refuse_damaged(core)
        asyncio.run(work(core))
    return 0


def _refuse_damaged(core: Core) -> None:
    """Looks through the file before anything is written into it, as far as that goes in a second."""
    from storage.errors import DAMAGED, DatabaseCorrupt
    from storage.health import find_damage

    if damage := core.db.read_now(find_damage, LOOK_S):
        raise DatabaseCorrupt(f"{DAMAGED} ({damage})")


def _import_work(only: str | None) -> Callable[[Core], Coroutine[None, None, None]]:
    """Imports what this process is for, and no more: what serves people takes seconds and 130 MiB."""
    if only == "collect":
        from bot.reading import run_collector

        return run_collector
    from bot.app import run_service

    return partial(run_service, collecting=only is None, is_all=only is None)


def run_chat(config: Path, database: Path | None) -> int:
    """Opens the terminal chat over one's own database; returns 0."""
    with keeping_what_is_made():
        from bot.app import run_terminal
        from bot.console.conversation import GREETING, Screenwriter
        from bot.core import open_core

    settings = load_settings(config)
    _quiet_logs()
    interactive = sys.stdin.isatty()
    screen = Screenwriter(interactive=interactive)
    if interactive:
        screen.write(GREETING)
    with open_core(settings, database) as core:
        lines = None if interactive else sys.stdin
        asyncio.run(run_terminal(core, screen, is_sample=False, lines=lines))
    return 0


def _leave(*_: object) -> NoReturn:
    """A stop while the program starts: nothing is in hand yet."""
    raise SystemExit(0)


def _quiet_logs() -> None:
    """In a conversation only what went wrong may interrupt."""
    from bot.logs import configure_logs

    configure_logs("ERROR", "console")
