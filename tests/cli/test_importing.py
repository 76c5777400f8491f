"""import: what is in a file is in the database once, and what could not be read is named."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from storage.channels import find_channel_by_username
from storage.database import Connection, Database
from tests.cli.conftest import as_lines, invoke
from tests.collector.exports import EXPORTS

PASTED = """Казахстан и Туркменистан: паром из Курыка возит зерно
Порт Туркменбаши принял 48 вагонов. Газ подешевел.
👍
5
❤️
3
🔥
2
⭐
9
😁
1
🤔
1
👏
4
"""


def rows(count: int) -> list[dict[str, Any]]:
    """Posts that have nothing in common."""
    return [
        {
            "channel_id": 7000000100,
            "channel": "Пример",
            "post_id": number,
            "date": f"2025-11-{1 + number % 28:02d}T08:00:00+00:00",
            "text": f"Новость {number}: порт принял {number * 17} вагонов.",
            "views": number,
        }
        for number in range(1, count + 1)
    ]


def counts(database: Path) -> dict[str, int]:
    db = Database.open(database)

    def count(connection: Connection) -> dict[str, int]:
        tables = ("posts", "post_stats", "posts_fts", "post_versions")
        return {table: connection.execute(f"select count(*) from {table}").fetchone()[0] for table in tables}

    try:
        return db.read_now(count)
    finally:
        db.close()


def import_json(*arguments: str | Path) -> tuple[int, dict[str, Any]]:
    result = invoke("import", *arguments, "--database", "data/x.db", "--json")
    found: dict[str, Any] = json.loads(result.stdout)
    return result.exit_code, found


def test_json_lines_are_new_then_unchanged_then_changed(here: Path) -> None:
    file = here / "posts.jsonl"
    file.write_text(as_lines(rows(3)), encoding="utf-8")
    first = invoke("import", file, "--database", "data/x.db")
    assert (first.exit_code, first.stdout) == (0, "3 new\n")
    again = invoke("import", file, "--database", "data/x.db")
    assert (again.exit_code, again.stdout) == (0, "3 unchanged\n")
    edited = rows(3)
    edited[0]["text"] += " Потом стало известно больше."
    edited[1]["views"] += 1000
    file.write_text(as_lines(edited), encoding="utf-8")
    third = invoke("import", file, "--database", "data/x.db")
    assert third.stdout == "1 changed, 1 counters updated, 1 unchanged\n"
    assert counts(Path("data/x.db")) == {"posts": 3, "post_stats": 3, "posts_fts": 3, "post_versions": 1}


def test_bad_lines_are_skipped_and_named_and_the_rest_is_taken(here: Path) -> None:
    good = as_lines(rows(2)).splitlines()
    file = here / "posts.jsonl"
    file.write_text("\n".join([good[0], "{broken", '{"post_id": 5}', good[1]]) + "\n", encoding="utf-8")
    result = invoke("import", file, "--database", "data/x.db")
    assert result.exit_code == 1
    assert "2 new\n" in result.stdout
    assert "skipped 2: bad-line: line 2: not JSON" in result.stdout
    assert "skipped 3: bad-line: line 3: no channel" in result.stdout
    assert "2 skipped: not readable lines" in result.stdout


def test_a_truncated_gzip_keeps_its_good_part(here: Path) -> None:
    file = here / "posts.jsonl.gz"
    packed = gzip.compress(as_lines(rows(400)).encode())
    file.write_bytes(packed[: len(packed) * 2 // 3])
    status, report = import_json(file)
    assert status == 1
    assert report["skipped"] == {"truncated": 1}
    assert 100 < report["new"] < 400
    file.write_bytes(packed)
    status, whole = import_json(file)
    assert status == 0
    assert (whole["new"], whole["unchanged"]) == (400 - report["new"], report["new"])


def test_a_telegram_export_says_what_it_left_out() -> None:
    status, report = import_json(EXPORTS / "channel.json")
    assert status == 0
    assert report["new"] > 0
    assert report["skipped"]["service"] > 0
    assert {"at", "reason", "detail"} == set(report["skips"][0])
    status, again = import_json(EXPORTS / "channel.json")
    assert (status, again.get("new", 0), again.get("changed", 0)) == (0, 0, 0)


def test_a_pasted_post_has_its_channel_and_every_kind_of_reaction(here: Path) -> None:
    file = here / "post.txt"
    file.write_text(PASTED, encoding="utf-8")
    result = invoke("import", file, "--channel", "@sample_pasted", "--database", "data/x.db")
    assert (result.exit_code, result.stdout) == (0, "1 new\n")
    db = Database.open("data/x.db")
    try:
        reactions, relevance = db.read_now(_stored_post)
        channel = db.read_now(find_channel_by_username, "sample_pasted")
    finally:
        db.close()
    assert channel is not None
    assert len(reactions) == 7
    assert sum(reaction["count"] for reaction in reactions) == 25
    assert [reaction["kind"] for reaction in reactions if reaction["key"] == "⭐"] == ["paid"]
    assert relevance == "kz-tm"
    file.write_text(PASTED.replace("👍\n5", "👍\n6"), encoding="utf-8")
    grown = invoke("import", file, "--channel", "@sample_pasted", "--database", "data/x.db")
    assert grown.stdout == "1 counters updated\n"


def _stored_post(db: Connection) -> tuple[list[dict[str, Any]], str]:
    row = db.execute("select reactions, relevance from post_stats join posts using (seq)").fetchone()
    return [_reaction(item) for item in json.loads(row[0])], row[1]


def _reaction(item: Any) -> dict[str, Any]:
    return item if isinstance(item, dict) else dict(zip(("kind", "key", "count"), item, strict=True))


def test_files_that_are_no_posts_are_refused_in_one_sentence(here: Path) -> None:
    (here / "page.html").write_text("<!doctype html><p>x", encoding="utf-8")
    (here / "empty.txt").write_text("", encoding="utf-8")
    for name, expected in (("page.html", "HTML"), ("empty.txt", "empty"), ("absent.json", "cannot be read")):
        result = invoke("import", here / name, "--database", "data/x.db")
        assert expected in str(result.exception)
        assert name in str(result.exception)
    assert not Path("data").exists()
