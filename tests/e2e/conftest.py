"""The program as a process of its own, between a double of the Bot API and a database on disk."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.clock import SystemClock
from bot.collector.ingest import IngestReport
from bot.collector.understanding import Understander
from bot.config import Settings, load_settings
from bot.core import Core, open_core
from storage.channels import add_channel
from storage.records import Channel, Post
from tests.doubles.bot_api import BotApi
from tests.doubles.bot_api.person import FIRST_NAME, USERNAME
from tests.e2e.clocks import HurriedClock
from tests.e2e.nursery import Child, fork_program

ROOT = Path(__file__).parents[2]
CHANNEL = Channel(1_700_000_001, "Каспийский вестник", "example_news")
NAMES = (FIRST_NAME, USERNAME)
START_S, STOP_S = 60.0, 10.0


class Service:
    """`caspian-watch run` of one directory; may be started again after it ended.

    `clock`: what the program takes for the time; without it, the machine's. `is_fresh`: each start is a new
    interpreter, as for a person; otherwise a fork of one that has imported the program (nursery.py).
    """

    def __init__(
        self, directory: Path, api: BotApi, *, clock: HurriedClock | None = None, is_fresh: bool = False
    ) -> None:
        self.directory = directory
        self.connections = directory / "connections.txt"
        self._clock, self._is_fresh = clock, is_fresh
        self.database = directory / "data" / "caspian.db"
        self.config = directory / "config.env"
        self.log = ""  # what the program wrote, of all its starts
        self._reading: asyncio.Task[None] | None = None
        self._news = asyncio.Event()
        self._api = api
        self._process: asyncio.subprocess.Process | Child | None = None
        if not self.config.exists():  # else it is another process of the same directory
            self.configure(BOT_TOKEN=api.token, BOT_API_URL=api.url, DATABASE_PATH=self.database)

    async def launch(self, only: str | None = "serve") -> None:
        """Starts the process and does not wait for anything."""
        half = ["--only", only] if only else []
        clock = self._clock.dump() if self._clock else "-"
        arguments = [str(self.connections), clock, "run", *half, "--config", str(self.config)]
        if self._is_fresh:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.e2e.program", *arguments),
                cwd=self.directory,
                env=environment(),
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
            )
        else:
            self._process = await fork_program(arguments, cwd=self.directory, env=environment())
        self._reading = asyncio.create_task(self._read(self._process))

    async def start(self, only: str | None = "serve") -> None:
        """Starts the process and waits until it asks for updates."""
        await self.launch(only)
        polled = asyncio.ensure_future(self._api.wait_until(lambda: self._api.is_polled, START_S))
        ended = asyncio.ensure_future(self.wait_end(START_S + 1))
        await asyncio.wait([polled, ended], return_when=asyncio.FIRST_COMPLETED)
        ended.cancel()
        polled.cancel()
        assert self._api.is_polled, self.log

    @property
    def pid(self) -> int:
        """The number of the process."""
        assert self._process is not None
        return self._process.pid

    async def wait_end(self, timeout_s: float = START_S) -> int:
        """Waits for the process to end by itself; returns its status."""
        assert self._process is not None
        async with asyncio.timeout(timeout_s):
            status = await self._process.wait()
            if self._reading is not None:
                await asyncio.shield(self._reading)
            return status

    async def wait_for_log(self, text: str, timeout_s: float = START_S) -> None:
        """Waits until the program has written `text`."""
        async with asyncio.timeout(timeout_s):
            while text not in self.log:
                self._news.clear()
                await self._news.wait()

    async def until(self, condition: Callable[[], bool], timeout_s: float = START_S) -> None:
        """Waits until the database, which another process writes, is so: it has to be asked."""
        async with asyncio.timeout(timeout_s):
            while not condition():  # noqa: ASYNC110  (another process writes: there is no event)
                await asyncio.sleep(0.05)

    async def _read(self, process: asyncio.subprocess.Process | Child) -> None:
        assert process.stdout is not None
        async for line in process.stdout:
            self.log += line.decode()
            self._news.set()

    async def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Sends a signal, and returns the status; fails when the end takes longer than 10 s."""
        self.signal(number)
        return await self.wait_end(STOP_S)

    def signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    def make_disk(self, how: str) -> None:
        """Makes the disk, as the program sees it from now on, full, read-only, or well again."""
        (self.directory / "disk.txt").write_text(how, encoding="utf-8")
        self.signal(signal.SIGUSR1)

    async def make_sure_it_ends(self) -> None:
        """For the end of a test, however it went."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    def configure(self, **keys: object) -> None:
        """Sets these in the file, in place of what stood there; they hold from the next start on."""
        old = self.config.read_text("utf-8").splitlines() if self.config.exists() else []
        kept = [line for line in old if line.partition("=")[0] not in keys]
        lines = [*kept, *(f"{key}={value}" for key, value in keys.items())]
        self.config.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def ask(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """Reads from the database, or writes into it behind the program's back."""
        with closing(sqlite3.connect(self.database)) as db, db:
            return db.execute(sql, values).fetchall()

    def check_database(self) -> str:
        """Asks SQLite whether the file is whole: "ok"."""
        with closing(sqlite3.connect(self.database)) as db:
            return str(db.execute("pragma integrity_check").fetchone()[0])

    def check_log(self, *secrets: str) -> None:
        """The log names no secret and nobody's chat, and holds no traceback."""
        assert "Traceback" not in self.log, self.log
        chats = [str(chat_id) for chat_id in self._api.people if chat_id > 1_000_000]
        for secret in (self._api.token, self._api.token.partition(":")[2], *chats, *NAMES, *secrets):
            assert secret not in self.log, f"{secret!r} stands in the log:\n{self.log}"

    def check_traces(self, *secrets: str) -> None:
        """No secret and nobody's name is in the database's files, free parts and all, or in an answer."""
        files = [path.read_bytes() for path in self.database.parent.glob(self.database.name + "*")]
        answers = str([call.fields for call in self._api.calls])
        assert files
        for secret in (self._api.token.partition(":")[2], *NAMES, *secrets):
            assert not any(secret.encode() in file for file in files), f"{secret!r} stands in the database"
            assert secret not in answers, f"{secret!r} was sent to somebody"

    def check_connections(self, *ports: int) -> None:
        """The program turned to the double of the Bot API and to these ports of loopback, nowhere else."""
        allowed = {f"127.0.0.1:{port}" for port in (self._api.port, *ports)} | {"127.0.0.1"}
        seen = {line.split(" ", 1)[1] for line in self.connections.read_text("utf-8").splitlines()}
        assert seen, "nothing was watched"
        assert seen <= allowed, f"it also turned to {seen - allowed}"


class Writer:
    """Another process than the service: puts posts into its database through the one door."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._post_ids = iter(range(1, 10_000))
        core.db.write_now(add_channel, CHANNEL)

    async def publish(self, text: str) -> float:
        """Ingests a post of this moment, on which one alert fires; returns when that began (monotonic)."""
        began_at = time.monotonic()
        post = Post(CHANNEL.channel_id, next(self._post_ids), datetime.now(UTC), text)
        report: IngestReport = await self._core.ingest.ingest(CHANNEL, [post])
        assert report.outcomes == {"new": 1}
        return began_at

    def ask(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """Reads from the database."""
        with closing(sqlite3.connect(self._core.db.path)) as db:
            return db.execute(sql, values).fetchall()


@contextmanager
def open_writer(service: Service, understander: Understander) -> Iterator[Writer]:
    """A writer to the service's database; it knows no environment."""
    settings: Settings = load_settings(service.directory / "no-config.env")
    with open_core(settings, service.database, SystemClock(), understander=understander) as core:
        yield Writer(core)


def command(*arguments: str) -> list[str]:
    """The program's command line."""
    return [sys.executable, "-m", "bot", *arguments]


def environment() -> dict[str, str]:
    """The machine's environment without settings of the program."""
    keys = {key.upper() for key in Settings.model_fields}
    kept = {key: value for key, value in os.environ.items() if key.upper() not in keys}
    return kept | {"PYTHONPATH": str(ROOT)}
