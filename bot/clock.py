"""The one clock. Only `app` and the loops hold one; every decision takes `now` as an argument."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Two implementations: the real one here, and those of the tests, which stand still or hurry."""

    def now(self) -> datetime:
        """Returns the current time, aware, UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Waits `seconds` of this clock's time."""
        ...

    def real_s(self, seconds: float) -> float:
        """Returns how many of the machine's seconds pass in `seconds` of this clock's time."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Returns the current time, aware, UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Waits `seconds`."""
        await asyncio.sleep(seconds)

    def real_s(self, seconds: float) -> float:
        """Returns `seconds`."""
        return seconds
