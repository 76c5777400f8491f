"""JSON Lines and pasted posts: rows, bad lines, cut files, flat memory, stable made-up ids."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.collector.export import ExportError, open_source
from bot.collector.source_items import SYNTHETIC_POST_IDS
from storage.channels import SYNTHETIC_CHANNEL_IDS
from storage.records import Channel, Reaction
from tests.collector.exports import EXPORTS, PASTED_AT, posts, read, reasons, skipped


def _row(number: int) -> str:
    row = {"channel_id": 5, "channel": "Пример", "post_id": number, "date": "2025-11-03T10:00:00Z"}
    return json.dumps(row | {"text": f"Пост {number}: порт, паром, погода. " * 8}, ensure_ascii=False)


def test_rows_become_posts_with_their_counts() -> None:
    first = posts(read("rows.jsonl"))[0]
    assert first.channel == Channel(7000000011, "Пример: строки", "sample_rows")
    assert first.post.published_at == datetime(2025, 11, 3, 4, 15, tzinfo=UTC)
    assert (first.post.counters.views, first.post.counters.forwards, first.post.counters.replies) == (
        120,
        2,
        1,
    )
    assert first.post.counters.reactions == (
        Reaction("emoji", "👍", 3),
        Reaction("paid", "⭐", 20),
        Reaction("custom", "5368324170671202286", 2),
    )


def test_a_reaction_tail_is_split_from_the_text() -> None:
    second = posts(read("rows.jsonl"))[1]
    assert second.post.text == "Паром ушёл."
    assert second.post.counters.reactions == (Reaction("emoji", "👍", 7), Reaction("emoji", "❤", 1200))
    assert second.post.published_at == datetime(2025, 11, 3, 9, 15, tzinfo=UTC)


def test_ids_and_reactions_come_in_several_spellings() -> None:
    third = posts(read("rows.jsonl"))[2]
    assert third.channel.channel_id == 7000000012
    assert third.post.published_at == datetime(2025, 11, 3, 4, 15, tzinfo=UTC)
    assert third.post.counters.reactions == (Reaction("custom", "77", 5), Reaction("paid", "⭐", 9))


def test_a_bad_line_is_named_and_costs_only_itself() -> None:
    items = read("rows.jsonl")
    assert [item.position for item in posts(items)] == [1, 2, 4, 7, 11]
    assert [(item.position, item.detail) for item in skipped(items)] == [
        (5, "line 5: not JSON"),
        (6, "line 6: no date (ISO 8601, such as 2025-11-14T05:30:00+00:00)"),
        (8, "line 8: no channel: give channel_id or channel in the line, or --channel"),
        (9, "line 9: not an object"),
        (10, "line 10"),
    ]
    assert set(reasons(items)) == {"bad-line", "empty"}


def test_a_channel_without_an_id_gets_a_stable_one_that_telegram_never_uses() -> None:
    by_line = {item.position: item for item in posts(read("rows.jsonl", "@Sample_Named"))}
    assert by_line[7].channel.channel_id in SYNTHETIC_CHANNEL_IDS
    assert by_line[8].channel.channel_id == by_line[7].channel.channel_id
    assert by_line[8].channel.username is not None


def test_gzip_reads_the_same_and_a_cut_one_keeps_its_good_part(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress((EXPORTS / "rows.jsonl").read_bytes()))
    assert read(path) == read("rows.jsonl")
    packed = gzip.compress("\n".join(_row(number**5) for number in range(1, 9000)).encode())
    cut = packed[: len(packed) * 2 // 3]
    path.write_bytes(cut)
    items = read(path)
    assert reasons(items) == ["truncated"]
    unpacked = zlib.decompressobj(wbits=31).decompress(cut)
    assert len(posts(items)) == unpacked.count(b"\n"), "every line that can be unpacked is kept"


def test_a_last_line_that_is_cut_ends_the_file_as_truncated(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(_row(1) + "\n" + _row(2)[:-4], encoding="utf-8")
    items = read(path)
    assert [item.post.post_id for item in posts(items)] == [1]
    assert reasons(items) == ["truncated"]
    path.write_text(_row(1) + "\n" + _row(2), encoding="utf-8")
    assert len(posts(read(path))) == 2


def test_a_line_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    good = "\n".join(_row(number) for number in range(1, 30)).encode()
    path.write_bytes(good + b"\n" + _row(30).replace("Пост", "По", 1).encode("cp1251", "replace") + b"\n")
    items = read(path)
    assert (len(posts(items)), skipped(items)[0].detail) == (29, "line 30: not UTF-8")
    path.write_bytes(_row(1).encode("cp1251"))
    with pytest.raises(ExportError, match="Save it as UTF-8"):
        read(path)


def test_memory_stays_flat_however_long_the_file(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(_row(number) for number in range(1, 12_001)), encoding="utf-8")
    source = open_source(path)
    tracemalloc.start()
    read_count = sum(1 for _ in source)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert read_count == 12_000
    assert path.stat().st_size > 5_000_000
    assert peak < 1_500_000
    assert source.bytes_read == source.size


def test_a_pasted_post_is_one_post_with_its_reactions() -> None:
    (item,) = posts(read("pasted.txt"))
    assert item.post.text.endswith("В очереди 40\nмашин.")
    assert item.post.counters.reactions == (
        Reaction("emoji", "❤", 3),
        Reaction("emoji", "👍", 2),
        Reaction("paid", "⭐", 15),
    )
    assert item.post.published_at == PASTED_AT
    assert item.post.post_id in SYNTHETIC_POST_IDS
    assert item.channel.channel_id in SYNTHETIC_CHANNEL_IDS


def test_a_post_pasted_again_with_grown_counts_is_the_same_post(tmp_path: Path) -> None:
    text = (EXPORTS / "pasted.txt").read_text(encoding="utf-8")
    path = tmp_path / "again.txt"
    path.write_text(text.replace("❤️\n3", "❤️\n1,2 тыс."), encoding="utf-8")
    (first,), (again,) = posts(read("pasted.txt", "@sample_port")), posts(read(path, "t.me/sample_port"))
    assert (first.channel, first.post.post_id) == (again.channel, again.post.post_id)
    assert again.post.counters.reactions[0].count == 1200
    path.write_text(text, encoding="utf-8", newline="\r\n")
    assert posts(read(path, "@sample_port"))[0].post == first.post
    path.write_text(text.replace("паром", "сухогруз"), encoding="utf-8")
    assert posts(read(path))[0].post.post_id != first.post.post_id


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.jsonl", "", "is empty"),
        ("messages.html", "<!DOCTYPE html><html></html>", "Format: JSON"),
        ("result.json", '{"a": 1}', "neither"),
        ("result.json", "[1]", "no Telegram Desktop export"),
        ("photo.jpg", "\0\1\2", "not a text file"),
        ("long.txt", "слово " * 200_000, "too long"),
    ],
)
def test_a_file_that_is_nothing_of_the_kind_is_told_so(
    tmp_path: Path, name: str, content: str, told: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ExportError, match=told):
        read(path)


def test_a_missing_file_and_a_wrong_channel_are_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be read"):
        read(tmp_path / "none.json")
    with pytest.raises(ExportError, match="--channel"):
        read("pasted.txt", "not a channel!")


def test_what_a_file_is_its_content_decides(tmp_path: Path) -> None:
    path = tmp_path / "whatever.txt"
    path.write_bytes((EXPORTS / "full.json").read_bytes())
    assert open_source(path).format == "telegram"
    path.write_bytes((EXPORTS / "rows.jsonl").read_bytes())
    assert open_source(path).format == "json-lines"
    path.write_text("{скобка} в начале поста ничего не значит", encoding="utf-8")
    assert open_source(path).format == "pasted"
