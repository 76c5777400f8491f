"""How well posts on one event are told from look-alikes: `python -m benchmarks.quality_events`.

Measures our own pairs in four languages (tests/data/story_pairs.jsonl). With STORY_PAIRS naming a JSON Lines
file of pairs judged by people ("first" and "second" with "title" and "text", "same_story"), also those, in
two halves by a hash of their id: the threshold was chosen on the first and is frozen, the second measures.
All texts of a set stand for the days' posts, by which the rarity of their words is weighed.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.domain.analyser import Analyser
from bot.domain.events import Likeness, Told, compare
from bot.domain.rarity import Rarity
from bot.domain.topics import Classifier
from bot.domain.traits import TraitReader, Traits
from bot.lexicon import load_lexicon

OWN = Path(__file__).parent.parent / "tests" / "data" / "story_pairs.jsonl"
UNDATED = datetime(2025, 11, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with what people say of it, and what the program does."""

    pair: dict[str, Any]
    likeness: Likeness

    @property
    def is_same(self) -> bool:
        """What people say."""
        return bool(self.pair["same_story"])


class Judge:
    """Reads traits as the job does: with the topics that the classifier gives."""

    def __init__(self) -> None:
        self._analyser = Analyser()
        lexicon = load_lexicon()
        self._classifier = Classifier(lexicon, self._analyser)
        self._reader = TraitReader(lexicon, self._analyser)

    def judge(self, pairs: Iterable[dict[str, Any]]) -> list[Judged]:
        """The likeness of each pair."""
        read = [(pair, self._read(pair["first"]), self._read(pair["second"])) for pair in pairs]
        rarity = Rarity(self._reader.usual)
        texts = {
            _text(side): said for pair, *both in read for side, said in zip(_sides(pair), both, strict=True)
        }
        for traits, _ in texts.values():
            rarity.count(traits, UNDATED)
        weights = rarity.at(UNDATED)
        return [
            Judged(pair, compare(Told(*first, weights), Told(*second, weights), weights))
            for pair, first, second in read
        ]

    def _read(self, side: dict[str, Any]) -> tuple[Traits, datetime]:
        text = self._analyser.analyse(_text(side))
        topics = [topic.topic for topic in self._classifier.classify(text).topics]
        return self._reader.read(text, topics), datetime.fromisoformat(
            side["at"]
        ) if "at" in side else UNDATED


def measure() -> dict[str, float]:
    """All figures, by "set.figure"."""
    judge = Judge()
    own = judge.judge(read_pairs(OWN))
    crossing = [each for each in own if each.pair["first"]["lang"] != each.pair["second"]["lang"]]
    figures = _figures("own", own) | _figures("own.other_language", crossing)
    if os.environ.get("STORY_PAIRS"):
        judged = judge.judge(read_pairs(Path(os.environ["STORY_PAIRS"])))
        halves = [[each for each in judged if half_of(each.pair["id"]) == half] for half in (0, 1)]
        figures |= _figures("people", judged)
        figures |= _figures("people.chosen_on", halves[0]) | _figures("people.measured_on", halves[1])
    return figures


def half_of(pair_id: str) -> int:
    """0: the threshold may be chosen on it; 1: it may not."""
    return hashlib.sha256(pair_id.encode()).digest()[0] & 1


def read_pairs(path: Path) -> list[dict[str, Any]]:
    """The pairs of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _figures(name: str, judged: list[Judged]) -> dict[str, float]:
    right = sum([each.is_same and each.likeness.is_same for each in judged])
    claimed = sum([each.likeness.is_same for each in judged])
    same = sum([each.is_same for each in judged])
    return {
        f"{name}.pairs": len(judged),
        f"{name}.precision": right / max(1, claimed),
        f"{name}.recall": right / max(1, same),
        f"{name}.f1": 2 * right / max(1, claimed + same),
    }


def _sides(pair: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    return pair["first"], pair["second"]


def _text(side: dict[str, Any]) -> str:
    return f"{side['title']}\n{side['text']}" if "title" in side else str(side["text"])


def main() -> None:
    """Prints the figures; with an argument also the pairs that were judged otherwise than by people."""
    for figure, value in measure().items():
        print(f"{figure:40} {value:10.3f}")
    if len(sys.argv) > 1:
        for each in Judge().judge(read_pairs(OWN)):
            if each.is_same != each.likeness.is_same:
                pair = each.pair
                print(f"\n{pair['id']} {pair['kind']}: {pair['reason']}; {each.likeness}")
                print(f"  {_text(pair['first'])}\n  {_text(pair['second'])}")


if __name__ == "__main__":
    main()
