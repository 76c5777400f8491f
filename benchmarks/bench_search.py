"""How long a search takes among very many posts, beside peers on the same posts.

    BENCH_POSTS=1000000 BENCH_TEXTS=posts.jsonl.gz python -m benchmarks.bench_search

A database is built once a run, or taken from BENCH_DATABASE where that file is there (and left there where
it is not). "answer" is all that a person waits for: parsing, the index, reading and verifying the posts,
stories; "index" the candidates alone, as the peers give them.
"""

from __future__ import annotations

import asyncio
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.search_peers import LIKE_QUERIES, open_tantivy, plain_word, search_like
from benchmarks.search_posts import NOW, build_posts
from bot.answers.matched_posts import FIRST_BATCH
from bot.answers.search import BEST_CANDIDATES, plan_query, search
from bot.domain.analyser import Analyser
from bot.domain.lexicon import NameIndex
from bot.errors import UserError
from bot.lexicon import load_lexicon
from storage.database import Database
from storage.errors import QueryTooSlow
from storage.records import SearchPlan
from storage.search import find_candidates
from storage.search_ranked import rank_candidates

POSTS = 1_000_000
ROUNDS = 2
PAGE = 5
CHANNEL_AND_DATES = "from:@channel_3 date:P30D"
TARGETS_MS = {"new": 20.0, "channel_and_dates": 20.0, "best": 60.0}
_SHOWN_SLOWEST = 8
_ZONE = ZoneInfo("Asia/Almaty")


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds of each query."""

    name: str
    took: tuple[tuple[float, str], ...]
    cpu_ms: tuple[float, ...] = ()  # of the whole process: what it takes on a machine that does nothing else

    @property
    def p50(self) -> float:
        return statistics.median(ms for ms, _ in self.took)

    @property
    def p95(self) -> float:
        return _p95([ms for ms, _ in self.took])

    @property
    def line(self) -> str:
        """The figures as a line."""
        slowest = max(ms for ms, _ in self.took)
        cpu = (
            f"   cpu p50 {statistics.median(self.cpu_ms):.2f} p95 {_p95(self.cpu_ms):.2f}"
            if self.cpu_ms
            else ""
        )
        return (
            f"{self.name:<32} p50 {self.p50:9.2f} ms   p95 {self.p95:9.2f} ms   slowest {slowest:9.2f} ms"
            f"{cpu}   ({len(self.took)} runs)"
        )


def measure() -> dict[str, float]:
    """Returns the figures by name, milliseconds unless it says otherwise, and prints them as they come."""
    given = os.environ.get("BENCH_DATABASE")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(given) if given else Path(folder) / "posts.db"
        figures = {"build_s": _build(path)} if not path.exists() else {}
        figures["database_mib"] = path.stat().st_size / 2**20
        db = Database.open(path, readers=1)
        try:
            figures |= asyncio.run(_measure(_Bench(db, Analyser(), load_lexicon().names)))
        finally:
            db.close()
    figures["memory_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"database {figures['database_mib']:.0f} MiB, memory at its highest {figures['memory_mib']:.0f} MiB"
    )
    return figures


def list_queries() -> list[str]:
    """The committed mix."""
    lines = Path(__file__).with_name("queries.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@dataclass(frozen=True, slots=True)
class _Bench:
    db: Database
    analyser: Analyser
    names: NameIndex

    async def time_answers(self, name: str, queries: Sequence[str], sort: str) -> Timed:
        """Whole answers, the first page of each query."""
        took, cpu = [], []
        for query in [*queries] * ROUNDS:
            began, cpu_began = time.perf_counter(), time.process_time()
            note = ""
            try:
                await search(self.db, self.analyser, self.names, query, NOW, _ZONE, sort=sort, limit=PAGE)
            except UserError:
                note = "  (stopped)"
            took.append(((time.perf_counter() - began) * 1000, query + note))
            cpu.append((time.process_time() - cpu_began) * 1000)
        return Timed(name, tuple(took), tuple(cpu))

    async def time_index(self, name: str, queries: Sequence[str], *, best: bool) -> Timed:
        """Candidates only, as many as an answer asks for first."""
        took, cpu = [], []
        for query, plan in [(query, await self.plan(query)) for query in queries] * ROUNDS:
            began, cpu_began = time.perf_counter(), time.process_time()
            note = ""
            try:
                if best:
                    await self.db.read(rank_candidates, plan, limit=BEST_CANDIDATES)
                else:
                    await self.db.read(find_candidates, plan, limit=FIRST_BATCH)
            except QueryTooSlow:
                note = "  (stopped)"
            took.append(((time.perf_counter() - began) * 1000, query + note))
            cpu.append((time.process_time() - cpu_began) * 1000)
        return Timed(name, tuple(took), tuple(cpu))

    async def plan(self, query: str) -> SearchPlan:
        return (await plan_query(self.db, self.analyser, self.names, query, NOW, _ZONE))[1]


async def _measure(bench: _Bench) -> dict[str, float]:
    queries = list_queries()
    for sort in ("new", "best"):  # the program has been running: dictionaries are loaded
        await bench.time_answers("", ["жаңа көпір", "täze köpri", "новый мост", "new bridge"], sort)
    narrowed = [f"{q} {CHANNEL_AND_DATES}" for q in queries if "from:" not in q and "date:" not in q]
    figures: dict[str, float] = {}
    for key, timed in (
        ("new", await bench.time_answers("answer, newest first", queries, "new")),
        ("channel_and_dates", await bench.time_answers("answer, channel and dates", narrowed, "new")),
        ("best", await bench.time_answers("answer, best first", queries, "best")),
        ("index_new", await bench.time_index("index, newest first", queries, best=False)),
        ("index_best", await bench.time_index("index, best first (all years)", queries, best=True)),
    ):
        figures |= {f"{key}_p50_ms": timed.p50, f"{key}_p95_ms": timed.p95}
        _print(timed, TARGETS_MS.get(key))
    return figures | _measure_peers(bench.db, queries, figures)


def _measure_peers(db: Database, queries: Sequence[str], ours: dict[str, float]) -> dict[str, float]:
    words = list(dict.fromkeys(filter(None, map(plain_word, queries))))
    like = _time("LIKE, newest first", words[:: max(1, len(words) // LIKE_QUERIES)], partial(_like, db))
    _print(like, None)
    print(f"  LIKE takes {like.p50 / ours['index_new_p50_ms']:.0f} times as long at p50")
    figures = {"like_p50_ms": like.p50, "like_p95_ms": like.p95}
    peer = open_tantivy(db)
    if peer is None:
        print("tantivy is not installed: not measured (pip install tantivy)")
        return figures
    for key, name, find in (("new", "newest first", peer.find_new), ("best", "best first", peer.find_best)):
        timed = _time(f"tantivy, {name}", words, find)
        _print(timed, None)
        print(f"  ours takes {ours[f'index_{key}_p50_ms'] / timed.p50:.1f} times as long at p50")
        figures |= {f"tantivy_{key}_p50_ms": timed.p50, f"tantivy_{key}_p95_ms": timed.p95}
    return figures


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[18]


def _like(db: Database, word: str) -> None:
    db.read_now(search_like, word, FIRST_BATCH)


def _time(name: str, words: Sequence[str], find: Callable[[str], object]) -> Timed:
    took = []
    for word in words:
        began = time.perf_counter()
        find(word)
        took.append(((time.perf_counter() - began) * 1000, word))
    return Timed(name, tuple(took))


def _build(path: Path) -> float:
    count = int(os.environ.get("BENCH_POSTS", POSTS))
    began = time.perf_counter()
    pieces = build_posts(path, count)
    took = time.perf_counter() - began
    print(f"{count} posts from {pieces} distinct pieces of text, built in {took:.0f} s")
    return took


def _print(timed: Timed, target_ms: float | None) -> None:
    print(timed.line + ("" if target_ms is None else f"   (wanted: p95 <= {target_ms:g} ms)"))
    if os.environ.get("BENCH_SLOWEST"):
        for ms, query in sorted(set(timed.took), reverse=True)[:_SHOWN_SLOWEST]:
            print(f"    {ms:9.2f} ms  {query}")


if __name__ == "__main__":
    measure()
