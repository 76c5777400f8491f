"""What this process holds in memory."""

from __future__ import annotations

import os
from pathlib import Path


def resident_mib() -> float:
    """The resident memory of this process, with what it shares."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
