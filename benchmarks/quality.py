"""All quality figures in one run: `make quality`. Exits 1 where one falls 0.02 below what was reached.

What was reached stands here, so that a change which costs quality is seen in review.
"""

from __future__ import annotations

import sys

from benchmarks import quality_copies, quality_events, quality_keywords, quality_language, quality_topics

SLACK = 0.02

# Figure -> what was reached, on the date of the last change of this table.
REACHED = {
    "keywords.en": 1.0,
    "keywords.kk": 1.0,
    "keywords.ru": 1.0,
    "keywords.tk": 1.0,
    "keywords.own_en": 1.0,
    "keywords.own_kk": 1.0,
    "keywords.own_ru": 0.980,
    "keywords.own_tk": 1.0,
    "language.recall_en": 1.0,
    "language.recall_kk": 0.971,
    "language.recall_ru": 1.0,
    "language.recall_tk": 1.0,
    "language.recall_und": 0.958,
    "copies.copies_f1": 0.999,
    "events.own.f1": 0.975,
    "events.own.other_language.f1": 0.994,
    "events.people.measured_on.f1": 0.889,
    "topics.posts_dev.topics_f1": 0.782,
    "topics.posts_dev.relevance_accuracy": 0.867,
    "topics.posts_dev.kz_tm_precision": 0.959,
    "topics.posts_dev.kz_tm_recall": 0.887,
    "topics.posts_fresh.topics_f1": 0.815,
    "topics.posts_fresh.relevance_accuracy": 0.885,
    "topics.posts_fresh.kz_tm_recall": 0.900,
    "topics.posts_own.topics_f1": 0.830,
    "topics.posts_own.relevance_accuracy": 0.941,
    "topics.posts_own.kz_tm_recall": 0.936,
}


def measure() -> dict[str, float]:
    """Returns every figure, by "measure.figure"."""
    figures: dict[str, float] = {}
    for name, module in (
        ("keywords", quality_keywords),
        ("language", quality_language),
        ("copies", quality_copies),
        ("events", quality_events),
        ("topics", quality_topics),
    ):
        figures |= {f"{name}.{figure}": value for figure, value in module.measure().items()}
    return figures


def main() -> int:
    """Prints the figures beside what was reached; returns the exit status."""
    figures, worse = measure(), 0
    for name, value in figures.items():
        reached = REACHED.get(name)
        fell = reached is not None and value < reached - SLACK
        worse += fell
        note = "" if reached is None else f"   reached {reached:.3f}{'   FELL' if fell else ''}"
        print(f"{name:45} {value:10.3f}{note}")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
