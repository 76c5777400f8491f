"""Files of posts: whole, readable by spreadsheets, harmless there, and with phone numbers hidden."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.post_files import COLUMNS, write_posts_csv, write_posts_json
from storage.records import Counters, Reaction, StoredPost

NOW = datetime(2025, 11, 14, 12, tzinfo=UTC)


def make_post(text: str, title: str = "Порт күнделігі") -> StoredPost:
    return StoredPost(
        seq=1,
        channel_id=7,
        post_id=41,
        published_at=NOW,
        text=text,
        language="ru",
        relevance="kz-tm",
        counters=Counters(1200, 3, None, (Reaction("emoji", "👍", 12),)),
        channel_title=title,
        channel_username="port_demo",
        channel_kind="media",
        channel_country="KZ",
        is_sample=False,
        topics=("caspian_ports", "gas_energy"),
    )


def read_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "or a spreadsheet takes it for another encoding"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_table_has_all_there_is_to_a_post() -> None:
    head, row = read_csv(write_posts_csv([make_post("Паром вышел,\nсказали «сегодня»; в 8")]))
    assert tuple(head) == COLUMNS
    cells = dict(zip(head, row, strict=True))
    assert cells["text"] == "Паром вышел,\nсказали «сегодня»; в 8"
    assert cells["published_at"] == "2025-11-14T12:00:00+00:00"
    assert (cells["views"], cells["replies"]) == ("1200", "")
    assert cells["link"] == "https://t.me/port_demo/41"
    assert cells["topics"] == "caspian_ports, gas_energy"
    assert cells["reactions"] == "👍 12"


@pytest.mark.parametrize(
    "formula",
    ["=1+1", "+7", "-1", "@SUM(A1)", " =cmd|' /C calc'!A0", "\t=1", "\r=1", "|x", "%0a", "\u00a0=1"],
)
def test_no_cell_is_a_formula(formula: str) -> None:
    _, row = read_csv(write_posts_csv([make_post(formula, title=formula)]))
    cells = dict(zip(COLUMNS, row, strict=True))
    for name in ("text", "channel"):
        assert not cells[name].lstrip().startswith(("=", "+", "-", "@", "\t", "\r")), cells[name]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=5))
def test_whatever_people_write_comes_back_in_as_many_rows(posts: list[str]) -> None:
    rows = read_csv(write_posts_csv([make_post(text, title=text) for text in posts]))
    assert [len(row) for row in rows] == [len(COLUMNS)] * (len(posts) + 1)
    for row in rows[1:]:
        assert not [cell for cell in row if cell.lstrip().startswith(("=", "+", "@"))]


def test_json_says_what_it_is_of_and_hides_phone_numbers() -> None:
    content = write_posts_json([make_post("Звоните +7 701 123 45 67")], {"query": "порт", "complete": True})
    data = json.loads(content)
    assert data["query"] == "порт"
    (post,) = data["posts"]
    assert "123" not in post["text"]
    assert post["topics"] == ["caspian_ports", "gas_energy"]
    assert post["reactions"] == [{"kind": "emoji", "reaction": "👍", "count": 12}]
    assert post["replies"] is None
