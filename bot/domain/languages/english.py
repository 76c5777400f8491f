"""The keys of a word in English: the dictionary forms that it may be an inflection of.

Only inflection (plural, tenses, comparison), the adjectives of countries and the people of a few
trades; no other derivation, since a stemmer that joins import with important finds different words.
British and American spellings fall together. A keyword registers itself, and its singular when it is
a plural.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.languages.english_words import AGENTS, COUNTRY_ADJECTIVES, IRREGULAR, NOT_INFLECTED, SPELLING
from bot.domain.languages.scripts import with_plain_letters

_SHORTEST = 3
_VOWELS = frozenset("aeiouy")
_HISSING = ("s", "x", "z", "ch", "sh", "o")
_UNSTRESSED_U = re.compile(r"(?<=[a-z]{3})our(?=s|ed|ing|$)")
_TRE = re.compile(r"(?<=[a-z]{2}[tb])re(?=s?$)")
_ISE = re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|ing|ation|ations)$)")


def text_keys(norm: str) -> frozenset[str]:
    word = with_plain_letters(norm)
    return frozenset("e:" + _american(form) for form in _forms(word))


def query_keys(norm: str) -> frozenset[str]:
    word = with_plain_letters(norm)
    forms = {word, *_registered_singulars(word), *_kin(word)}
    return frozenset("e:" + _american(form) for form in forms)


def _forms(word: str) -> Iterator[str]:
    """The word and what it may be the plural, past tense or participle of."""
    yield word
    yield from IRREGULAR.get(word, ())
    if word in NOT_INFLECTED:
        return
    for form in (*_singulars(word), *_verbs(word)):
        if len(form) >= _SHORTEST and not _VOWELS.isdisjoint(form):
            yield form


def _singulars(word: str) -> Iterator[str]:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return
    yield word[:-1]
    if word.endswith("ies"):
        yield word[:-3] + "y"
    elif word.endswith("es") and word[:-2].endswith(_HISSING):
        yield word[:-2]


def _verbs(word: str) -> Iterator[str]:
    if word.endswith("ied"):
        yield word[:-3] + "y"
    elif word.endswith("ed"):
        yield word[:-1]
        yield from _bare(word[:-2])
    elif word.endswith("ing"):
        yield word[:-3] + "e"
        yield from _bare(word[:-3])


def _bare(rest: str) -> Iterator[str]:
    """Before -ed or -ing: signed → sign; shipped → ship."""
    yield rest
    if len(rest) > _SHORTEST and rest[-1] == rest[-2] and rest[-1] not in "aeiou":
        yield rest[:-1]


def _registered_singulars(word: str) -> Iterator[str]:
    """A keyword typed in the plural means the thing: ports finds port; gas stays gas."""
    if word in NOT_INFLECTED or len(word) <= _SHORTEST:
        return
    if word.endswith("ies"):
        yield word[:-3] + "y"
    else:
        yield from _singulars(word)


def _kin(word: str) -> Iterator[str]:
    """Kazakhstan → Kazakhstani, Kazakh; China → Chinese; export → exporter."""
    if word in AGENTS:
        yield AGENTS[word]
    yield from COUNTRY_ADJECTIVES.get(word, ())
    if word.endswith("stan") and len(word) > 6:
        yield word + "i"
    if word in _PEOPLES:
        yield _PEOPLES[word]


_PEOPLES = {"kazakhstan": "kazakh", "turkmenistan": "turkmen"}


def _american(word: str) -> str:
    """One spelling for both: harbour → harbor, centre → center, organise → organize."""
    word = SPELLING.get(word, word)
    return _ISE.sub("iz", _TRE.sub("er", _UNSTRESSED_U.sub("or", word)))
