"""What the thresholds of topics are chosen by: `python -m benchmarks.cross_validation`.

Prints the micro-F1 on posts_own for each pair of thresholds, and five-fold cross-validation: the pair is
chosen on four fifths of the posts and measured on the last one, in turn. It says how well the choice of
thresholds carries over; the vocabulary was written with all of these posts in sight. posts_dev is not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random
from statistics import mean
from typing import Any

from bot.domain.analyser import Analyser
from bot.domain.lexicon import TOPICS
from bot.domain.topics import SHARE_OF_BEST, TOPIC_THRESHOLD, Classifier, choose_topics

THRESHOLDS = (0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
SHARES = (0.5, 0.55, 0.6, 0.65, 0.7)
_FOLDS, _SEED = 5, 20261128

Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Scored:
    """A post's topics as labelled, and its scores; none where it is about neither state."""

    gold: frozenset[str]
    scores: Mapping[str, float]
    words: int


def score_posts(
    posts: Iterable[Mapping[str, Any]], analyser: Analyser, classifier: Classifier
) -> list[Scored]:
    """Labelled posts, scored once for all thresholds."""
    found = []
    for post in posts:
        text = analyser.analyse(post["text"])
        relevance = classifier.classify(text, home_country=post.get("channel_country")).relevance
        scores = {} if relevance == "other" else classifier.score(text)
        topics = {topic: score for topic, score in scores.items() if topic in TOPICS}
        found.append(Scored(frozenset(post["topics"]), topics, len(text.words.norms)))
    return found


def micro_f1(posts: Iterable[Scored], pair: Pair) -> float:
    """Over all decisions on all posts, with these thresholds."""
    threshold, share = pair
    right = off = 0
    for post in posts:
        chosen = choose_topics(post.scores, post.words, threshold=threshold, share_of_best=share)
        topics = {each.topic for each in chosen}
        right += len(post.gold & topics)
        off += len(post.gold ^ topics)
    return 2 * right / max(1, 2 * right + off)


def cross_validate(posts: Sequence[Scored]) -> float:
    """The mean micro-F1 on the folds that the thresholds were not chosen on."""
    order = list(posts)
    Random(_SEED).shuffle(order)
    figures = []
    for fold in range(_FOLDS):
        seen = [post for number, post in enumerate(order) if number % _FOLDS != fold]
        pair = max(product(THRESHOLDS, SHARES), key=lambda pair: micro_f1(seen, pair))
        figures.append(micro_f1(order[fold::_FOLDS], pair))
    return mean(figures)


def main() -> None:
    """Prints the figures."""
    from benchmarks.quality_topics import DATA, read_posts
    from bot.lexicon import load_lexicon

    analyser = Analyser()
    posts = score_posts(read_posts(DATA / "posts_own.jsonl"), analyser, Classifier(load_lexicon(), analyser))
    for pair in sorted(product(THRESHOLDS, SHARES), key=lambda pair: -micro_f1(posts, pair)):
        mark = "  <- in use" if pair == (TOPIC_THRESHOLD, SHARE_OF_BEST) else ""
        print(f"threshold {pair[0]:.2f}, share of the best {pair[1]:.2f}: {micro_f1(posts, pair):.3f}{mark}")
    print(f"five folds, chosen on the others: {cross_validate(posts):.3f}")


if __name__ == "__main__":
    main()
