"""Texts for the benchmarks: real ones where BENCH_TEXTS names a file, else the sample's."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.collector.export import FilePost, open_source
from bot.sample import sample_path


def load_texts() -> list[str]:
    """The texts of the JSON Lines file that BENCH_TEXTS names (may be gzipped; field "text"), each once.

    Without one, the sample's texts, which are few: sentences of one are put together with those of another,
    so that there are some thousands.
    """
    named = os.environ.get("BENCH_TEXTS")
    if named:
        return list(dict.fromkeys(row["text"] for row in read_rows(Path(named)) if row["text"].strip()))
    texts = [item.post.text for item in open_source(sample_path()) if isinstance(item, FilePost)]
    texts = [text for text in texts if text.strip()]
    return [f"{one}\n{other}" for one in texts for other in texts[:60] if one is not other]


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)
