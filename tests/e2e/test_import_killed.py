"""An import that is killed and run again leaves the database that an undisturbed one leaves.

The posts are the sample's under new ids, numbered so that they differ, with some left alone so that they
are near-copies of each other. The killed one has its posts assessed by other processes, which must end with
it and change nothing. Times at which we first saw something are the only difference allowed.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.collector.export import FilePost, open_source
from bot.config import Settings
from bot.sample import sample_path

ROOT = Path(__file__).parents[2]
POSTS, A_CHANNEL = 1750, 1200
FIRST_DAY = datetime(2025, 9, 1, tzinfo=UTC)
STEPS = (1200,)  # posts stored after each transaction but the last

# What is compared, without the times of reading; stories are compared by what stands in them.
CONTENT = {
    "channels": """
        select channel_id, title, username, language, country, kind, state, is_sample, cursor, last_post_at
        from channels order by 1
    """,
    "posts": """
        select seq, channel_id, post_id, published_at, edited_at, deleted_at, language, relevance,
            relevance_score, analysis_version, grouped_id, text, text_hash, media_kind, print
        from posts order by seq
    """,
    "versions": "select seq, text from post_versions order by seq, version_id",
    "stats": "select seq, views, forwards, replies, reactions, reactions_total from post_stats order by seq",
    "readings": """
        select seq, views, forwards, replies, reactions_total from post_stats_history order by seq, read_at
    """,
    "topics": "select seq, topic, score, evidence from post_topics order by seq, topic",
    "search": "select rowid, forms, terms from posts_fts order by rowid",
}


def test_a_killed_import_ends_as_an_undisturbed_one(tmp_path: Path) -> None:
    file = tmp_path / "posts.jsonl"
    file.write_text("".join(_rows()), encoding="utf-8")
    whole, killed = tmp_path / "whole" / "x.db", tmp_path / "killed" / "x.db"
    first, second = _start(file, whole), _start(file, killed, "--processes", "2")
    try:
        _kill_in_the_middle(second, killed)
        assert _count(killed) in STEPS
        again = json.loads(_finish(_start(file, killed, "--processes", "2")))
        done = json.loads(_finish(first))
    finally:
        for process in (first, second):
            process.kill()
            process.wait()
    assert done["new"] == POSTS
    assert again["unchanged"] > 0
    assert again["new"] + again["unchanged"] == POSTS
    expected, found = _read(whole), _read(killed)
    assert {name: len(rows) for name, rows in found.items()} == {
        name: len(rows) for name, rows in expected.items()
    }
    for name, rows in expected.items():
        assert found[name] == rows, name
    assert len(expected["stories"]) < POSTS  # there were near-copies to find


def _rows() -> list[str]:
    texts = [
        item.post.text for item in open_source(sample_path()) if isinstance(item, FilePost) and item.post.text
    ]
    rows = []
    for number in range(POSTS):
        text = texts[number % len(texts)]
        if number % 5:
            text = f"{text} Сообщение {number}: {number * 37} тонн."
        row = {
            "channel_id": 7_000_000_200 + number // A_CHANNEL,
            "channel": f"Пример {number // A_CHANNEL}",
            "post_id": number + 1,
            "date": (FIRST_DAY + timedelta(minutes=7 * (number % A_CHANNEL))).isoformat(),
            "text": text,
            "views": number * 3,
            "reactions": {"👍": number % 7, "⭐": number % 3},
        }
        rows.append(json.dumps(row, ensure_ascii=False) + "\n")
    return rows


def _start(file: Path, database: Path, *options: str) -> subprocess.Popen[str]:
    known = {key.upper() for key in Settings.model_fields}
    inherited = {key: value for key, value in os.environ.items() if key.upper() not in known}
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "import", str(file), "--database", str(database), "--json", *options],
        cwd=file.parent,
        env=inherited | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def _finish(process: subprocess.Popen[str]) -> str:
    out, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    return out


def _kill_in_the_middle(process: subprocess.Popen[str], database: Path) -> None:
    """Waits for the first batch and kills, without a chance to tidy up; the workers go by themselves."""
    deadline = time.monotonic() + 60
    while _count(database) < STEPS[0]:
        assert process.poll() is None, "the import ended before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.005)  # another process works: there is nothing of ours to wait on
    if sys.platform == "linux":
        assert _count_giving_way(process.pid) == 2
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)  # ends when nobody holds its output any more, workers included
    assert process.returncode == -signal.SIGKILL


def _count_giving_way(pid: int) -> int:
    """How many of its children have a lower priority than itself."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    own = os.getpriority(os.PRIO_PROCESS, pid)
    return sum(os.getpriority(os.PRIO_PROCESS, int(child)) > own for child in children)


def _count(database: Path) -> int:
    """As an outsider sees it: not through our own connections, which would tidy up."""
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
            return int(db.execute("select count(*) from posts").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # not made yet


def _read(database: Path) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        content = {name: db.execute(question).fetchall() for name, question in CONTENT.items()}
        stories: dict[int, list[int]] = defaultdict(list)
        for story_id, seq in db.execute("select story_id, seq from posts order by seq"):
            stories[story_id].append(seq)
        content["stories"] = sorted(stories.values())
        content["alone"] = db.execute("select count(*) from posts where story_id is null").fetchall()
        assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
    return content
