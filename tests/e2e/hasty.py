"""The program on a clock that never sleeps long: what is tried again each minute is tried at once.

`python -m tests.e2e.hasty config.env` is `caspian-watch run` but for that.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.app import run_service
from bot.clock import SystemClock
from bot.config import load_settings
from bot.core import open_core
from bot.logs import configure_logs

LONGEST_S = 0.3


class HastyClock(SystemClock):
    """The machine's time; sleeps are cut short."""

    async def sleep(self, seconds: float) -> None:
        """Waits `seconds`, LONGEST_S at the most."""
        await asyncio.sleep(min(seconds, LONGEST_S))


def main() -> None:
    """Runs until it is told to stop."""
    settings = load_settings(Path(sys.argv[1]))
    configure_logs(settings.log_level, settings.log_format)
    with open_core(settings, clock=HastyClock()) as core:
        asyncio.run(run_service(core, collecting=True, is_all=True))


if __name__ == "__main__":
    main()
