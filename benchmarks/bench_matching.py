"""How fast standing alerts are matched on one core: `python -m benchmarks.bench_matching`.

Posts, analysed beforehand, against 1,000, 100,000 and 1,000,000 alerts, with all word forms and spans.
Beside it in the same run, what others would do without knowing a language: Aho-Corasick over the alerts'
words as substrings, and a loop of `re` patterns. The posts measured were never matched before; 10,000 others
were, as in a program that has been running.
"""

from __future__ import annotations

import gc
import importlib.util
import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from benchmarks.memory import resident_mib
from benchmarks.report import print_figures
from benchmarks.standing_queries import invent_queries
from benchmarks.texts import load_texts
from bot.domain.analyser import AnalysedText, Analyser
from bot.domain.matching import Percolator, PostFacts
from bot.domain.plan import build_plan
from bot.domain.query import parse_query
from bot.lexicon import load_lexicon
from storage.records import Counters

SEEN, MEASURED = 10_000, 4_000
ALERTS = tuple(map(int, os.environ.get("BENCH_ALERTS", "1000,100000,1000000").split(",")))
WANTED = {"1000.posts_a_second": 3_000, "100000.posts_a_second": 3_000}
MOST_PATTERNS = 1_000  # a loop over more takes minutes
PEERS = ("pyahocorasick", "re")
NOW = datetime(2025, 11, 1, tzinfo=UTC)
_WORD = re.compile(r"[^\W\d_]+")

T = TypeVar("T")


def measure() -> dict[str, float]:
    """The figures by name."""
    texts = load_texts()
    new = texts[SEEN : SEEN + MEASURED] or texts
    analyser = Analyser()
    others = [analyser.analyse(text) for text in texts[:SEEN]] if len(texts) > SEEN else []
    analysed = [analyser.analyse(text) for text in new]
    queries = invent_queries(texts, max(ALERTS))
    figures: dict[str, float] = {"posts": len(new)}
    for count in ALERTS:
        figures |= _measure_ours(analyser, others, analysed, queries[:count], count)
        figures |= _measure_substrings(new, queries[:count], count)
    figures |= _measure_patterns(new, queries[:MOST_PATTERNS])
    return figures | _compare(figures)


def _compare(figures: Mapping[str, float]) -> dict[str, float]:
    """How many times as many posts a second as a peer ours takes, with as many alerts."""
    return {
        f"{count}.ratio_to_{peer}": figures[f"{count}.posts_a_second"] / theirs
        for count in ALERTS
        for peer in PEERS
        if (theirs := figures.get(f"{count}.{peer}_posts_a_second")) is not None
    }


def _measure_ours(
    analyser: Analyser,
    others: Sequence[AnalysedText],
    analysed: Sequence[AnalysedText],
    queries: Sequence[str],
    count: int,
) -> dict[str, float]:
    names, zone = load_lexicon().names, ZoneInfo("UTC")
    before = resident_mib()
    begun = time.process_time()
    percolator = Percolator()
    for number, query in enumerate(queries):
        percolator.add(
            number,
            build_plan(parse_query(query, plain_words=False), analyser, names, {}, NOW, zone, for_alert=True),
        )
    built = time.process_time() - begun
    facts = PostFacts(frozenset({"la:ru", "re:other", "ki:media"}), Counters(), NOW)
    for text in others:
        percolator.match(text, facts)
    matches = 0

    def match(text: AnalysedText) -> None:
        nonlocal matches
        matches += len(percolator.match(text, facts))

    seconds = _time(match, analysed)
    return {
        f"{count}.posts_a_second": len(analysed) / seconds,
        f"{count}.matches_a_post": matches / len(analysed),
        f"{count}.built_s": built,
        f"{count}.mib": resident_mib() - before,
    }


def _measure_substrings(texts: Sequence[str], queries: Sequence[str], count: int) -> dict[str, float]:
    """pyahocorasick finds the words of all alerts as written; what an alert asks is not looked at."""
    if importlib.util.find_spec("ahocorasick") is None:
        return {}
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for query in queries:
        for word in _WORD.findall(query):
            automaton.add_word(word, word)
    automaton.make_automaton()
    seconds = _time(lambda text: sum(1 for _ in automaton.iter(text.casefold())), texts)
    return {
        f"{count}.pyahocorasick_posts_a_second": len(texts) / seconds,
        f"{count}.pyahocorasick_mib": automaton.get_stats()["total_size"] / 2**20,
    }


def _measure_patterns(texts: Sequence[str], queries: Sequence[str]) -> dict[str, float]:
    """One pattern an alert: its first word, at the beginning of a word."""
    patterns = [re.compile(r"\b" + _WORD.findall(query)[0], re.IGNORECASE) for query in queries]
    some = texts[:200]
    seconds = _time(lambda text: [pattern.search(text) for pattern in patterns], some)
    return {f"{len(queries)}.re_posts_a_second": len(some) / seconds}


def _time(run: Callable[[T], object], items: Sequence[T]) -> float:
    """Seconds of CPU for all items."""
    gc.collect()
    begun = time.process_time()
    for item in items:
        run(item)
    return time.process_time() - begun


if __name__ == "__main__":
    print_figures(measure(), WANTED)
