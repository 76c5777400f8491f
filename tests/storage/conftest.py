"""A real database in a file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.fresh import put_fresh


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(put_fresh(tmp_path / "test.db"))
    yield database
    database.close()
