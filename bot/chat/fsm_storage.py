"""aiogram's dialog storage on our own table, so that a restart loses no half-made dialog.

What is added to a dialog's data is added in one transaction: messages that come at once are answered at
once, and neither answer may undo what the other keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey

from storage.database import Database
from storage.fsm import (
    get_dialog,
    keep_in_dialog,
    merge_dialog_data,
    save_dialog_data,
    save_dialog_state,
)

_KEYS = DefaultKeyBuilder(with_destiny=True)


class DatabaseStorage(BaseStorage):
    """State and data of each dialog in one row; it goes when its person is erased."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Stores the dialog's state."""
        name = state.state if isinstance(state, State) else state
        await self._db.write(save_dialog_state, _KEYS.build(key), key.chat_id, name)

    async def get_state(self, key: StorageKey) -> str | None:
        """Returns the dialog's state."""
        return (await self._db.read(get_dialog, _KEYS.build(key))).state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Stores the dialog's data."""
        await self._db.write(save_dialog_data, _KEYS.build(key), key.chat_id, dict(data))

    async def update_data(self, key: StorageKey, data: Mapping[str, Any]) -> dict[str, Any]:
        """Adds to the dialog's data, and takes away what is None; returns all of them."""
        return await self._db.write(merge_dialog_data, _KEYS.build(key), key.chat_id, dict(data))

    async def keep(self, key: StorageKey, name: str, entry: str, value: Any, *, most: int) -> None:
        """Keeps `value` under `entry` among the newest `most` under `name` in the dialog's data."""
        await self._db.write(keep_in_dialog, _KEYS.build(key), key.chat_id, name, entry, value, most=most)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Returns the dialog's data."""
        return (await self._db.read(get_dialog, _KEYS.build(key))).data

    async def close(self) -> None:
        """The database belongs to the composition root."""


async def keep(state: FSMContext, name: str, entry: str, value: Any, *, most: int) -> None:
    """Keeps `value` under `entry` among the newest `most` that the dialog has under `name`."""
    if not isinstance(state.storage, DatabaseStorage):
        raise TypeError("dialogs are kept in the database")
    await state.storage.keep(state.key, name, entry, value, most=most)
