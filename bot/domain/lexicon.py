"""The project's vocabulary as values: topics, countries, entities, traps and names, from parsed TOML.

Checks the shape of the documents and says which file and key is wrong. Reads no files (bot/lexicon does)
and knows no word forms: those are the analyser's, applied in terms_index.py.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.lexicon_shape import LexiconError, read_strings, read_table, read_tables, read_text
from bot.domain.names import NameIndex

__all__ = ["TOPICS", "Lexicon", "LexiconError", "NameIndex", "Term", "Topic", "parse_lexicon"]

TOPICS = (
    "diplomacy",
    "gas_energy",
    "transit_corridors",
    "caspian_ports",
    "trade_investment",
    "agri_food",
    "border_migration",
    "ecology_water",
    "digital_industry",
    "culture_education",
    "regional_security",
    "society_rights",
)
LANGUAGES = ("ru", "kk", "kk-Latn", "tk", "en")
ANY_LANGUAGE = "*"
_DOCUMENTS = ("concepts", "countries", "entities", "names", "traps")
TOPIC_WEIGHTS = {"sure": 0.8, "usual": 0.5, "hint": 0.25}
COUNTRY_WEIGHTS = {"sure": 0.75, "usual": 0.5, "weak": 0.3}
HOME_WEIGHTS = {"sure": 0.5, "usual": 0.3}
NEIGHBOUR_WEIGHT, BOTH_WEIGHT = 0.5, 0.3
SETTING_WEIGHTS = {"strong": 0.6, "usual": 0.25}
ENTITY_WEIGHT = 0.75


@dataclass(frozen=True, slots=True)
class Term:
    """A short sequence of words. Trailing `*`: by its beginning; leading `=`: letter by letter."""

    text: str
    language: str
    weight: float


@dataclass(frozen=True, slots=True)
class Topic:
    name: str
    terms: tuple[Term, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    terms: tuple[Term, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """`topics` pairs a topic with the weight that a mention has for it."""

    name: str
    kind: str
    countries: tuple[str, ...]
    weight: float
    topics: tuple[tuple[str, float], ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Company:
    """A rule on the company that `terms` keep: within `within` words (0 = anywhere) of one of `words`."""

    note: str
    terms: tuple[str, ...]
    words: tuple[str, ...]
    within: int
    needed: bool  # True: the terms count only in this company; False: they do not count in it


@dataclass(frozen=True, slots=True)
class Setting:
    """Words that make a whole post an advert, a match report, a horoscope …"""

    kind: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    topics: tuple[Topic, ...]
    countries: tuple[Country, ...]
    entities: tuple[Entity, ...]
    own: tuple[Term, ...]  # "we", "at home"
    neighbour: tuple[Term, ...]
    both: tuple[Term, ...]
    third: tuple[Term, ...]  # other countries
    inside: tuple[str, ...]  # phrases within which nothing counts
    companies: tuple[Company, ...]
    settings: tuple[Setting, ...]
    names: NameIndex
    notions: tuple[tuple[str, tuple[Term, ...]], ...]  # what common words of news mean, by name
    everyday: tuple[Term, ...]  # words that tell no event
    version: int  # changes with any document; compare with !=, it does not grow


def parse_lexicon(documents: Mapping[str, Mapping[str, Any]]) -> Lexicon:
    """Keys as the files are called: "topics/gas_energy", "countries", "entities", "names" …"""
    missing = [name for name in _DOCUMENTS if name not in documents]
    missing += [f"topics/{name}" for name in TOPICS if f"topics/{name}" not in documents]
    if missing:
        raise LexiconError(f"missing: {', '.join(missing)}")
    countries, traps = documents["countries"], documents["traps"]
    home = read_table(countries, "home", "countries")
    return Lexicon(
        topics=tuple(_topic(name, documents[f"topics/{name}"]) for name in TOPICS),
        countries=tuple(_country(code, read_table(countries, code, "countries")) for code in ("KZ", "TM")),
        entities=tuple(_entity(item) for item in read_tables(documents["entities"], "entity", "entities")),
        own=_weighted(read_table(home, "own", "countries"), HOME_WEIGHTS, "countries"),
        neighbour=_terms(read_table(home, "neighbour", "countries"), NEIGHBOUR_WEIGHT, "countries"),
        both=_terms(read_table(countries, "both", "countries"), BOTH_WEIGHT, "countries"),
        third=_terms(read_table(countries, "third", "countries"), 1.0, "countries"),
        inside=tuple(
            phrase
            for item in read_tables(traps, "inside", "traps")
            for phrase in read_strings(item, "phrases", "traps")
        ),
        companies=(*_companies(traps, "unless"), *_companies(traps, "needs")),
        settings=tuple(_setting(item) for item in read_tables(traps, "setting", "traps")),
        names=_names(documents["names"]),
        notions=_notions(read_table(documents["concepts"], "concepts", "concepts")),
        everyday=_terms(read_table(documents["concepts"], "everyday", "concepts"), 1.0, "concepts"),
        version=zlib.crc32(json.dumps(documents, sort_keys=True).encode()) % 1000,
    )


def _topic(name: str, document: Mapping[str, Any]) -> Topic:
    where = f"topics/{name}"
    if document.get("topic") != name:
        raise LexiconError(f'{where}: write topic = "{name}"')
    return Topic(
        name,
        _weighted(document, TOPIC_WEIGHTS, where),
        tuple(read_text(item, where) for item in read_tables(document, "example", where)),
        tuple(read_text(item, where) for item in read_tables(document, "counter_example", where)),
    )


def _country(code: str, table: Mapping[str, Any]) -> Country:
    return Country(
        code, _weighted(table, COUNTRY_WEIGHTS, "countries"), tuple(read_strings(table, "signs", "countries"))
    )


def _entity(item: Mapping[str, Any]) -> Entity:
    where = f"entities: {item.get('id', '?')}"
    countries = tuple(read_strings(item, "countries", where))
    if not countries or not set(countries) <= {"KZ", "TM"}:
        raise LexiconError(f'{where}: countries is ["KZ"], ["TM"] or both')
    return Entity(
        str(item.get("id", "")),
        str(item.get("kind", "")),
        countries,
        float(item.get("weight", ENTITY_WEIGHT)),
        tuple(_entity_topic(text, where) for text in item.get("topics", ())),
        tuple(read_strings(item, "aliases", where)),
    )


def _entity_topic(text: str, where: str) -> tuple[str, float]:
    name, _, strength = text.partition(":")
    if name not in TOPICS or strength not in TOPIC_WEIGHTS:
        raise LexiconError(
            f'{where}: topics are written "gas_energy:sure", ":usual" or ":hint", not "{text}"'
        )
    return name, TOPIC_WEIGHTS[strength]


def _phrases(traps: Mapping[str, Any]) -> Iterator[str]:
    for item in read_tables(traps, "inside", "traps"):
        yield from read_strings(item, "phrases", f"traps: {item.get('note', '?')}")


def _companies(traps: Mapping[str, Any], key: str) -> Iterator[Company]:
    for item in read_tables(traps, key, "traps"):
        note = str(item.get("note", ""))
        where = f"traps: {note}"
        within = item.get("within", 0)
        if not isinstance(within, int) or within < 0:
            raise LexiconError(f"{where}: within is a number of words")
        terms, words = read_strings(item, "terms", where), read_strings(item, "words", where)
        yield Company(note, tuple(terms), tuple(words), within, key == "needs")


def _setting(item: Mapping[str, Any]) -> Setting:
    kind = str(item.get("kind", ""))
    terms = [
        Term(text, ANY_LANGUAGE, weight)
        for strength, weight in SETTING_WEIGHTS.items()
        for text in read_strings(item, strength, f"traps: {kind}")
    ]
    return Setting(kind, tuple(terms))


def _names(document: Mapping[str, Any]) -> NameIndex:
    groups = [read_strings(section, name, "names") for section in document.values() for name in section]
    return NameIndex(groups)


def _notions(table: Mapping[str, Any]) -> tuple[tuple[str, tuple[Term, ...]], ...]:
    return tuple((name, _terms(by_language, 1.0, f"concepts: {name}")) for name, by_language in table.items())


def _weighted(table: Mapping[str, Any], weights: Mapping[str, float], where: str) -> tuple[Term, ...]:
    return tuple(
        term
        for strength, weight in weights.items()
        for term in _terms(table.get(strength, {}), weight, where)
    )


def _terms(by_language: Mapping[str, Any], weight: float, where: str) -> tuple[Term, ...]:
    unknown = set(by_language) - set(LANGUAGES)
    if unknown:
        raise LexiconError(f"{where}: no such language: {', '.join(sorted(unknown))}")
    return tuple(
        Term(text, language, weight)
        for language in LANGUAGES
        for text in read_strings(by_language, language, where)
    )
