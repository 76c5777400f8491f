"""aiogram's dialog storage on our own table, so that a restart loses no half-made dialog."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey

from storage.database import Database
from storage.fsm import get_dialog, save_dialog_data, save_dialog_state

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

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Returns the dialog's data."""
        return (await self._db.read(get_dialog, _KEYS.build(key))).data

    async def close(self) -> None:
        """The database belongs to the composition root."""
