"""Reading the fixtures of tests/data/exports for the tests of file sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from bot.collector.export import FilePost, Skipped, SourceItem, open_source

EXPORTS = Path(__file__).parent.parent / "data" / "exports"
PASTED_AT = datetime(2025, 11, 14, 5, 30, tzinfo=UTC)


def read(path: Path | str, channel: str | None = None) -> list[SourceItem]:
    """All items of a fixture, or of any file."""
    return list(open_source(EXPORTS / path, channel, published_at=PASTED_AT))


def posts(items: Iterable[SourceItem]) -> list[FilePost]:
    return [item for item in items if isinstance(item, FilePost)]


def skipped(items: Iterable[SourceItem]) -> list[Skipped]:
    return [item for item in items if isinstance(item, Skipped)]


def reasons(items: Iterable[SourceItem]) -> list[str]:
    return [item.reason for item in skipped(items)]
