"""A clock for a process: begins where the test says, hurries, and leaps; both sides can hold the same one."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path


@dataclass(frozen=True, slots=True)
class HurriedClock:
    """At the machine's moment `zero` (seconds since the epoch) it was `start`; since then it runs `speed`
    times as fast, and has leapt by the seconds that stand in the file `leaps`."""

    start: datetime
    zero: float
    speed: float
    leaps: Path | None = None

    @classmethod
    def begin(cls, start: datetime, speed: float, *, leaps: Path | None = None) -> HurriedClock:
        """A clock that begins now; with a file for them, it can leap."""
        return cls(start, time.time(), speed, leaps)

    @classmethod
    def parse(cls, text: str) -> HurriedClock:
        """What `dump` wrote."""
        start, zero, speed, leaps = text.split(",", 3)
        at = datetime.fromtimestamp(float(start), UTC)
        return cls(at, float(zero), float(speed), Path(leaps) if leaps else None)

    def dump(self) -> str:
        """The clock as an argument of a command line."""
        return f"{self.start.timestamp()},{self.zero},{self.speed},{self.leaps or ''}"

    def now(self) -> datetime:
        """Returns the current time, aware, UTC."""
        return self.start + timedelta(seconds=(time.time() - self.zero) * self.speed + self._leapt_s())

    def leap(self, minutes: int) -> None:
        """Moves on at once for all who hold it. Who sleeps wakes when he would have; whole minutes, so that
        what happens at full minutes still does."""
        assert self.leaps is not None, "this clock cannot leap"
        new = self.leaps.with_suffix(".new")
        new.write_text(str(self._leapt_s() + 60 * minutes), encoding="utf-8")
        new.replace(self.leaps)  # another process reads it: all of it or none

    def leap_to(self, moment: datetime) -> None:
        """Moves on to `moment`, wherever in a minute that is, as when somebody sets the machine's clock."""
        assert self.leaps is not None, "this clock cannot leap"
        new = self.leaps.with_suffix(".new")
        new.write_text(str(self._leapt_s() + (moment - self.now()).total_seconds()), encoding="utf-8")
        new.replace(self.leaps)

    async def sleep(self, seconds: float) -> None:
        """Waits `seconds` of this clock's time."""
        await asyncio.sleep(self.real_s(seconds))

    def real_s(self, seconds: float) -> float:
        """Returns how many of the machine's seconds that is."""
        return seconds / self.speed

    def _leapt_s(self) -> float:
        return float(self.leaps.read_text("utf-8")) if self.leaps and self.leaps.exists() else 0.0
