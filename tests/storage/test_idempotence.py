"""Whatever the batches and however often posts come, the database ends up the same."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from storage.database import Database
from storage.records import Counters, Forward, Post, Reaction
from tests.fresh import put_fresh
from tests.storage.examples import NOW, a_post, dump_rows, save

counters = st.builds(
    Counters,
    views=st.none() | st.integers(0, 5),
    forwards=st.none() | st.integers(0, 2),
    reactions=st.lists(
        st.builds(Reaction, st.just("emoji"), st.sampled_from("🔥👍"), st.integers(1, 4)),
        max_size=2,
        unique_by=lambda reaction: reaction.key,
    ).map(tuple),
)


@st.composite
def channels_of_posts(draw: st.DrawFn) -> list[Post]:
    """A channel's posts, some of them parts of albums, several in one second."""
    posts = []
    for post_id in range(1, draw(st.integers(1, 8)) + 1):
        album = draw(st.sampled_from([None, None, 7, 8]))
        posts.append(
            a_post(
                post_id,
                draw(st.sampled_from(["", "Газ пошёл", "Порт Курык", "Погода"])),
                minutes_ago=album or draw(st.integers(1, 3)),
                grouped_id=album,
                counters=draw(counters),
                edited_at=draw(st.sampled_from([None, NOW])),
                media_kind=draw(st.sampled_from([None, "photo"])),
                forward=draw(st.sampled_from([None, Forward(title="Исток")])),
            )
        )
    return posts


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Post], list[list[Post]]]:
    """Posts, and batches in which each of them comes at least once, in any order."""
    posts = draw(channels_of_posts())
    order = draw(st.permutations(posts)) + draw(st.lists(st.sampled_from(posts), max_size=8))
    cuts = sorted(draw(st.lists(st.integers(0, len(order)), max_size=4)))
    bounds = [0, *cuts, len(order)]
    return posts, [order[a:b] for a, b in pairwise(bounds)]


@settings(max_examples=40, deadline=None)
@given(histories())
def test_any_batches_of_the_same_posts_give_the_same_rows(
    history: tuple[list[Post], list[list[Post]]],
) -> None:
    posts, batches = history
    assert _rows_after([posts]) == _rows_after(batches)


@settings(max_examples=25, deadline=None)
@given(channels_of_posts(), st.integers(0, 3))
def test_saving_again_changes_nothing_at_all(posts: list[Post], hours: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        db = Database.open(put_fresh(Path(folder) / "test.db"))
        save(db, *posts)
        before = dump_rows(db)
        report = save(db, *reversed(posts), seen_at=NOW + timedelta(hours=hours))
        assert set(report.outcomes) == {"unchanged"}
        assert dump_rows(db) == before
        db.close()


@settings(max_examples=25, deadline=None)
@given(st.permutations([None, 1, 2, 3]), st.lists(st.sampled_from([None, 1, 2, 3]), max_size=4))
def test_the_latest_edit_wins_in_any_order(order: list[int | None], again: list[int | None]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        db = Database.open(put_fresh(Path(folder) / "test.db"))
        for edit in [*order, *again]:
            edited_at = None if edit is None else NOW + timedelta(minutes=edit)
            save(db, replace(a_post(1, f"текст {edit}"), edited_at=edited_at))
        (row,) = dump_rows(db)["posts"]
        assert "текст 3" in row
        db.close()


def _rows_after(batches: Sequence[Sequence[Post]]) -> dict[str, list[tuple[Any, ...]]]:
    """All rows, with posts under their natural key: numbers within a second follow arrival."""
    with tempfile.TemporaryDirectory() as folder:
        db = Database.open(put_fresh(Path(folder) / "test.db"))
        for batch in batches:
            save(db, *batch)
        rows = dump_rows(db)
        columns = db.read_now(lambda connection: [column.name for column in connection["posts"].columns])
        db.close()
    names = {row[columns.index("seq")]: row[columns.index("post_id")] for row in rows["posts"]}
    assert len({row[columns.index("story_id")] for row in rows["posts"]}) == len(rows["posts"])
    kept = [n for n, column in enumerate(columns) if column not in ("seq", "story_id")]
    named = {"posts": sorted((tuple(row[n] for n in kept) for row in rows["posts"]), key=repr)}
    for table in ("post_stats", "post_stats_history", "post_topics", "posts_fts", "post_versions"):
        if table == "post_versions":
            assert rows[table] == []
        if table == "post_stats_history":  # an album's grows with its parts
            continue
        named[table] = sorted(((names[row[0]], *row[1:]) for row in rows[table]), key=repr)
    named["album_parts"] = sorted(
        ((*row[:2], names[row[2]], *row[3:]) for row in rows["album_parts"]), key=repr
    )
    return named
