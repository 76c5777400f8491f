"""The lexicon's files: they parse, they are in order, and a mistake is named by file and key."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from bot.domain.analyser import Analyser
from bot.domain.lexicon import TOPICS, LexiconError, parse_lexicon
from bot.domain.lexicon_check import check_lexicon
from bot.lexicon import load_lexicon

SMALL: dict[str, dict[str, Any]] = {
    **{
        f"topics/{name}": {
            "topic": name,
            "sure": {"ru": [f"слово{number}"]},
            "example": [{"text": f"слово{number}"}] * 3,
            "counter_example": [{"text": "тишина"}] * 3,
        }
        for number, name in enumerate(TOPICS)
    },
    "countries": {
        "KZ": {"signs": ["🇰🇿"], "sure": {"ru": ["Казахстан"]}},
        "TM": {"sure": {"ru": ["Туркменистан"]}},
        "home": {"own": {"sure": {"ru": ["наш"]}}, "neighbour": {"ru": ["сосед"]}},
        "both": {},
        "third": {"ru": ["Россия"]},
    },
    "entities": {"entity": [{"id": "port", "countries": ["KZ"], "aliases": ["Курык"]}]},
    "names": {"places": {"caspian": ["Каспий", "Hazar"]}},
    "traps": {},
    "concepts": {"concepts": {"ship": {"ru": ["судно"], "en": ["ship"]}}, "everyday": {"ru": ["день"]}},
}


@pytest.fixture
def documents() -> dict[str, dict[str, Any]]:
    return copy.deepcopy(SMALL)


def test_the_shipped_lexicon_is_in_order(analyser: Analyser) -> None:
    assert check_lexicon(load_lexicon(), analyser) == []


def test_every_topic_speaks_four_languages() -> None:
    lexicon = load_lexicon()
    assert tuple(topic.name for topic in lexicon.topics) == TOPICS
    for topic in lexicon.topics:
        for language in ("ru", "kk", "tk", "en"):
            assert sum(term.language == language for term in topic.terms) >= 50, (topic.name, language)


def test_the_version_moves_with_the_content(documents: dict[str, dict[str, Any]]) -> None:
    before = parse_lexicon(documents).version
    assert parse_lexicon(documents).version == before
    documents["topics/diplomacy"]["sure"]["ru"].append("посол")
    assert parse_lexicon(documents).version != before


def _break(documents: Any, path: str, value: object) -> None:
    *way, last = path.split(" > ")
    for step in way:
        documents = documents[int(step) if step.isdigit() else step]
    documents[last] = value


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("topics/gas_energy > topic", "gas", 'topics/gas_energy: write topic = "gas_energy"'),
        ("topics/gas_energy > sure > ru", "газ", "topics/gas_energy: ru is a list of words in quotes"),
        ("topics/gas_energy > sure", {"uz": ["gaz"]}, "topics/gas_energy: no such language: uz"),
        ("topics/gas_energy > example", [{"txt": "газ"}], "topics/gas_energy: an example is written"),
        ("countries > KZ", None, "countries: the part [KZ] is missing"),
        ("entities > entity > 0 > countries", ["UZ"], "entities: port: countries is"),
        ("entities > entity > 0 > topics", ["gas"], 'entities: port: topics are written "gas_energy:sure"'),
        ("traps > unless", [{"note": "club", "within": "x"}], "traps: club: within is a number of words"),
        ("traps > needs", {}, "traps: write each one under [[needs]]"),
    ],
)
def test_a_mistake_is_named_by_file_and_key(
    documents: dict[str, dict[str, Any]], path: str, value: object, said: str
) -> None:
    _break(documents, path, value)
    with pytest.raises(LexiconError, match=r".*") as error:
        parse_lexicon(documents)
    assert str(error.value).startswith(said)


def test_a_missing_file_is_named(documents: dict[str, dict[str, Any]]) -> None:
    del documents["topics/agri_food"], documents["names"]
    with pytest.raises(LexiconError, match="missing: names, topics/agri_food"):
        parse_lexicon(documents)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("topics/diplomacy > hint", {"ru": ["Слово0"]}, "«слово0» (ru) stands 2 times"),
        ("topics/diplomacy > hint", {"ru": ["...", "слово"]}, "«...» (ru) has a word that can match nothing"),
        ("topics/diplomacy > hint", {"ru": ["га*"]}, "«га*» (ru) has a word that can match nothing"),
        ("topics/diplomacy > hint", {"ru": ["газа"]}, "does not find itself"),
        ("topics/diplomacy > example", [{"text": "тишина"}] * 3, "example scores 0.0: «тишина»"),
        ("topics/diplomacy > counter_example", [{"text": "слово0"}] * 3, "counter-example scores"),
        ("topics/diplomacy > example", [], "needs 3 examples and 3 counter-examples"),
        ("concepts > concepts > boat", {"ru": ["судно"], "tk": ["gämi"]}, "«судно» (ru) stands 2 times"),
        ("concepts > concepts > boat", {"ru": ["лодка"]}, "boat stands in one language only"),
        ("concepts > concepts > boat", {"ru": ["ло*"], "en": ["boat"]}, "can match nothing"),
        ("names > more", {"sea": ["Каспий", "море"]}, "«каспий» (name) stands 2 times"),
        (
            "entities > entity > 0 > aliases",
            ["Курык", "Темир-Баба", "курык"],
            "«курык» (alias) stands 2 times",
        ),
        ("traps > inside", [{"phrases": ["на газу", "На газу"]}], "«на газу» (inside) stands 2 times"),
        (
            "traps > unless",
            [{"note": "club", "terms": ["Кайрат"], "words": ["гол"], "within": 3}],
            "traps, club: «Кайрат» is no term of the lexicon",
        ),
    ],
)
def test_the_check_finds(
    documents: dict[str, dict[str, Any]], analyser: Analyser, path: str, value: object, said: str
) -> None:
    assert check_lexicon(parse_lexicon(documents), analyser) == []
    _break(documents, path, value)
    found = [str(finding) for finding in check_lexicon(parse_lexicon(documents), analyser)]
    assert any(said in finding for finding in found), found
