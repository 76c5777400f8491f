"""What a post is about: its topics, its relation to the two states, and the words that say so.

Way: find terms → take the trapped ones away → of nested ones keep the longest → score each label by its
distinct terms, with saturation → topics above a threshold, and the relation (relevance.py) → evidence spans.
Pure; the rules come from the lexicon, the word forms from the analyser.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from bot.domain.analyser import AnalysedText, Analyser
from bot.domain.lexicon import TOPICS, Lexicon
from bot.domain.lexicon_rules import BOTH, NEIGHBOUR, OWN, SETTING, SHARED, STATES, THIRD, build_rules
from bot.domain.relevance import KZ, TM, Decision, Signals, decide_relevance, find_native
from storage.records import Evidence, Relevance, TopicScore

# Chosen on our own posts: `python -m benchmarks.cross_validation`.
TOPIC_THRESHOLD = 0.4
_LONG_TEXT = 60  # words; beyond it a topic must show more
_LONG_THRESHOLD_STEP = 0.05  # per doubling
_MOST_TOPICS = 5
SHARE_OF_BEST = 0.6  # a topic far weaker than the best one is in passing
_HEADLINE_BONUS = 1.05
_OWN_DISTANCE = 2
_RELATIONS = ("border_migration", "trade_investment")
_SENTENCE_END = re.compile(r"[.!?…]\s|\n")
_HEADLINE_LENGTH = 20
_PHONE = re.compile(r"(?:\+7|8(?<!\w8))[\s(-]{0,2}7?\d{2,3}[\s)-]{0,2}\d{2,3}[\s-]?\d{2}[\s-]?\d{2}")
_PHONE_WEIGHT = 0.6


@dataclass(frozen=True, slots=True)
class Classification:
    topics: tuple[TopicScore, ...]  # best first; none when the relation is "other"
    relevance: Relevance
    relevance_score: float  # of kz-tm, 0..1
    evidence: tuple[Evidence, ...]


_OTHER = Classification((), "other", 0.0, ())


class Found(NamedTuple):
    """A term that counts, on tokens [first, after)."""

    label: str
    weight: float
    concept: str
    first: int
    after: int


_make_found = partial(tuple.__new__, Found)  # half the time of Found(…)


class Classifier:
    """Built once from the lexicon; classifying keeps no state but a memo of words."""

    def __init__(self, lexicon: Lexicon, analyser: Analyser) -> None:
        self.version = lexicon.version
        self.rules = build_rules(lexicon, analyser)

    def classify(self, text: AnalysedText, *, home_country: str | None = None) -> Classification:
        """`home_country`: where the channel speaks from ("KZ", "TM"), context for "we" and "here"."""
        signs = self._find_signs(text)
        if not (signs or find_native(text.language, home_country) or self.rules.states.find(text)):
            # Neither state is named, and nobody speaks from home: most posts of other countries' channels.
            return _OTHER
        terms = self._find(text)
        if not (signs or find_native(text.language, home_country) or _names_a_state(terms)):
            return _OTHER
        found = _group(terms)
        headline = _headline_words(text)
        scores = _score_topics(found, headline)
        signals = _signals(text, found, scores, headline, signs)
        decision = decide_relevance(signals, text.language, home_country)
        topics = () if decision.relevance == "other" else choose_topics(scores, len(text.words.norms))
        return Classification(
            topics=topics,
            relevance=decision.relevance,
            relevance_score=round(decision.score, 4),
            evidence=tuple(_evidence(text, found, [item.topic for item in topics], decision)),
        )

    def score(self, text: AnalysedText) -> dict[str, float]:
        """How strongly the text speaks of every topic with any evidence, and of "kz" and "tm", each 0..1."""
        found, headline = _group(self._find(text)), _headline_words(text)
        scores = _score_topics(found, headline)
        signals = _signals(text, found, scores, headline, self._find_signs(text))
        return scores | {"kz": signals.kz, "tm": signals.tm}

    def _find_signs(self, text: AnalysedText) -> set[str]:
        return {code for sign, code in self.rules.signs if sign in text.masked}

    def _find(self, text: AnalysedText) -> list[Found]:
        marks = self.rules.marks
        return [
            _make_found((label, weight, concept, first, after))
            for first, after, term in self.rules.traps.keep(self.rules.index.find(text))
            for label, weight, concept in marks[term]
        ]


def _names_a_state(found: Iterable[Found]) -> bool:
    return not STATES.isdisjoint([item.label for item in found])


def _score_topics(found: Mapping[str, Sequence[Found]], headline: int) -> dict[str, float]:
    return {topic: _score(found[topic], headline) for topic in TOPICS if topic in found}


def _signals(
    text: AnalysedText,
    found: Mapping[str, Sequence[Found]],
    scores: Mapping[str, float],
    headline: int,
    signs: Set[str],
) -> Signals:
    shared = list(found.get(SHARED, ()))
    sides = {side: [*found.get(side, ()), *shared] for side in (KZ, TM)}
    own = found.get(OWN, ())
    return Signals(
        kz=_either(_score(sides[KZ]), 0.7 if KZ in signs else 0.0),
        tm=_either(_score(sides[TM]), 0.7 if TM in signs else 0.0),
        own=_score(own),
        neighbour=_score(found.get(NEIGHBOUR, ())),
        both=_score(found.get(BOTH, ())),
        own_is=_named_beside(own, sides),
        setting=_setting(found, text.masked),
        affairs=max(scores.values(), default=0.0),
        relations=max((scores.get(topic, 0.0) for topic in _RELATIONS), default=0.0),
        kz_mentions=len(sides[KZ]),
        tm_mentions=len(sides[TM]),
        thirds=len({item.concept for item in found.get(THIRD, ())}),
        in_headline=frozenset(side for side in (KZ, TM) if any(i.first < headline for i in sides[side])),
    )


def _group(found: Iterable[Found]) -> dict[str, list[Found]]:
    """By label; a term inside a longer one of its label is part of that, not more evidence."""
    labels: dict[str, list[Found]] = {}
    for item in sorted(found, key=_longest_first):
        label, _, _, first, after = item
        kept = labels.get(label)
        if kept is None:
            labels[label] = [item]
            continue
        for other in kept:
            if other.first <= first and after <= other.after:
                break
        else:
            kept.append(item)
    return labels


def _longest_first(item: Found) -> tuple[int, float]:
    return item.first - item.after, -item.weight


def _score(found: Sequence[Found], headline: int = 0) -> float:
    """Distinct concepts, each with its weight, saturating towards 1."""
    if not found:
        return 0.0
    weights: dict[str, float] = {}
    for _, weight, concept, first, _ in found:
        counted = min(0.95, weight * _HEADLINE_BONUS if first < headline else weight)
        if counted > weights.get(concept, 0.0):
            weights[concept] = counted
    missing = 1.0
    for weight in weights.values():
        missing *= 1 - weight
    return round(1 - missing, 4)


def _either(first: float, second: float) -> float:
    return 1 - (1 - first) * (1 - second)


def _headline_words(text: AnalysedText) -> int:
    """How many tokens stand in the first sentence or line."""
    end = _SENTENCE_END.search(text.masked, _HEADLINE_LENGTH)
    if not end:
        return len(text.words.norms)
    return bisect_left(text.words.starts, end.start())


def choose_topics(
    scores: Mapping[str, float],
    words: int,
    *,
    threshold: float = TOPIC_THRESHOLD,
    share_of_best: float = SHARE_OF_BEST,
) -> tuple[TopicScore, ...]:
    """The topics of a text of so many words, best first: strong enough by themselves and beside the best."""
    while words > _LONG_TEXT:
        threshold, words = threshold + _LONG_THRESHOLD_STEP, words // 2
    threshold = max(threshold, share_of_best * max(scores.values(), default=0.0))
    chosen = [TopicScore(topic, score) for topic, score in scores.items() if score >= threshold]
    return tuple(sorted(chosen, key=lambda item: -item.score)[:_MOST_TOPICS])


def _named_beside(own: Sequence[Found], sides: Mapping[str, Sequence[Found]]) -> str | None:
    """The one country named right after "we": «у нас в Казахстане», "biziň Türkmenistan"."""
    if not own:
        return None
    beside = {
        side
        for side, named in sides.items()
        for item in named
        for speaker in own
        if 0 <= item.first - speaker.after < _OWN_DISTANCE
    }
    return beside.pop() if len(beside) == 1 else None


def _setting(found: Mapping[str, Sequence[Found]], masked: str) -> float:
    best = max((_score(items) for label, items in found.items() if label.startswith(SETTING)), default=0.0)
    return _either(best, _PHONE_WEIGHT) if _PHONE.search(masked) else best


def _evidence(
    text: AnalysedText, found: Mapping[str, Sequence[Found]], topics: Sequence[str], decision: Decision
) -> Iterable[Evidence]:
    if decision.relevance == "other":
        return
    labels = {label: label for label in (*topics, KZ, TM, SHARED)}
    if decision.relevance == "kz-tm" and decision.home:
        away = TM if decision.home == KZ else KZ
        labels |= {OWN: decision.home, NEIGHBOUR: away, BOTH: SHARED}
    for label, shown in labels.items():
        for item in sorted(found.get(label, ()), key=lambda item: item.first):
            yield Evidence(shown, text.words.starts[item.first], text.words.ends[item.after - 1])
