"""What of a post is compared to tell near-copies, and how alike two posts are.

A post's print is its three-word runs and its numbers in their context, as hashes. A copy shares enough runs
with its original; differing numbers speak against (a forecast and the next day's share every other word), and
so does a length that leaves the shared part a quotation. A print is stored with its post (`dump_print`).
"""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from zlib import crc32

from bot.domain.tokens import Words, split_words

CONTAINMENT = 0.35  # of the shorter post in the longer one
_RUN = 3  # words
_MOST_RUNS = 600  # of a post; more add nothing
_SURE_RUNS = 3  # fewer in common prove something only if they are all there is
_QUOTED = 0.2  # of the longer post; where so little of it is shared, the shorter must be in it nearly whole
_CONTAINMENT_QUOTED = 0.75
QUOTATION = 5  # runs in common that are no coincidence
_ROUND_UP = 2.0  # times as long as the post it quotes, while it quotes another one elsewhere
_NUMBERS = 4  # numbers in both, of which a copy has at least half
_FEW_NUMBERS = 2  # numbers in both, of which a copy has at least one
_HASH_BITS = 0x3FFFFFFF  # what a small Python integer holds


@dataclass(frozen=True, slots=True)
class Print:
    """`runs`: none twice, in the order of the text. `numbers`: each with the words before it, ascending."""

    runs: array[int]
    numbers: array[int]


def make_print(masked: str) -> Print:
    """The print of a masked text; without runs, it is like nothing."""
    return print_words(masked, split_words(masked))


def print_words(masked: str, words: Words) -> Print:
    """The same, where the text has been cut into its words already."""
    return Print(array("I", _hash_runs(words.norms)), array("I", sorted(_hash_numbers(words, masked))))


def dump_print(fingerprint: Print) -> bytes:
    """A print as it is stored: how many runs, the runs, the numbers; four bytes each, the least first."""
    count = array("I", [len(fingerprint.runs)])
    return _little_endian(count + fingerprint.runs + fingerprint.numbers).tobytes()


def load_print(stored: bytes) -> Print:
    """The print that `dump_print` made these bytes of."""
    values = _little_endian(array("I", stored))
    end = values[0] + 1
    return Print(values[1:end], values[end:])


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def compare_prints(one: Print, other: Print, shared: int) -> float:
    """How much of the shorter post is in the longer one, 0 when that does not make a copy."""
    shorter, longer = sorted((len(one.runs), len(other.runs)))
    threshold = CONTAINMENT if shared >= _QUOTED * longer else _CONTAINMENT_QUOTED
    if shared < max(math.ceil(threshold * shorter), min(shorter, _SURE_RUNS)):
        return 0.0
    containment = shared / shorter * (0.5 if _differ_in_numbers(one, other) else 1.0)
    return containment if containment >= threshold else 0.0


def is_round_up(one: Print, original: Print, others: Iterable[Print]) -> bool:
    """Whether `one` is much longer than `original` and quotes another post beside it."""
    if len(one.runs) < _ROUND_UP * len(original.runs):
        return False
    own = set(one.runs)
    quoted = own.intersection(original.runs)
    return any(quoted.isdisjoint(own.intersection(other.runs)) for other in others if other is not original)


def hash_words(rows: Iterable[str]) -> list[int]:
    """For each row of words a number that is the same in every process, unlike `hash`."""
    rows = list(rows)
    try:
        encoded = list(map(str.encode, rows))
    except UnicodeEncodeError:  # half of a surrogate pair
        encoded = [row.encode("utf-8", "surrogatepass") for row in rows]
    return [number & _HASH_BITS for number in map(crc32, encoded)]


def _differ_in_numbers(one: Print, other: Print) -> bool:
    fewer = min(len(one.numbers), len(other.numbers))
    if fewer < _FEW_NUMBERS:
        return False
    in_common = len(set(one.numbers).intersection(other.numbers))
    return in_common == 0 or (fewer >= _NUMBERS and in_common < fewer / 2)


def _hash_runs(words: Sequence[str]) -> Iterable[int]:
    """One number for each run of words, in a stable order. A shorter text is a run of its own kind."""
    if len(words) <= _RUN:
        return hash_words(["=" + " ".join(words)]) if words else []
    runs = map(" ".join, zip(words, words[1:], words[2:], strict=False))
    return dict.fromkeys(hash_words(islice(runs, _MOST_RUNS)))


def _hash_numbers(words: Words, text: str) -> frozenset[int]:
    """Each number of the text, decimals and grouped digits as one, with the two words before it."""
    numbers = [place for place, norm in enumerate(words.norms) if norm[0].isdigit()]
    if not numbers:
        return frozenset()
    others = ["", "", *[norm for norm in words.norms if not norm[0].isdigit()]]
    found: list[str] = []
    for nth, place in enumerate(numbers):
        if found and _continues_number(text, words.starts[place]):
            found[-1] += "." + words.norms[place]
        else:
            found.append(f"{others[place - nth]} {others[place - nth + 1]} {words.norms[place]}")
    return frozenset(hash_words(found))


def _continues_number(text: str, start: int) -> bool:
    """Whether the digits at `start` belong to those before: 25,9 or 1 200 or 14:30."""
    return start >= 2 and text[start - 1] in ".,: \u00a0" and text[start - 2].isdigit()
