"""How fast posts are understood on one core: `python -m benchmarks.bench_analysis`.

Cleaned, told the language, cut into words with all their keys, given topics and a relation with evidence.
The posts measured were never seen before in the run; 10,000 others were, as if it had run for a while.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence

from benchmarks.report import print_figures
from benchmarks.texts import load_texts
from bot.domain.analyser import Analyser
from bot.domain.topics import Classifier
from bot.lexicon import load_lexicon

SEEN, MEASURED = 10_000, 10_000
WANTED = {"posts_a_second": 2_000}


def measure() -> dict[str, float]:
    """The figures by name."""
    texts = load_texts()
    seen, new = texts[:SEEN], texts[SEEN : SEEN + MEASURED]
    analyser = Analyser()
    classifier = Classifier(load_lexicon(), analyser)

    def analyse(text: str) -> None:
        classifier.classify(analyser.analyse(text), home_country="KZ")

    seconds = _time(analyse, seen, new)
    return {
        "posts": len(new),
        "characters_a_post": sum(map(len, new)) / len(new),
        "posts_a_second": len(new) / seconds,
    }


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
