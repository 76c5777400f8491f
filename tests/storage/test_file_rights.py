"""A database that others can read or replace is not opened; the refusal says what to type."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storage.database import Database
from storage.errors import DatabaseExposed
from storage.file_rights import find_exposure

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed database, made by us."""
    made = tmp_path / "data" / "test.db"
    Database.open(made).close()
    return made


def test_what_we_make_is_private(path: Path) -> None:
    assert find_exposure(path) is None
    Database.open(path).close()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o620])
def test_a_file_that_others_can_get_at_is_refused_in_one_line(path: Path, mode: int) -> None:
    path.chmod(mode)
    with pytest.raises(DatabaseExposed) as refused:
        Database.open(path)
    assert str(refused.value) == f"DATABASE_PATH: {path} can be read by others; run: chmod 600 {path}"
    path.chmod(0o600)
    Database.open(path).close()


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_directory_in_which_others_can_write_is_refused(path: Path, mode: int) -> None:
    path.parent.chmod(mode)
    with pytest.raises(DatabaseExposed, match=f"chmod 700 {path.parent}$"):
        Database.open(path)


@pytest.mark.parametrize("mode", [0o755, 0o1777])
def test_a_directory_where_nobody_can_replace_the_file_will_do(path: Path, mode: int) -> None:
    path.parent.chmod(mode)
    Database.open(path).close()
