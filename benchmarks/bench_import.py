"""How fast an import is, beside what SQLite can take at all: `python -m benchmarks.bench_import`.

BENCH_POSTS posts (200,000) go through the whole door, as `caspian-watch import` takes them: language,
topics, near-copies, search index, and 1,000 alerts matched, none of which may fire, being younger than the
posts. Then the rows that this made are copied with bare `executemany` into the same schema: the limit.
Memory is that of all processes together, looked at every half second; what they share is counted once
(Linux's PSS). `own` is without mapped files, whose pages the system drops when it needs room. A tenth of the
posts is imported first, to see whether memory grows with size.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from benchmarks.report import print_figures
from benchmarks.standing_queries import invent_queries
from benchmarks.texts import load_texts
from bot.collector.export import open_source
from bot.collector.importing import READERS, ImportReport, import_items
from bot.collector.ingest import Ingest
from bot.collector.workers import MOST_WORKERS, Workers, count_cores
from bot.config import load_settings
from bot.core import Core, open_core
from storage.alerts import add_alert
from storage.database import Connection, Database
from storage.records import Subscriber
from storage.subscribers import save_subscriber

POSTS = int(os.environ.get("BENCH_POSTS", "200000"))
ALERTS, SUBSCRIBERS = 1_000, 50
A_CHANNEL, DAYS = 5_000, 100  # posts of one channel, and over how long
FIRST_DAY = datetime(2025, 1, 1, tzinfo=UTC)
NEXT_YEAR = FIRST_DAY + timedelta(days=365)
WANTED = {"posts_a_second": 2_500, "peak_mb": -700}
_CHUNK = 1_000
_LOOK_S = 0.5
_TABLES = ("channels", "stories", "posts", "post_topics", "post_stats", "post_stats_history")


@dataclass(frozen=True, slots=True)
class Imported:
    """One import: its posts, seconds from start to end (workers started within), and most memory."""

    posts: int
    seconds: float
    peak_mb: float
    own_mb: float

    @property
    def a_second(self) -> float:
        return self.posts / self.seconds


class FixedClock:
    """Before all posts, so that the alerts are matched on every one."""

    def now(self) -> datetime:
        return FIRST_DAY

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def real_s(self, seconds: float) -> float:
        return seconds


def measure(posts: int = POSTS) -> dict[str, float]:
    """The figures by name."""
    with tempfile.TemporaryDirectory() as directory:
        small = _import(Path(directory), posts // 10, "small")
        large = _import(Path(directory), posts, "large")
        limit_s = _copy_rows(Path(directory) / "large.db", Path(directory) / "copied.db")
    return {
        "posts": large.posts,
        "alerts": ALERTS,
        "seconds": large.seconds,
        "posts_a_second": large.a_second,
        "peak_mb": large.peak_mb,
        "own_mb": large.own_mb,
        "peak_mb_of_a_tenth": small.peak_mb,
        "own_mb_of_a_tenth": small.own_mb,
        "executemany_posts_a_second": large.posts / limit_s,
        "ratio_to_executemany": large.seconds / limit_s,
    }


def _import(directory: Path, posts: int, name: str) -> Imported:
    file, database = directory / f"{name}.jsonl", directory / f"{name}.db"
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as apart:
        queries = apart.submit(_prepare, file, posts).result()  # its memory is not the import's
    with open_core(load_settings(directory / "none.env"), database, FixedClock(), readers=READERS) as core:
        core.db.write_now(_add_alerts, queries)
        with _Memory() as memory:
            begun = time.perf_counter()
            report = asyncio.run(_run(core, file))
            seconds = time.perf_counter() - begun
        if report.outcomes["new"] != posts:
            raise RuntimeError(f"{posts} posts were to be imported, and these were: {report.outcomes}")
    file.unlink()
    return Imported(posts, seconds, memory.peak_mb, memory.own_mb)


def _prepare(file: Path, posts: int) -> list[str]:
    """Writes the file to be imported; returns the queries of the alerts."""
    texts = load_texts()
    with file.open("w", encoding="utf-8") as out:
        out.writelines(_rows(texts, posts))
    return invent_queries(texts, ALERTS)


def _rows(texts: Sequence[str], posts: int) -> Iterator[str]:
    """The texts in turn, under ids of their own."""
    for number in range(posts):
        channel, place = divmod(number, A_CHANNEL)
        at = FIRST_DAY + timedelta(days=DAYS * place / A_CHANNEL, seconds=channel)
        yield (
            json.dumps(
                {
                    "channel_id": 1_500_000_000 + channel,
                    "channel": f"channel {channel}",
                    "post_id": place + 1,
                    "date": at.isoformat(),
                    "text": texts[number % len(texts)],
                    "views": 100 + number % 9_000,
                    "reactions": {"👍": number % 50, "🔥": number % 7},
                },
                ensure_ascii=False,
            )
            + "\n"
        )


def _add_alerts(db: Connection, queries: Sequence[str]) -> None:
    for chat_id in range(1, SUBSCRIBERS + 1):
        save_subscriber(db, Subscriber(chat_id, "ru", "Asia/Almaty", FIRST_DAY))
    for number, query in enumerate(queries):
        add_alert(db, 1 + number % SUBSCRIBERS, query, NEXT_YEAR)


async def _run(core: Core, file: Path) -> ImportReport:
    report = ImportReport()
    with Workers(core.db, core.clock, max(2, min(count_cores(), MOST_WORKERS))) as workers:
        ingest = Ingest(core.db, core.build_assessor, core.clock)
        await import_items(open_source(file), ingest, core.db, report, lambda _: None, workers=workers)
    return report


def _copy_rows(source: Path, target: Path) -> float:
    """Seconds that `executemany` takes for the same rows, as many at once; reading is not counted."""
    Database.open(target).close()
    seconds = 0.0
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        new.execute("pragma synchronous = normal")
        for table in (*_TABLES, "posts_fts"):
            columns = "rowid, forms, terms" if table == "posts_fts" else "*"
            rows = old.execute(f"select {columns} from {table}")
            marks = ", ".join("?" * len(rows.description))
            into = "posts_fts (rowid, forms, terms)" if table == "posts_fts" else table
            while chunk := rows.fetchmany(_CHUNK):
                begun = time.perf_counter()
                with new:
                    new.executemany(f"insert into {into} values ({marks})", chunk)
                seconds += time.perf_counter() - begun
    return seconds


class _Memory:
    """Looks at the memory of this process and its children: the most at one time, and without files."""

    def __init__(self) -> None:
        self.peak_mb = self.own_mb = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> _Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        for _ in count():
            sizes = [_read_memory_mb(pid) for pid in _family()]
            self.peak_mb = max(self.peak_mb, sum(size.get("Pss", 0.0) for size in sizes))
            self.own_mb = max(self.own_mb, sum(size.get("Pss_Anon", 0.0) for size in sizes))
            if self._done.wait(_LOOK_S):
                return


def _family() -> list[int]:
    own = os.getpid()
    children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
    return [own, *map(int, children)]


def _read_memory_mb(pid: int) -> dict[str, float]:
    """Sizes by name: https://docs.kernel.org/filesystems/proc.html (smaps_rollup)"""
    try:
        _, *lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return {}  # it has ended
    fields = [line.split() for line in lines]
    return {name.removesuffix(":"): int(size) * 1024 / 1e6 for name, size, _ in fields}


if __name__ == "__main__":
    print_figures(measure(), WANTED)
