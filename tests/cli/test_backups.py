"""backup without a path, and restore: in the words that an operator reads."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import invoke, spawn


def count_posts(path: Path) -> int:
    return int(json.loads(invoke("stats", "--json", "--database", path).stdout)["posts"])


def test_generations_go_beside_the_database_or_where_the_settings_say(sample_db: Path, here: Path) -> None:
    first = invoke("backup", "--database", sample_db)
    assert first.exit_code == 0
    assert first.stdout.startswith(str(sample_db.parent / "backups" / "caspian-"))
    (here / "config.env").write_text(f"BACKUP_DIR={here / 'elsewhere'}\nBACKUPS_KEPT=1\n")
    assert invoke("backup", "--database", sample_db).exit_code == 0
    assert len(list((here / "elsewhere").iterdir())) == 1


def test_restore_says_what_it_means_and_what_was_kept(sample_db: Path, here: Path) -> None:
    copy, target = here / "copy.db", here / "data" / "mine.db"
    assert invoke("backup", copy, "--database", sample_db).exit_code == 0
    for kept in ("", ".before-restore"):
        result = invoke("restore", copy, "--database", target)
        assert result.exit_code == 0, result.output
        assert "restored from" in result.stdout
        assert "/forget" in result.stdout
        assert ("before-restore" in result.stdout) == bool(kept)
    assert count_posts(target) == count_posts(sample_db)


def test_a_backup_that_is_none_ends_with_one_line(here: Path) -> None:
    (here / "notes.txt").write_text("not a database")
    result = spawn("restore", "notes.txt", "--database", "x.db", cwd=here)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "notes.txt is not a backup: it is no SQLite database.\n"
    assert not (here / "x.db").exists()
