"""A database for a test that asks for nothing but an empty one: a copy of one that was made once a process.

Making all tables takes ten times as long as the copy, and as long as many a test. What a first start makes of
no file at all, tests/storage/test_database.py and the tests of the whole program show.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from storage.connections import make_folders
from storage.database import Database


def put_fresh(path: Path) -> Path:
    """Puts an empty database of the present version at `path`, as `Database.open` would; returns `path`."""
    make_folders(path.parent)
    shutil.copyfile(_make(), path)
    path.chmod(0o600)
    return path


@cache
def _make() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="fresh-database-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Database.open(folder / "fresh.db").close()
    return folder / "fresh.db"
