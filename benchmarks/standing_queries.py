"""Alerts for the benchmarks, as people write them: from the words of the texts, the same ones in each run.

An alert on one word alone asks for a rare one: whoever is told of every fiftieth post takes another. How
rare a word is, its beginning tells, since an alert finds all its forms.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]{3,20}")
_FEWEST = 3  # posts of a word
_BEGINNING = 5  # letters
_COMMON, _RARE = 0.02, 0.0005  # of the posts have the word at most, beside another word or alone
_LOOKED_AT = 20_000  # texts


def invent_queries(texts: Sequence[str], count: int) -> list[str]:
    """That many distinct queries: a word, two, a phrase, one of two, with an exclusion, a beginning."""
    rng = random.Random(20251101)
    seen: Counter[str] = Counter()
    every: set[str] = set()
    for text in texts[:_LOOKED_AT]:
        words_here = set(_WORD.findall(text.casefold()))
        every |= words_here
        seen.update({word[:_BEGINNING] for word in words_here})
    posts = min(len(texts), _LOOKED_AT)
    often = {word: seen[word[:_BEGINNING]] for word in sorted(every)}
    words = [word for word, among in often.items() if _FEWEST <= among <= max(_FEWEST, _COMMON * posts)]
    words_by_rarity = sorted(words, key=lambda word: (often[word], word))
    rare_ones = sum(often[word] <= _RARE * posts for word in words)
    rare = words_by_rarity[: max(rare_ones, len(words) // 10)]
    found: dict[str, None] = {}
    while len(found) < count:
        one, two, three = rng.sample(words, 3)
        alone, other = rng.sample(rare, 2)
        shapes = {
            alone: 20,
            f"{alone} | {other}": 10,
            f"{alone[:7]}*": 5,
            f"{one} {two}": 45,
            f"{one} {two} -{three}": 10,
            f'"{one} {two}"': 10,
        }
        found[rng.choices(list(shapes), weights=list(shapes.values()))[0]] = None
    return list(found)
