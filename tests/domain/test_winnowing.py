"""A post's print as it is stored, and which of its runs are its anchors."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.fingerprints import Print, dump_print, load_print, make_print
from bot.domain.winnowing import pick_anchors

HASHES = st.integers(0, 2**30 - 1)
RUNS = st.lists(HASHES, max_size=40, unique=True)


def dump(runs: list[int], numbers: list[int] | None = None) -> bytes:
    return dump_print(Print(array("I", runs), array("I", numbers or [])))


@given(st.lists(st.tuples(RUNS, RUNS), max_size=12))
def test_of_each_post_the_least_of_every_three_runs_is_picked_once(
    posts: list[tuple[list[int], list[int]]],
) -> None:
    anchors, counts = pick_anchors([dump(runs, numbers) for runs, numbers in posts])
    assert len(counts) == len(posts)
    rest = anchors.tolist()
    for (runs, _), count in zip(posts, counts.tolist(), strict=True):
        own, rest = rest[:count], rest[count:]
        wanted = set(runs) if len(runs) <= 16 else set(map(min, runs, runs[1:], runs[2:]))
        assert len(own) == len(wanted)
        assert set(own) == wanted
    assert rest == []


@given(RUNS, RUNS)
def test_a_print_comes_back_from_what_is_stored(runs: list[int], numbers: list[int]) -> None:
    stored = dump(runs, numbers)
    assert len(stored) == 4 * (1 + len(runs) + len(numbers))
    assert load_print(stored) == Print(array("I", runs), array("I", numbers))


def test_the_stored_form_does_not_depend_on_the_machine() -> None:
    assert dump([258], [1]) == bytes([1, 0, 0, 0, 2, 1, 0, 0, 1, 0, 0, 0])


def test_a_text_has_one_print_whatever_the_order_of_its_numbers_in_memory() -> None:
    fingerprint = make_print("Цена газа 7,55, нефти 60 и мазута 12 за тонну на бирже")
    assert list(fingerprint.numbers) == sorted(fingerprint.numbers)
    assert len(fingerprint.numbers) == 3
