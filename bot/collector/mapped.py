"""Arrays in nameless files that are mapped into memory: the system keeps of them what it has room for.

The files go with the last use of the array, or with the process. Knows nothing of what is in them.
"""

from __future__ import annotations

import mmap
from tempfile import TemporaryFile

import numpy as np

from bot.domain.anchor_runs import Entries


def move_to_file(entries: Entries) -> Entries:
    """The same array, read-only, from a file; as it is where none can be written (a full disk, say)."""
    try:
        with TemporaryFile() as file:
            entries.tofile(file)
            file.flush()
            return np.frombuffer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), np.uint64)
    except OSError:
        return entries
