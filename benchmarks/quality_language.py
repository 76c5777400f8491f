"""How often the language of a short, hard line is told right: recall by language, and the cost.

The lines and their labels are the project's own (tests/data/languages.jsonl): news as channels write it, in
every script, with loan words, names of the neighbour and look-alike letters.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path

from bot.domain.languages.identify import identify
from bot.domain.text import mask

LINES = Path(__file__).parents[1] / "tests" / "data" / "languages.jsonl"
ROUNDS = 20  # for the clock; the first one fills the memory of words


def measure() -> dict[str, float]:
    """Share of lines told right, by language and in all."""
    cases = [(mask(line["text"]), line["lang"]) for line in _read_lines()]
    asked = Counter([language for _, language in cases])
    right = Counter([language for text, language in cases if identify(text) == language])
    began = time.perf_counter()
    for _ in range(ROUNDS):
        for text, _ in cases:
            identify(text)
    elapsed = time.perf_counter() - began
    figures = {f"recall_{language}": right[language] / asked[language] for language in sorted(asked)}
    characters = sum([len(text) for text, _ in cases]) * ROUNDS
    return figures | {
        "accuracy": right.total() / asked.total(),
        "lines": float(asked.total()),
        "us_per_600_characters": elapsed / characters * 600 * 1e6,
    }


def _read_lines() -> list[dict[str, str]]:
    return [json.loads(line) for line in LINES.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    for name, value in measure().items():
        print(f"{name:<24}{value:10.3f}")
    for line in _read_lines():
        told = identify(mask(line["text"]))
        if told != line["lang"]:
            print(f"  {line['lang']} taken for {told}: {line['text']} ({line['why']})")


if __name__ == "__main__":
    main()
