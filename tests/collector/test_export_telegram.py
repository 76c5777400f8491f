"""Telegram Desktop exports as posts: kinds of chats, messages, reactions, albums, damage."""

from __future__ import annotations

import gzip
import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.collector.export import ExportError, FilePost, Skipped, open_source
from storage.records import Channel, Forward, Post, Reaction
from tests.collector.exports import EXPORTS, posts, read, reasons, skipped


@pytest.fixture(scope="module")
def channel_posts() -> dict[int, Post]:
    return {item.post.post_id: item.post for item in posts(read("channel.json"))}


def test_one_channel_gives_its_posts_in_order_and_says_what_it_left_out() -> None:
    items = read("channel.json")
    assert [item.post.post_id for item in posts(items)] == [2, 3, 4, 5, 6, 7, 8, 10, 11, 14, 15, 16]
    assert [(item.position, item.reason) for item in skipped(items)] == [
        (1, "service"),
        (9, "unsupported"),
        (12, "empty"),
        (13, "bad-post"),
    ]
    assert [item.position for item in items] == list(range(1, 17))
    assert "post 13 has no date" in skipped(items)[-1].detail
    assert {item.channel for item in posts(items)} == {Channel(7000000001, "Пример: порт")}


def test_a_single_export_takes_the_name_given_beside_it() -> None:
    (first, *_) = posts(read("channel.json", "@sample_port"))
    assert (first.channel.channel_id, first.channel.username) == (7000000001, "sample_port")


def test_text_is_what_a_reader_sees(channel_posts: dict[int, Post]) -> None:
    assert channel_posts[2].text == "Паром вышел из порта. Подробнее: https://port.example @sample_port 🔥"
    assert channel_posts[10].text == "Чем везти?\n– Паромом\n– Поездом"
    assert channel_posts[14].text == "С вертикальной табуляцией: \x0b."


def test_reactions_of_all_kinds_are_counted(channel_posts: dict[int, Post]) -> None:
    assert channel_posts[2].counters.reactions == (
        Reaction("emoji", "❤", 12),
        Reaction("emoji", "👍", 3),
        Reaction("custom", "5368324170671202286", 4),
        Reaction("custom", "", 3),
        Reaction("paid", "⭐", 50),
    )
    assert channel_posts[2].counters.views is None


def test_times_are_utc_and_an_edit_keeps_its_time(channel_posts: dict[int, Post]) -> None:
    assert channel_posts[2].published_at == datetime(2025, 11, 3, 4, 15, tzinfo=UTC)
    assert channel_posts[2].edited_at == datetime(2025, 11, 3, 5, tzinfo=UTC)
    assert channel_posts[3].edited_at is None


def test_photos_of_one_second_form_an_album(channel_posts: dict[int, Post]) -> None:
    grouped = {number: post.grouped_id for number, post in channel_posts.items() if post.grouped_id}
    assert grouped == {3: 3, 4: 3, 5: 3}
    assert [channel_posts[number].media_kind for number in (3, 5, 6, 10, 11, 2)] == [
        "photo",
        "video",
        "photo",
        "poll",
        "voice",
        "link",
    ]


def test_forwards_say_where_from_but_never_which_person(channel_posts: dict[int, Post]) -> None:
    assert channel_posts[7].forward == Forward(channel_id=7000000002, title="Соседний канал")
    assert channel_posts[8].forward == Forward()
    assert channel_posts[6].forward is None


def test_a_full_export_gives_public_channels_only_and_tells_nothing_of_the_rest() -> None:
    items = read("full.json")
    assert [(item.channel.title, item.post.post_id, item.position) for item in posts(items)] == [
        ("Пример: море", 4, 4),
        ("Пример: море", 5, 5),
        ("Пример: берег", 8, 8),
    ]
    assert reasons(items) == ["not-a-channel", "not-a-channel", "private", "not-a-channel"]
    told = repr(skipped(items))
    assert not [word for word in ("Пётр", "своих", "Личн", "Закрытый") if word in told]


def test_a_full_export_cannot_be_named_by_one_channel() -> None:
    with pytest.raises(ExportError, match="leave --channel out"):
        read("full.json", "@sample_sea")


def test_an_old_export_without_unix_times_is_read_as_utc() -> None:
    first, second = posts(read("old.json"))
    assert first.post.text == "See https://old.example for the timetable."
    assert first.post.published_at == datetime(2020, 3, 1, 12, tzinfo=UTC)
    assert first.post.edited_at == datetime(2020, 3, 1, 13, tzinfo=UTC)
    assert second.post.text == "Plain text."


def test_keys_in_another_order_make_no_difference(tmp_path: Path) -> None:
    document = json.loads((EXPORTS / "full.json").read_text(encoding="utf-8"))
    path = tmp_path / "result.json"
    path.write_text(json.dumps(document, sort_keys=True), encoding="utf-8")
    assert [item.post for item in posts(read(path))] == [item.post for item in posts(read("full.json"))]
    assert reasons(read(path)) == reasons(read("full.json"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_the_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "result.json"
    path.write_text((EXPORTS / "old.json").read_text(encoding="utf-8"), encoding=encoding)
    assert posts(read(path)) == posts(read("old.json"))


def test_a_gzipped_export_is_read_and_a_cut_one_keeps_its_good_part(tmp_path: Path) -> None:
    document = json.loads((EXPORTS / "full.json").read_text(encoding="utf-8"))
    messages = document["chats"]["list"][2]["messages"]
    messages += [messages[0] | {"id": number, "text": f"{number} {number**9}"} for number in range(10, 3000)]
    packed = gzip.compress(json.dumps(document, ensure_ascii=False).encode())
    path = tmp_path / "result.json.gz"
    path.write_bytes(packed)
    whole = posts(read(path))
    assert len(whole) == 3 + 2990
    path.write_bytes(packed[: len(packed) // 2])
    cut = read(path)
    assert reasons(cut)[-1] == "truncated"
    assert 100 < len(posts(cut)) < len(whole)
    assert posts(cut) == whole[: len(posts(cut))]


def test_one_broken_message_costs_only_itself(tmp_path: Path) -> None:
    text = (EXPORTS / "full.json").read_text(encoding="utf-8")
    # As Telegram Desktop 4.1 wrote it: a path without quotes.
    broken = text.replace('"id": 4,', '"id": 4, "document_id": video_files/sticker.webm,')
    path = tmp_path / "result.json"
    path.write_text(broken, encoding="utf-8")
    items = read(path)
    assert [item.post.post_id for item in posts(items)] == [5, 8]
    assert [item.position for item in skipped(items) if item.reason == "bad-post"] == [4]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(["channel.json", "full.json"]), data=st.data())
def test_a_cut_export_gives_a_prefix_of_its_posts(tmp_path: Path, name: str, data: st.DataObject) -> None:
    content = (EXPORTS / name).read_bytes().rstrip()
    length = data.draw(st.integers(1, len(content) - 1))
    path = tmp_path / "result.json"
    path.write_bytes(content[:length])
    items, whole = read(path), posts(read(name))
    cut = posts(items)
    assert isinstance(items[-1], Skipped)
    assert items[-1].reason == "truncated"
    # Of an album that is cut in two, the first part may stand alone and so have no group.
    assert [(item.post.post_id, item.post.text) for item in cut] == [
        (item.post.post_id, item.post.text) for item in whole[: len(cut)]
    ]
    assert cut[:-3] == whole[: max(0, len(cut) - 3)]


def test_text_that_no_database_takes_is_mended(tmp_path: Path) -> None:
    text = (EXPORTS / "old.json").read_text(encoding="utf-8")
    path = tmp_path / "result.json"
    path.write_text(text.replace("Plain text.", r"Half \ud83d a pair, whole \ud83d\ude00, nul \u0000."))
    assert posts(read(path))[1].post.text == "Half \ufffd a pair, whole 😀, nul ."


@pytest.mark.parametrize(("before", "kept"), [(5, [2, 3, 4]), (6, [2, 3, 4, 5]), (16, [2, 3, 4, 5, 6, 7, 8])])
def test_a_cut_export_keeps_every_complete_message(tmp_path: Path, before: int, kept: list[int]) -> None:
    text = (EXPORTS / "channel.json").read_text(encoding="utf-8")
    path = tmp_path / "result.json"
    path.write_text(text[: text.index(f'"id": {before},')], encoding="utf-8")
    cut = posts(read(path))
    assert [item.post.post_id for item in cut][: len(kept)] == kept
    assert len(cut) == sum(item.post.post_id < before for item in posts(read("channel.json")))
    assert [item.post.grouped_id for item in cut[1:3]] == [3, 3]


_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from(["1762143300", "public_channel", "message", "9" * 30, "0001-01-01T00:00:00+14:00"])
)
# fmt: off
_KEYS = st.sampled_from([
    "name", "type", "id", "messages", "chats", "left_chats", "list", "text", "text_entities", "date",
    "date_unixtime", "poll", "photo", "media_type", "reactions", "emoji", "count", "document_id",
    "forwarded_from",
])
# fmt: on
_DOCUMENTS = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=6),
    max_leaves=20,
)
_CHATS = st.fixed_dictionaries(
    {"type": st.just("public_channel"), "id": st.just(5), "messages": st.lists(_DOCUMENTS, max_size=5)}
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=_DOCUMENTS | _CHATS, name=st.sampled_from(["x.json", "x.jsonl", "x.txt"]))
def test_any_json_gives_items_or_a_sentence(tmp_path: Path, document: object, name: str) -> None:
    path = tmp_path / name
    path.write_text(json.dumps(document), encoding="utf-8")
    _assert_storable(path)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200), name=st.sampled_from(["x.json", "x.jsonl", "x.txt", "x.json.gz"]))
def test_any_bytes_give_items_or_a_sentence(tmp_path: Path, content: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    _assert_storable(path)


def _assert_storable(path: Path) -> None:
    """Nothing but ExportError is raised, and every post is one that SQLite takes."""
    with suppress(ExportError):
        for item in open_source(path):
            assert isinstance(item, FilePost | Skipped)
            if isinstance(item, FilePost):
                item.post.text.encode()
                assert 0 < item.post.post_id < 2**63
                assert 0 < item.post.channel_id < 2**63
