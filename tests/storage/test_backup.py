"""Backups: of a database in use, whole, private, and never over another file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from storage.backup import back_up
from storage.database import Connection, Database
from storage.errors import DatabaseCorrupt, DatabaseUnavailable
from tests.storage.examples import a_post, dump_rows, save


def test_a_copy_has_everything_and_opens_as_a_database(db: Database, tmp_path: Path) -> None:
    save(db, *(a_post(n, f"Газ {n}") for n in range(1, 50)))
    target = tmp_path / "it's a copy.db"
    back_up(db, target)
    copy = Database.open(target)
    assert dump_rows(copy) == dump_rows(db)
    copy.close()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_backup_neither_hinders_nor_sees_a_writer(db: Database, tmp_path: Path) -> None:
    save(db, a_post(1))
    before = dump_rows(db)

    def write_meanwhile(connection: Connection) -> None:
        connection.execute("insert into settings values ('half', 'done')")
        back_up(db, tmp_path / "copy.db")

    db.write_now(write_meanwhile)
    copy = Database.open(tmp_path / "copy.db")
    assert dump_rows(copy) == before
    copy.close()


def test_a_file_that_is_there_is_left_alone(db: Database, tmp_path: Path) -> None:
    target = tmp_path / "precious.txt"
    target.write_text("mine")
    with pytest.raises(DatabaseUnavailable, match="exists"):
        back_up(db, target)
    assert target.read_text() == "mine"


def test_a_place_that_cannot_be_written_is_said(db: Database, tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnavailable, match="cannot be written"):
        back_up(db, tmp_path / "nowhere" / "copy.db")


def test_a_copy_that_is_not_whole_gets_no_name(db: Database, tmp_path: Path) -> None:
    seq = save(db, a_post(1)).seqs[0]
    db.write_now(lambda connection: connection.execute("delete from posts_fts where rowid = ?", [seq]))
    with pytest.raises(DatabaseCorrupt, match="lacks 1"):
        back_up(db, tmp_path / "copy.db")
    assert [file.name for file in tmp_path.glob("copy*")] == []
