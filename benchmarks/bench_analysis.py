"""How fast posts are understood on one core: `python -m benchmarks.bench_analysis`.

Cleaned, told the language, cut into words with all their keys, given topics and a relation with evidence.
The posts measured were never seen before in the run; 10,000 others were, as if it had run for a while.
Beside it, on the same posts, a peer: the normal form of each word by pymorphy3, with as large a memory of
words; it tells no language, takes every word for Russian, and knows no topics.
"""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable, Sequence
from functools import lru_cache

import pymorphy3

from benchmarks.memory import resident_mib
from benchmarks.report import print_figures
from benchmarks.texts import load_texts
from bot.domain.analyser import Analyser
from bot.domain.topics import Classifier
from bot.domain.word_book import CAPACITY
from bot.lexicon import load_lexicon

SEEN, MEASURED = 10_000, 10_000
WANTED = {"posts_a_second": 2_000}
_WORD = re.compile(r"[^\W\d_]+")


def measure() -> dict[str, float]:
    """The figures by name."""
    texts = load_texts()
    seen, new = texts[:SEEN], texts[SEEN : SEEN + MEASURED]
    peer_s, peer_mib = _measure_peer(seen, new)
    before = resident_mib()
    analyser = Analyser()
    classifier = Classifier(load_lexicon(), analyser)

    def analyse(text: str) -> None:
        classifier.classify(analyser.analyse(text), home_country="KZ")

    seconds = _time(analyse, seen, new)
    return {
        "posts": len(new),
        "characters_a_post": sum(map(len, new)) / len(new),
        "posts_a_second": len(new) / seconds,
        "mib": resident_mib() - before,
        "pymorphy3_posts_a_second": len(new) / peer_s,
        "pymorphy3_mib": peer_mib,
        "ratio_to_pymorphy3": seconds / peer_s,
    }


def _measure_peer(seen: Sequence[str], new: Sequence[str]) -> tuple[float, float]:
    """Seconds of CPU for the new ones, and MiB."""
    before = resident_mib()
    morphology = pymorphy3.MorphAnalyzer()

    @lru_cache(CAPACITY)
    def find_normal_form(word: str) -> str:
        return str(morphology.parse(word)[0].normal_form)

    def analyse(text: str) -> None:
        for word in _WORD.findall(text.casefold()):
            find_normal_form(word)

    return _time(analyse, seen, new), resident_mib() - before


def _time(run: Callable[[str], None], seen: Sequence[str], new: Sequence[str]) -> float:
    """Seconds of CPU for the new ones."""
    for text in seen:
        run(text)
    gc.collect()
    begun = time.process_time()
    for text in new:
        run(text)
    return time.process_time() - begun


if __name__ == "__main__":
    print_figures(measure(), WANTED)
