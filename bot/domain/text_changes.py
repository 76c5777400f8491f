"""What an edit changed in a text: words that gave way to others, words added, words left out. Pure.

Spaces and line breaks do not count. Changes that stand close together are told as one: a sentence rewritten
here and there reads better whole than as scraps.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

_CLOSE = 2  # words that stayed between two changes, and are then told with them
_MOST_WORDS = 1_500  # of a text; Telegram allows few more


@dataclass(frozen=True, slots=True)
class Change:
    """`before` gave way to `after`; one of them is "" where words were only added or left out."""

    before: str
    after: str


def list_changes(before: str, after: str) -> tuple[Change, ...]:
    """Returns the changes in their order; none where the words are the same."""
    old, new = before.split()[:_MOST_WORDS], after.split()[:_MOST_WORDS]
    spans: list[tuple[int, int, int, int]] = []
    for kind, first, last, new_first, new_last in SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == "equal":
            continue
        if spans and first - spans[-1][1] <= _CLOSE:
            spans[-1] = (spans[-1][0], last, spans[-1][2], new_last)
        else:
            spans.append((first, last, new_first, new_last))
    return tuple(Change(" ".join(old[a:b]), " ".join(new[c:d])) for a, b, c, d in spans)
