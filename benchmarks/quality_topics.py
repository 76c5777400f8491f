"""How well topics and relevance are told, on labelled posts: `python -m benchmarks.quality_topics`.

Measures posts_dev (the yardstick: nothing is tuned on it), posts_fresh (our own, set aside: of all settings
only the threshold of topics was looked at beside it) and posts_own (our own, which the lexicon was tuned on,
so its figures flatter; cross_validation.py says how well the thresholds carry over). With BENCH_TEXTS naming
a JSON Lines file of unrelated real posts (may be gzipped, field "text") it also counts those wrongly taken
for kz-tm, as they are and as if their channel were Kazakhstan's, and times the classifier.
"""

from __future__ import annotations

import gzip
import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.cross_validation import cross_validate, score_posts
from bot.domain.analyser import Analyser
from bot.domain.lexicon import TOPICS
from bot.domain.topics import Classification, Classifier
from bot.lexicon import load_lexicon

DATA = Path(__file__).parent.parent / "tests" / "data"


def measure(analyser: Analyser | None = None, classifier: Classifier | None = None) -> dict[str, float]:
    """All figures, by "set.figure"."""
    analyser = analyser or Analyser()
    classifier = classifier or Classifier(load_lexicon(), analyser)
    figures: dict[str, float] = {}
    for name in ("posts_dev", "posts_fresh", "posts_own"):
        posts = list(read_posts(DATA / f"{name}.jsonl"))
        found = [
            classifier.classify(analyser.analyse(post["text"]), home_country=post.get("channel_country"))
            for post in posts
        ]
        for figure, value in (_topic_figures(posts, found) | _relevance_figures(posts, found)).items():
            figures[f"{name}.{figure}"] = value
        if name == "posts_own":
            scored = score_posts(posts, analyser, classifier)
            figures[f"{name}.topics_f1_cross_validated"] = cross_validate(scored)
    if os.environ.get("BENCH_TEXTS"):
        figures |= _false_alarms(read_posts(Path(os.environ["BENCH_TEXTS"])), analyser, classifier)
    return figures


def _topic_figures(posts: list[dict[str, Any]], found: list[Classification]) -> dict[str, float]:
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for post, got in zip(posts, found, strict=True):
        gold, topics = set(post["topics"]), {item.topic for item in got.topics}
        right.update(gold & topics)
        wrong.update(topics - gold)
        missed.update(gold - topics)
    figures = {"topics_f1": _f1(right.total(), wrong.total(), missed.total())}
    figures["topics_precision"] = right.total() / max(1, right.total() + wrong.total())
    figures["topics_recall"] = right.total() / max(1, right.total() + missed.total())
    return figures | {topic: _f1(right[topic], wrong[topic], missed[topic]) for topic in TOPICS}


def _relevance_figures(posts: list[dict[str, Any]], found: list[Classification]) -> dict[str, float]:
    pairs = [(post["relevance"], got.relevance) for post, got in zip(posts, found, strict=True)]
    both = sum(pair == ("kz-tm", "kz-tm") for pair in pairs)
    return {
        "relevance_accuracy": sum(gold == got for gold, got in pairs) / len(pairs),
        "kz_tm_precision": both / max(1, sum(got == "kz-tm" for _, got in pairs)),
        "kz_tm_recall": both / max(1, sum(gold == "kz-tm" for gold, _ in pairs)),
    }


def _false_alarms(
    posts: Iterable[dict[str, Any]], analyser: Analyser, classifier: Classifier
) -> dict[str, float]:
    count = Counter[str]()
    spent = 0.0
    for post in posts:
        text = analyser.analyse(post["text"])
        started = time.process_time()
        count["plain"] += classifier.classify(text).relevance == "kz-tm"
        spent += time.process_time() - started
        count["as_kz"] += classifier.classify(text, home_country="KZ").relevance == "kz-tm"
        count["posts"] += 1
    return {
        "real.posts": count["posts"],
        "real.false_kz_tm": count["plain"],
        "real.false_kz_tm_from_kz_channel": count["as_kz"],
        "real.classify_us": spent / max(1, count["posts"]) * 1e6,
    }


def _f1(right: int, wrong: int, missed: int) -> float:
    return 2 * right / max(1, 2 * right + wrong + missed)


def read_posts(path: Path) -> Iterator[dict[str, Any]]:
    """The labelled posts of a JSON Lines file, which may be gzipped."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    yield from (json.loads(line) for line in text.split("\n") if line)


if __name__ == "__main__":
    for figure, value in measure().items():
        print(f"{figure:40} {value:10.3f}")
