"""A clock for a process: begins where the test says, and hurries; both sides can hold the same one."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True)
class HurriedClock:
    """At the machine's moment `zero` (seconds since the epoch) it was `start`; since then it runs `speed`
    times as fast."""

    start: datetime
    zero: float
    speed: float

    @classmethod
    def begin(cls, start: datetime, speed: float) -> HurriedClock:
        """A clock that begins now."""
        return cls(start, time.time(), speed)

    @classmethod
    def parse(cls, text: str) -> HurriedClock:
        """What `dump` wrote."""
        start, zero, speed = text.split(",")
        return cls(datetime.fromtimestamp(float(start), UTC), float(zero), float(speed))

    def dump(self) -> str:
        """The clock as an argument of a command line."""
        return f"{self.start.timestamp()},{self.zero},{self.speed}"

    def now(self) -> datetime:
        """Returns the current time, aware, UTC."""
        return self.start + timedelta(seconds=(time.time() - self.zero) * self.speed)

    async def sleep(self, seconds: float) -> None:
        """Waits `seconds` of this clock's time."""
        await asyncio.sleep(self.real_s(seconds))

    def real_s(self, seconds: float) -> float:
        """Returns how many of the machine's seconds that is."""
        return seconds / self.speed
