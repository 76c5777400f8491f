"""The lexicon made ready to run: every term once, with what it stands for and what it must avoid.

Built once at start. It holds no text and decides nothing about a post.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.domain.analyser import Analyser
from bot.domain.lexicon import ANY_LANGUAGE, Entity, Lexicon, Term
from bot.domain.relevance import KZ, TM
from bot.domain.terms_index import TermsIndex
from bot.domain.text import fold
from bot.domain.traps import Trapped

OWN, NEIGHBOUR, BOTH, THIRD = "own", "neighbour", "both", "third"
SHARED = "KZ-TM"
STATES = frozenset((KZ, TM, SHARED))
SETTING = "setting:"
_INSIDE, _COMPANY = "inside", "company:"


class Mark(NamedTuple):
    """What a term speaks for and how strongly; terms of one `concept` count once."""

    label: str
    weight: float
    concept: str


@dataclass(frozen=True, slots=True)
class Rules:
    terms: tuple[tuple[str, str], ...]  # text, language; a term's number is its place here
    marks: tuple[tuple[Mark, ...], ...]
    index: TermsIndex
    states: TermsIndex  # the terms that name one of the two states, or both, alone
    traps: Trapped
    signs: tuple[tuple[str, str], ...]  # flag, country code


@dataclass(slots=True)
class _Collector:
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    marks: list[list[Mark]] = field(default_factory=list)

    def add(self, text: str, language: str, mark: Mark) -> None:
        number = self.numbers.setdefault((text, language), len(self.numbers))
        if number == len(self.marks):
            self.marks.append([])
        self.marks[number].append(mark)

    def add_all(self, label: str, terms: Iterable[Term]) -> None:
        for term in terms:
            self.add(term.text, term.language, Mark(label, term.weight, fold_term(term.text)))


def build_rules(lexicon: Lexicon, analyser: Analyser) -> Rules:
    """Collects the terms of all parts and ties the traps to the terms they are about."""
    found = _Collector()
    for topic in lexicon.topics:
        found.add_all(topic.name, topic.terms)
    for country in lexicon.countries:
        found.add_all(country.code, country.terms)
    for entity in lexicon.entities:
        _add_entity(found, entity)
    homes = ((OWN, lexicon.own), (NEIGHBOUR, lexicon.neighbour), (BOTH, lexicon.both), (THIRD, lexicon.third))
    for label, terms in homes:
        found.add_all(label, terms)
    for setting in lexicon.settings:
        found.add_all(SETTING + setting.kind, setting.terms)
    _add_traps(found, lexicon)
    numbered = tuple(found.numbers)
    states = [
        term
        for term, marks in zip(numbered, found.marks, strict=True)
        if not STATES.isdisjoint([mark.label for mark in marks])
    ]
    return Rules(
        terms=numbered,
        marks=tuple(tuple(marks) for marks in found.marks),
        index=TermsIndex(numbered, analyser),
        states=TermsIndex(states, analyser),
        traps=_traps(found, lexicon),
        signs=tuple((sign, country.code) for country in lexicon.countries for sign in country.signs),
    )


def fold_term(text: str) -> str:
    """A term's spelling as traps name it; "=" before and "*" after a word make another term."""
    return " ".join(
        ("=" if word[0] == "=" else "") + fold(word) + ("*" if word[-1] == "*" else "")
        for word in text.split()
    )


def _add_entity(found: _Collector, entity: Entity) -> None:
    label = entity.countries[0] if len(entity.countries) == 1 else SHARED
    for alias in entity.aliases:
        found.add(alias, ANY_LANGUAGE, Mark(label, entity.weight, entity.name))
        for topic, weight in entity.topics:
            found.add(alias, ANY_LANGUAGE, Mark(topic, weight, entity.name))


def _add_traps(found: _Collector, lexicon: Lexicon) -> None:
    for phrase in lexicon.inside:
        found.add(phrase, ANY_LANGUAGE, Mark(_INSIDE, 0.0, phrase))
    for number, company in enumerate(lexicon.companies):
        for word in company.words:
            found.add(word, ANY_LANGUAGE, Mark(f"{_COMPANY}{number}", 0.0, word))


def _traps(found: _Collector, lexicon: Lexicon) -> Trapped:
    minding: dict[str, list[int]] = {}
    for number, company in enumerate(lexicon.companies):
        for term in company.terms:
            minding.setdefault(fold_term(term), []).append(number)
    labels = [{mark.label for mark in marks} for marks in found.marks]
    return Trapped(
        inside=frozenset(number for number, names in enumerate(labels) if _INSIDE in names),
        silent=frozenset(number for number, names in enumerate(labels) if all(map(_is_trap, names))),
        spared=frozenset(number for number, names in enumerate(labels) if all(map(_is_setting, names))),
        words={
            number: companies for number, names in enumerate(labels) if (companies := _companies_of(names))
        },
        minding={
            number: tuple(minding[fold_term(text)])
            for (text, _), number in found.numbers.items()
            if fold_term(text) in minding and not all(map(_is_trap, labels[number]))
        },
        companies=lexicon.companies,
    )


def _companies_of(labels: Iterable[str]) -> tuple[int, ...]:
    return tuple(int(label[len(_COMPANY) :]) for label in labels if label.startswith(_COMPANY))


def _is_setting(label: str) -> bool:
    return label.startswith(SETTING)


def _is_trap(label: str) -> bool:
    return label.startswith((_INSIDE, _COMPANY))
