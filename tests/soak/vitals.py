"""What a running process takes of the machine, over time: memory, open files, threads, tasks of its loop."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.e2e.conftest import Service
from tests.e2e.program import TASKS


@dataclass(frozen=True, slots=True)
class Vitals:
    """One look at a process."""

    rss_mib: float
    files: int
    threads: int
    tasks: int
    pages_mib: float = 0.0  # what SQLite holds: bounded for each connection, and fills as the database grows

    @property
    def own_mib(self) -> float:
        """The memory without that."""
        return self.rss_mib - self.pages_mib


@dataclass(slots=True)
class Chart:
    """All looks at a process, in order."""

    looks: list[Vitals] = field(default_factory=list)

    @property
    def peak_mib(self) -> float:
        """The most memory that it ever had."""
        return max(look.rss_mib for look in self.looks)

    def compare(self, what: str, *, settled: float = 0.25) -> tuple[float, float]:
        """The median of one vital sign soon after the start (`settled` of the time), and at the end."""
        values = [float(getattr(look, what)) for look in self.looks]
        size = max(1, len(values) // 8)
        begin = min(int(len(values) * settled), len(values) - size)
        return median(values[begin : begin + size]), median(values[-size:])

    def describe(self, *, settled: float = 0.25) -> str:
        """The vital signs in words."""
        signs = (
            ("rss_mib", "MiB"),
            ("pages_mib", "of it SQLite's pages"),
            ("files", "files"),
            ("threads", "threads"),
            ("tasks", "tasks"),
        )
        parts = [
            f"{before:.0f} → {after:.0f} {unit}"
            for sign, unit in signs
            for before, after in [self.compare(sign, settled=settled)]
        ]
        return f"{', '.join(parts)} (at most {self.peak_mib:.0f} MiB)"


@asynccontextmanager
async def watching(service: Service, every_s: float = 1.0) -> AsyncIterator[Chart]:
    """Looks at the service's process all the while."""
    chart = Chart()

    async def watch() -> None:
        while True:
            with suppress(OSError, ValueError, StopIteration):  # it may be just ending
                chart.looks.append(await look_at(service))
            await asyncio.sleep(every_s)

    task = asyncio.create_task(watch())
    try:
        yield chart
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def look_at(service: Service) -> Vitals:
    """Reads what Linux knows of the process, and asks it for its tasks and SQLite's memory."""
    place = Path("/proc") / str(service.pid)
    tasks = service.directory / TASKS
    tasks.unlink(missing_ok=True)
    os.kill(service.pid, signal.SIGUSR2)
    async with asyncio.timeout(10):
        while not tasks.exists():  # noqa: ASYNC110  (another process writes it)
            await asyncio.sleep(0.01)
    told = tasks.read_text("utf-8").split()
    lines = dict(line.split(":", 1) for line in (place / "status").read_text("utf-8").splitlines())
    return Vitals(
        rss_mib=int(lines["VmRSS"].split()[0]) / 1024,
        files=len(list((place / "fd").iterdir())),
        threads=int(lines["Threads"]),
        tasks=int(told[0]),
        pages_mib=int(told[1]) / 2**20,
    )
