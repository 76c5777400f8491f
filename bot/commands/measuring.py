"""classify, match and the lexicon's check: JSON Lines in, JSON Lines out, in order.

A line that cannot be read gets an answer that says so; the exit status is then 1.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.errors import OperatorError

_SURROGATES = re.compile("[\ud800-\udfff]")


class BadLineError(Exception):
    """A line's content is not what the command takes."""


def run_classify(file: str) -> int:
    """Prints language, topics, relation, scores and evidence of each line; returns the exit status."""
    from bot.domain.analyser import Analyser
    from bot.domain.topics import Classifier
    from bot.lexicon import load_lexicon

    analyser = Analyser()
    classifier = Classifier(load_lexicon(), analyser)

    def answer(line: dict[str, Any]) -> dict[str, Any]:
        text = analyser.analyse(_text_of(line, "text"))
        found = classifier.classify(text, home_country=line.get("channel_country"))
        return {
            "lang": text.language,
            "topics": [topic.topic for topic in found.topics],
            "relevance": found.relevance,
            "scores": {name: round(value, 3) for name, value in classifier.score(text).items()},
            "evidence": [
                {"label": item.label, "start": item.start, "end": item.end} for item in found.evidence
            ],
        }

    return _answer_lines(file, answer)


def run_match(file: str) -> int:
    """Prints for each line whether its text matches its query, and the spans; returns the status."""
    from bot.domain.analyser import Analyser
    from bot.domain.matching import PostFacts, match_plan
    from bot.domain.plan import build_plan
    from bot.domain.query import QueryError, parse_query
    from bot.lexicon import load_lexicon
    from storage.records import Counters

    analyser, names = Analyser(), load_lexicon().names
    facts = PostFacts(frozenset(), Counters(), None)
    now, zone = datetime.now(UTC), ZoneInfo("UTC")

    def answer(line: dict[str, Any]) -> dict[str, Any]:
        try:
            query = parse_query(_text_of(line, "keyword"), plain_words=False)
            plan = build_plan(query, analyser, names, {}, now, zone)
        except QueryError as error:
            return {"error": error.code, "at": error.at}
        spans = match_plan(plan, analyser.analyse(_text_of(line, "text")), facts)
        return {"match": spans is not None, "spans": [list(span) for span in spans or ()]}

    return _answer_lines(file, answer)


def run_lexicon_check() -> int:
    """Prints what is wrong with the vocabulary; returns 1 if anything is."""
    from bot.domain.analyser import Analyser
    from bot.domain.lexicon_check import check_lexicon
    from bot.lexicon import load_lexicon

    findings = check_lexicon(load_lexicon(), Analyser())
    for finding in findings:
        print(finding)
    print(f"{len(findings)} findings" if findings else "The lexicon is in order.")
    return 1 if findings else 0


def _answer_lines(file: str, answer: Callable[[dict[str, Any]], dict[str, Any]]) -> int:
    status = 0
    for number, raw in enumerate(_read_lines(file), 1):
        if not raw.strip():
            continue
        line: dict[str, Any] = {}
        try:
            line = _parse_line(raw)
            out = answer(line)
        except BadLineError as error:
            out = {"error": f"line {number}: {error}"}
        status = 1 if "error" in out else status
        print(_dump({"id": line.get("id"), **out}), flush=True)
    return status


def _read_lines(file: str) -> Iterator[str]:
    if file == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        yield from sys.stdin
        return
    try:
        with open(file, encoding="utf-8-sig", errors="replace") as lines:
            yield from lines
    except OSError as error:
        raise OperatorError(f"{file}: {error.strerror}") from None


def _dump(out: dict[str, Any]) -> str:
    text = json.dumps(out, ensure_ascii=False)
    # Half of a surrogate pair in an id can be written back only as it came: escaped.
    return json.dumps(out) if _SURROGATES.search(text) else text


def _parse_line(raw: str) -> dict[str, Any]:
    try:
        line = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise BadLineError(f"not JSON: {error}") from None
    if not isinstance(line, dict):
        raise BadLineError("not an object")
    return line


def _text_of(line: dict[str, Any], key: str) -> str:
    value = line.get(key)
    if not isinstance(value, str):
        raise BadLineError(f'"{key}" is missing or not text')
    return value
