"""Alerts for the benchmarks, as people write them: from the words of the texts, the same ones in each run."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]{3,20}")
_RARE, _COMMON = 3, 0.02  # a word's posts at least, and its share of all at most
_LOOKED_AT = 20_000  # texts


def invent_queries(texts: Sequence[str], count: int) -> list[str]:
    """That many distinct queries: a word, two, a phrase, one of two, with an exclusion, a beginning."""
    rng = random.Random(20251101)
    seen = Counter(
        word for text in texts[:_LOOKED_AT] for word in dict.fromkeys(_WORD.findall(text.casefold()))
    )
    most = max(_RARE + 1, int(_COMMON * min(len(texts), _LOOKED_AT)))
    words = sorted(word for word, posts in seen.items() if _RARE <= posts <= most)
    found: dict[str, None] = {}
    while len(found) < count:
        one, two, three = rng.sample(words, 3)
        shapes = [
            one,
            f"{one} {two}",
            f'"{one} {two}"',
            f"{one} | {two}",
            f"{one} {two} -{three}",
            f"{one[:6]}*",
        ]
        found[rng.choices(shapes, weights=[20, 45, 10, 10, 10, 5])[0]] = None
    return list(found)
