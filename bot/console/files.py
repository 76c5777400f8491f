"""Saves what the bot sends as a file, when it is tried in a terminal."""

from __future__ import annotations

import itertools
import os
from pathlib import Path


def save_privately(folder: Path, name: str, content: bytes) -> Path:
    """Writes a new file (0600) in `folder` and returns it; one of that name stays as it is."""
    stem, suffix = Path(name).stem, Path(name).suffix
    for number in itertools.count(1):
        path = folder / (f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}")
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        return path
    raise AssertionError("numbers do not end")
