"""Overwrites what is deleted, where it was a person's.

SQLite leaves deleted bytes in the file until something else needs their place. Connections that write
have `secure_delete = fast`: freed parts of a page that is written anyway are zeroed, which costs no
writing. Whole pages that fall free (long rows) are zeroed within `erasing` only: it writes them too.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlite_utils


@contextmanager
def erasing(db: sqlite_utils.Database) -> Iterator[None]:
    """Within, nothing that is deleted or replaced stays in the file. Inside a transaction or outside."""
    db.execute("pragma secure_delete = on").fetchall()
    try:
        yield
    finally:
        db.execute("pragma secure_delete = fast").fetchall()
