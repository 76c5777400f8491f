"""Small facts that the program keeps between runs, by key: the sample's date shift, progress.

What a person or an operator sets stands elsewhere (subscribers.py, config.env).
"""

from __future__ import annotations

import sqlite_utils


def find_setting(db: sqlite_utils.Database, key: str) -> str | None:
    """The value under a key, if one was set."""
    row = db.execute("select value from settings where key = ?", [key]).fetchone()
    return None if row is None else str(row[0])


def set_setting(db: sqlite_utils.Database, key: str, value: str) -> None:
    """Stores a value under a key, in the place of an earlier one."""
    db.execute(
        """
        insert into settings (key, value) values (?, ?)
        on conflict (key) do update set value = excluded.value where value <> excluded.value
        """,
        [key, value],
    )


def remove_setting(db: sqlite_utils.Database, key: str) -> None:
    """Forgets a key."""
    db.execute("delete from settings where key = ?", [key])


def get_number(db: sqlite_utils.Database, key: str) -> int:
    """The number under a key, 0 when there is none."""
    return int(find_setting(db, key) or 0)


def add_to_number(db: sqlite_utils.Database, key: str, step: int = 1) -> int:
    """Adds to the number under a key and returns it."""
    number = get_number(db, key) + step
    set_setting(db, key, str(number))
    return number
