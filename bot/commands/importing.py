"""import: files through the one door, with a progress bar and a summary."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from bot.collector.export import FileSource, open_source
from bot.collector.importing import READERS, ImportReport, import_items
from bot.collector.ingest import Ingest
from bot.collector.workers import MOST_WORKERS, Workers, count_cores
from storage.grouping import count_waiting

_LARGE_FILE = 4 << 20  # bytes: some thousands of posts
MOST_GROUPED = 20_000  # posts, half a minute; of more, the running program makes stories as time allows
OUTCOMES = {
    "new": "new",
    "joined": "parts joined to albums",
    "changed": "changed",
    "counters": "counters updated",
    "unchanged": "unchanged",
}
SKIPS = {
    "service": "service messages",
    "unsupported": "of a kind not read",
    "empty": "without text or media",
    "private": "of private channels",
    "not-a-channel": "chats that are no channel",
    "bad-post": "not readable posts",
    "bad-line": "not readable lines",
    "truncated": "file ends too early",
}


def run_import(
    files: list[Path],
    channel: str | None,
    config: Path,
    database: Path | None,
    processes: int | None,
    *,
    as_json: bool,
) -> int:
    """Imports each file; returns 1 if one was cut short or a line could not be read, else 0.

    `processes` understand the posts; None: one for each core where the files are large, else this one.
    """
    from bot.config import load_settings
    from bot.core import open_core

    sources = [open_source(file, channel) for file in files]
    report = ImportReport()
    with open_core(load_settings(config), database, readers=READERS) as core:

        async def import_all(ingest: Ingest, workers: Workers | None) -> None:
            for source in sources:
                with _progress(as_json) as progress:
                    await import_items(
                        source, ingest, core.db, report, _advance(progress, source), workers=workers
                    )
            if await core.db.read(count_waiting) <= MOST_GROUPED:
                await core.grouper.group()

        count = _count_workers(sources) if processes is None else processes
        if count < 2:
            asyncio.run(import_all(core.ingest, None))
        else:
            with Workers(core.db, core.clock, count) as workers:
                asyncio.run(import_all(Ingest(core.db, core.build_assessor, core.clock), workers))
    _print_report(report, as_json=as_json)
    return 1 if report.skipped["truncated"] or report.skipped["bad-line"] else 0


def _count_workers(sources: list[FileSource]) -> int:
    """A worker takes seconds to start, so a small file is read without."""
    return min(count_cores(), MOST_WORKERS) if sum(source.size for source in sources) > _LARGE_FILE else 1


def _progress(quiet: bool) -> Progress:
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[posts]} posts"),
        TimeRemainingColumn(),
        console=console,
        disable=quiet or not console.is_terminal,
    )


def _advance(progress: Progress, source: FileSource) -> Callable[[int], None]:
    task = progress.add_task(source.path.name, total=source.size, posts=0)
    posts = 0

    def advance(count: int) -> None:
        nonlocal posts
        posts += count
        progress.update(task, completed=source.bytes_read, posts=posts)

    return advance


def _print_report(report: ImportReport, *, as_json: bool) -> None:
    if as_json:
        skips = [{"at": item.position, "reason": item.reason, "detail": item.detail} for item in report.skips]
        print(json.dumps({**report.outcomes, "skipped": report.skipped, "skips": skips}, ensure_ascii=False))
        return
    shown = {name: report.outcomes[name] for name in OUTCOMES}
    print(", ".join(f"{count:,} {OUTCOMES[name]}" for name, count in shown.items() if count) or "no posts")
    for item in report.skips:
        print(f"  skipped {item.position}: {item.reason}: {item.detail}".rstrip(": "))
    for reason, count in report.skipped.items():
        print(f"{count:,} skipped: {SKIPS.get(reason, reason)}")
