"""The incremental JSON reader: the same values whatever the chunks, and a clear end."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collector.json_stream import BadValue, JsonStream
from bot.collector.source_items import CutShort

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


def _stream(text: str, size: int) -> JsonStream:
    return JsonStream(text[start : start + size] for start in range(0, len(text), size))


@given(values=st.lists(_VALUES, max_size=5), size=st.integers(1, 9), indent=st.sampled_from([None, 1]))
def test_values_are_the_same_whatever_the_chunks(values: list[object], size: int, indent: int | None) -> None:
    stream = _stream(json.dumps(values, indent=indent, ensure_ascii=False), size)
    assert [stream.value() for _ in stream.elements()] == values


def test_a_number_is_not_cut_at_the_end_of_a_chunk() -> None:
    stream = _stream('{"id": 1234, "next": [5678, 90]}', 1)
    assert {key: stream.value() for key in stream.members()} == {"id": 1234, "next": [5678, 90]}


def test_a_bad_value_costs_only_itself() -> None:
    stream = _stream('[1, {"a": oops, "b": "]}"}, 3]', 2)
    read: list[object] = []
    for _ in stream.elements():
        try:
            read.append(stream.value())
        except BadValue:
            read.append("bad")
    assert read == [1, "bad", 3]


@pytest.mark.parametrize("text", ["", "[", "[1", "[1,", "[1 2]", '["a', "[1}", "[,]"])
def test_an_early_or_broken_end_is_told(text: str) -> None:
    stream = _stream(text, 3)
    with pytest.raises(CutShort):
        [stream.value() for _ in stream.elements()]


def test_a_value_nested_beyond_reason_is_bad_and_no_crash() -> None:
    depth = 100_000
    stream = _stream("[" + "[" * depth + "]" * depth + ", 2]", 1 << 16)
    elements = stream.elements()
    next(elements)
    with pytest.raises(BadValue):
        stream.value()
    next(elements)
    assert stream.value() == 2
