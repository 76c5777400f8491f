"""Half-made dialogs of the chat, by aiogram's key, so that a restart loses none.

A row goes when its dialog ends, and with its person. Knows nothing of what the dialogs are.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import sqlite_utils

from storage.erasing import erasing


@dataclass(frozen=True, slots=True)
class Dialog:
    """Where a dialog stands and what was said so far."""

    state: str | None = None
    data: dict[str, Any] = field(default_factory=dict)


def get_dialog(db: sqlite_utils.Database, key: str) -> Dialog:
    """The dialog under this key; an empty one when there is none."""
    row = db.execute("select state, data from fsm where key = ?", [key]).fetchone()
    return Dialog() if row is None else Dialog(row[0], json.loads(row[1]))


def save_dialog_state(db: sqlite_utils.Database, key: str, chat_id: int, state: str | None) -> None:
    """Stores where the dialog stands; its data stays."""
    _save(db, key, chat_id, Dialog(state, get_dialog(db, key).data))


def save_dialog_data(db: sqlite_utils.Database, key: str, chat_id: int, data: dict[str, Any]) -> None:
    """Stores what was said so far; its state stays."""
    _save(db, key, chat_id, Dialog(get_dialog(db, key).state, data))


def merge_dialog_data(
    db: sqlite_utils.Database, key: str, chat_id: int, data: dict[str, Any]
) -> dict[str, Any]:
    """Puts values beside what was said so far, or in its place, None for nothing; returns it all."""
    dialog = get_dialog(db, key)
    merged = {name: value for name, value in (dialog.data | data).items() if value is not None}
    _save(db, key, chat_id, Dialog(dialog.state, merged))
    return merged


def keep_in_dialog(
    db: sqlite_utils.Database, key: str, chat_id: int, name: str, entry: str, value: Any, *, most: int
) -> None:
    """Keeps `value` under `entry` among the newest `most` that the dialog's data have under `name`."""
    dialog = get_dialog(db, key)
    kept: dict[str, Any] = dict(dialog.data.get(name) or {})
    kept.pop(entry, None)
    kept[entry] = value
    _save(db, key, chat_id, Dialog(dialog.state, dialog.data | {name: dict(list(kept.items())[-most:])}))


def _save(db: sqlite_utils.Database, key: str, chat_id: int, dialog: Dialog) -> None:
    with erasing(db):  # what was typed before is not to outlive its row
        if dialog == Dialog():
            db.execute("delete from fsm where key = ?", [key])
            return
        db.execute(
            "insert or replace into fsm (key, chat_id, state, data) values (?, ?, ?, ?)",
            [key, chat_id, dialog.state, json.dumps(dialog.data, ensure_ascii=False)],
        )
