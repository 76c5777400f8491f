"""What an edit changed, in words: nothing lost, nothing told that stayed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text_changes import Change, list_changes


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("паром выйдет завтра", "паром вышел сегодня", [Change("выйдет завтра", "вышел сегодня")]),
        ("вышел паром", "вышел паром «Бекет»", [Change("", "«Бекет»")]),
        ("по слухам, вышел паром", "вышел паром", [Change("по слухам,", "")]),
        ("один\n\nдва  три", "один два три", []),
        ("", "новость", [Change("", "новость")]),
        ("а б в г д е ж з", "А б в г д е ж З", [Change("а", "А"), Change("з", "З")]),
    ],
)
def test_changes_are_told_in_words(before: str, after: str, changes: list[Change]) -> None:
    assert list(list_changes(before, after)) == changes


words = st.lists(st.sampled_from(["а", "б", "в", "г", "д"]), max_size=12).map(" ".join)


@given(words, words)
def test_every_word_that_came_or_went_is_told(before: str, after: str) -> None:
    changes = list_changes(before, after)
    assert bool(changes) == (before != after)
    came = " ".join(change.after for change in changes).split()
    went = " ".join(change.before for change in changes).split()
    assert sorted(before.split() + came) == sorted(after.split() + went)
