"""A memo computes each answer once, keeps what is asked for, and never grows beyond its bound."""

from __future__ import annotations

from bot.domain.memo import Memo


def test_each_answer_is_computed_once() -> None:
    asked: list[str] = []

    def compute(word: str) -> str:
        asked.append(word)
        return word.upper()

    memo = Memo(compute, 10)
    assert list(map(memo.__getitem__, ["a", "b", "a", "b"])) == ["A", "B", "A", "B"]
    assert asked == ["a", "b"]


def test_it_is_bounded_and_keeps_what_comes_again() -> None:
    computed: list[int] = []

    def compute(number: int) -> int:
        computed.append(number)
        return number * 2

    memo = Memo(compute, 5)
    for number in range(1, 100):
        assert memo[number] == 2 * number
        assert memo[0] == 0
        assert len(memo) <= 5
    assert computed.count(0) == 1  # asked for all the time, it passes from generation to generation
    assert memo[1] == 2
    assert computed.count(1) == 2  # forgotten, and computed anew
