"""How well keywords find their word forms: F1 per language on keywords_dev.jsonl and keywords_own.jsonl.

Each case goes the whole way that an alert goes (parse, plan with the lexicon's names, match one post).
Run `python -m benchmarks.quality_keywords` for the table and the failures.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.analyser import Analyser
from bot.domain.matching import PostFacts, match_plan
from bot.domain.plan import build_plan
from bot.domain.query import parse_query
from bot.lexicon import load_lexicon
from storage.records import Counters

DATA = Path(__file__).parents[1] / "tests" / "data"
CASES = DATA / "keywords_dev.jsonl"
OWN_CASES = DATA / "keywords_own.jsonl"
_NOW = datetime(2025, 11, 26, 12, tzinfo=UTC)
_ZONE = ZoneInfo("Asia/Almaty")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One labelled case and whether the keyword matched the text."""

    case_id: str
    language: str
    keyword: str
    text: str
    wanted: bool
    found: bool


def measure() -> dict[str, float]:
    """F1 by language, and `all`; of our own cases as `own_…`."""
    return _measure(CASES) | {f"own_{language}": f1 for language, f1 in _measure(OWN_CASES).items()}


def _measure(path: Path) -> dict[str, float]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for outcome in list_outcomes(path):
        kind = ("tp" if outcome.wanted else "fp") if outcome.found else ("fn" if outcome.wanted else "tn")
        counts[outcome.language][kind] += 1
        counts["all"][kind] += 1
    return {language: _f1(each) for language, each in sorted(counts.items())}


def list_outcomes(path: Path = CASES) -> Iterator[Outcome]:
    analyser = Analyser()
    names = load_lexicon().names
    facts = PostFacts(frozenset(), Counters(), None)
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        plan = build_plan(parse_query(case["keyword"], plain_words=False), analyser, names, {}, _NOW, _ZONE)
        spans = match_plan(plan, analyser.analyse(case["text"]), facts)
        yield Outcome(
            case_id=case["id"],
            language=case["lang"],
            keyword=case["keyword"],
            text=case["text"],
            wanted=case["should_match"],
            found=spans is not None,
        )


def _f1(counts: Counter[str]) -> float:
    wrong = counts["fp"] + counts["fn"]
    return 2 * counts["tp"] / (2 * counts["tp"] + wrong) if counts["tp"] or wrong else 1.0


def main() -> None:
    for language, f1 in measure().items():
        print(f"{language:8} F1 {f1:.3f}")
    for outcome in (*list_outcomes(CASES), *list_outcomes(OWN_CASES)):
        if outcome.found != outcome.wanted:
            fault = "found, unwanted" if outcome.found else "missed"
            print(f"{outcome.case_id} {outcome.language} {fault}: {outcome.keyword} | {outcome.text}")


if __name__ == "__main__":
    main()
