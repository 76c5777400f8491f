"""A passage of a post around the words that were found in it.

The passage is the post's own text without footers and addresses, white space collapsed; its spans are places
in the passage. What stands for a whole post (headline, extract) is made in summaries.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.cleaning import readable
from bot.domain.sentences import split_sentences

Span = tuple[int, int]
_SPACES_OR_MARKUP = re.compile(r"(?:\s|\*\*|__)+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`text` never holds an ellipsis: the cuts say where one belongs."""

    text: str
    spans: tuple[Span, ...]
    cut_before: bool
    cut_after: bool


def excerpt(raw: str, spans: Sequence[Span], width: int = 240) -> Excerpt:
    """The passage of at most `width` characters with the most of `spans` in it, cut between words."""
    text = readable(raw)
    valid = sorted({(max(0, start), min(end, len(text))) for start, end in spans})
    valid = [(start, end) for start, end in valid if start < end]
    start, end = _choose_window(text, valid, width)
    inside = [(max(a, start), min(b, end)) for a, b in valid if a < end and b > start]
    passage, moved = _squeeze(text[start:end], [(a - start, b - start) for a, b in inside])
    return Excerpt(passage, moved, bool(text[:start].strip()), bool(text[end:].strip()))


def _choose_window(text: str, spans: Sequence[Span], width: int) -> Span:
    first = len(text) - len(text.lstrip())
    last = len(text.rstrip())
    if last - first <= width:
        return first, max(first, last)
    core_start, core_end = _densest(spans, width) if spans else (first, first)
    core_end = min(core_end, core_start + width)
    spare = width - (core_end - core_start)
    start = _find_start(text, core_start, max(first, core_start - spare // 2))
    start = max(first, min(start, last - width)) if core_start > last - width else start
    start = _to_word_start(text, start, core_start)
    return start, _to_word_end(text, min(last, start + width), core_end)


def _densest(spans: Sequence[Span], width: int) -> Span:
    """From which span to which the most fit into `width`; the earliest where several do."""
    best: tuple[int, Span] = (0, spans[0])
    for i, (start, end) in enumerate(spans):
        fitting = [later for _, later in spans[i:] if later - start <= width]
        if len(fitting) > best[0]:
            best = (len(fitting), (start, max(fitting, default=end)))
    return best[1]


def _find_start(text: str, core_start: int, earliest: int) -> int:
    """The beginning of the sentence where it is near enough, otherwise the earliest place allowed."""
    starts = [start for start, _ in split_sentences(text[:core_start]) if start >= earliest]
    return starts[0] if starts else earliest


def _to_word_start(text: str, start: int, limit: int) -> int:
    if start > 0 and not text[start - 1].isspace():
        while start < limit and not text[start].isspace():
            start += 1
    while start < limit and text[start].isspace():
        start += 1
    return start


def _to_word_end(text: str, end: int, limit: int) -> int:
    if end < len(text) and not text[end].isspace():
        at = end
        while at > limit and not text[at - 1].isspace():
            at -= 1
        # A word as long as the window is cut where it must be.
        end = at if at > limit else end
    while end > limit and text[end - 1].isspace():
        end -= 1
    return end


def _squeeze(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Runs of white space as one space, bold and italic marks dropped; spans follow."""
    starts: list[int] = []  # where a span goes that begins at each character of `text`
    ends: list[int] = []  # where one goes that ends with it
    parts: list[str] = []
    at = length = 0
    for gap in [*_SPACES_OR_MARKUP.finditer(text), None]:
        kept = text[at : gap.start() if gap else len(text)]
        parts.append(kept)
        starts += range(length, length + len(kept))
        ends += range(length + 1, length + len(kept) + 1)
        length += len(kept)
        if gap:
            space = " " if length and any(map(str.isspace, gap.group())) else ""
            parts.append(space)
            starts += [length + len(space)] * len(gap.group())
            ends += [length] * len(gap.group())
            length += len(space)
            at = gap.end()
    moved = [(starts[start], ends[end - 1]) for start, end in spans]
    return "".join(parts).rstrip(), tuple([(start, end) for start, end in moved if start < end])
