"""A large index of near-copies lies in files, and stays in memory where none can be written."""

from __future__ import annotations

import tempfile
import tracemalloc
from array import array
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.collector.mapped import move_to_file
from bot.domain.anchor_runs import Entries
from bot.domain.anchors import AnchorIndex, Posted
from bot.domain.fingerprints import Print, dump_print

NOON = datetime(2025, 11, 10, 12, tzinfo=UTC)
POSTS, ANCHORS, BATCH = 40_000, 16, 2_000
ALL_BYTES = POSTS * ANCHORS * 8


def _post(seq: int, at: datetime = NOON) -> Posted:
    runs = array("I", range(ANCHORS * seq, ANCHORS * (seq + 1)))
    return Posted(seq, at, dump_print(Print(runs, array("I"))))


def _fill() -> tuple[AnchorIndex, int]:
    """An index, and how many bytes it takes of memory."""
    tracemalloc.start()
    try:
        index = AnchorIndex(move_out=move_to_file)
        for first in range(0, POSTS, BATCH):
            index.add([_post(seq) for seq in range(first, first + BATCH)])
        return index, tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


def test_what_is_large_is_found_and_takes_hardly_any_memory() -> None:
    index, taken = _fill()
    assert taken < ALL_BYTES / 2
    assert index.find([_post(777), _post(POSTS - 1)]) == [[777], [POSTS - 1]]


def test_where_no_file_can_be_written_it_stays_in_memory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    index, taken = _fill()
    assert taken > ALL_BYTES
    assert index.find([_post(777)]) == [[777]]


def test_so_many_files_are_open_at_the_most() -> None:
    moved: list[int] = []

    def note(entries: Entries) -> Entries:
        moved.append(len(entries))
        return move_to_file(entries)

    index = AnchorIndex(move_out=note)
    periods = [NOON + timedelta(days=6 * number) for number in range(140)]
    for at in periods:
        index.add([_post(seq, at) for seq in range(5_000)])
    assert len(moved) == 128
    assert index.find([_post(777, periods[0]), _post(777, periods[-1])]) == [[777], [777]]
