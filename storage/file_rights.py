"""Whether others on this machine can get at a private file. Looks only; changes nothing.

The file is to be 0600, and its directory not writable for others: whoever may write there can put another
file in its place, or a link. A directory that others can list, but not write, gives nothing of the file
away. Where rights are not POSIX's (Windows), there is nothing to find.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def find_exposure(path: Path) -> str | None:
    """Returns what is wrong with the rights of a private file and what to type; None when all is well.

    A file that does not exist yet can only have a wrong directory.
    """
    if os.name != "posix":
        return None
    if path.exists() and path.stat().st_mode & _OTHERS:
        return f"{path} can be read by others; run: chmod 600 {path}"
    folder = path.absolute().parent
    if folder.exists() and _is_open(folder.stat().st_mode):
        return f"{folder} can be written by others; run: chmod 700 {folder}"
    return None


def _is_open(mode: int) -> bool:
    """In a sticky directory, as /tmp is, nobody can replace the files of others."""
    return bool(mode & _OTHERS_WRITE) and not mode & stat.S_ISVTX
