"""The Russian dictionary (pymorphy3) as this project reads it: a word → its parses, as plain tuples.

A word that the dictionary has is read from its tables directly: the same parses and scores, in the same
order, as pymorphy3's own `parse` gives, which spends most of its time on objects that nobody here looks at (a
test compares the two). Any other word goes to pymorphy3, which guesses. Chooses no lemma (russian.py does).
The dictionary is loaded at the first word.
"""

from __future__ import annotations

from functools import lru_cache, partial
from operator import itemgetter
from typing import Any, NamedTuple

_PROPER = frozenset({"Geox", "Name", "Surn", "Patr", "Orgn", "Trad"})
_get_score = itemgetter(2)
_SCALE = 1_000_000  # the table of probabilities holds whole numbers


class Parse(NamedTuple):
    """One reading of a word: its spelling with ё where that belongs, its dictionary form, its probability."""

    word: str
    lemma: str
    score: float
    is_name: bool
    is_oblique: bool  # a noun in another case than the nominative
    is_adjective: bool


_make_parse = partial(tuple.__new__, Parse)  # half the time of Parse(…)


class _Form(NamedTuple):
    """What a place in a paradigm says of a word, and how the word becomes its dictionary form."""

    tag: str  # as the table of probabilities spells it
    facts: tuple[bool, bool, bool]
    cut: slice | None  # the stem; None: the word is the dictionary form
    prefix: str
    suffix: str


def parse_russian(word: str) -> tuple[list[Parse], bool]:
    """The readings of a word in small letters, the likeliest first, and whether the dictionary has it."""
    morph = _morph()
    found = morph.dictionary.words.similar_items(word, morph.char_substitutes)
    if not found:
        return [
            _make_parse((spelt, lemma, score, *_facts(tag)))
            for spelt, tag, lemma, score, _ in morph.parse(word)
        ], False
    forms = [(spelt, _form(paradigm, index)) for spelt, places in found for paradigm, index in places]
    table = morph.prob_estimator.p_t_given_w
    if len(forms) == 1 or not table.has_keys_with_prefix(f"{word}:"):
        share = 1.0 / len(forms)
        return [_build(spelt, form, share) for spelt, form in forms], True
    parses = [_build(spelt, form, table.get(f"{word}:{form.tag}", 0) / _SCALE) for spelt, form in forms]
    return sorted(parses, key=_get_score, reverse=True), True


def is_in_dictionary(word: str) -> bool:
    """Whether the dictionary has this form; е may stand for ё."""
    morph = _morph()
    return bool(morph.dictionary.words.similar_keys(word, morph.char_substitutes))


def _build(spelt: str, form: _Form, score: float) -> Parse:
    _, facts, cut, prefix, suffix = form
    lemma = spelt if cut is None else prefix + spelt[cut] + suffix
    return _make_parse((spelt, lemma, score, *facts))


@lru_cache(maxsize=65_536)
def _form(paradigm_id: int, index: int) -> _Form:
    """A paradigm lists the suffixes of its forms, then their tags, then their prefixes."""
    dictionary = _morph().dictionary
    paradigm = dictionary.paradigms[paradigm_id]
    forms = len(paradigm) // 3
    tag = dictionary.gramtab[paradigm[forms + index]]
    prefix = dictionary.paradigm_prefixes[paradigm[2 * forms + index]]
    suffix = dictionary.suffixes[paradigm[index]]
    return _Form(
        str(tag),
        _facts(tag),
        slice(len(prefix), -len(suffix) or None) if index else None,
        dictionary.paradigm_prefixes[paradigm[2 * forms]],
        dictionary.suffixes[paradigm[0]],
    )


@lru_cache(maxsize=4_096)
def _facts(tag: Any) -> tuple[bool, bool, bool]:
    """Whether a tag is that of a name, of a noun in an oblique case, of an adjective."""
    grammemes = tag.grammemes
    is_oblique = "NOUN" in grammemes and "nomn" not in grammemes
    return not _PROPER.isdisjoint(grammemes), is_oblique, "ADJF" in grammemes


@lru_cache(maxsize=1)
def _morph() -> Any:
    from pymorphy3 import MorphAnalyzer, units
    from pymorphy3.lang.ru import KNOWN_PREFIXES

    # Without its readers of numbers, punctuation, initials and hyphens: no word here has any of these.
    readers = [
        units.DictionaryAnalyzer(),
        units.KnownPrefixAnalyzer(known_prefixes=KNOWN_PREFIXES),
        [units.UnknownPrefixAnalyzer(), units.KnownSuffixAnalyzer()],
        units.UnknAnalyzer(),
    ]
    return MorphAnalyzer(lang="ru", result_type=None, units=readers)
