"""The keys of a word in Russian (`r:`): its dictionary forms by pymorphy3.

A text word offers the lemmas of all parses but the improbable ones (после is not посол); a keyword
registers the lemma equal to itself if there is one (паром is not пар), and its relational adjectives
(порт–портовый, Каспий–каспийский). Words that the dictionary lacks are mostly names: they offer, too,
what their nominative would be by spelling. The dictionary is loaded at the first word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import repeat
from typing import Literal, NamedTuple

from bot.domain.languages.russian_adjectives import relational_forms
from bot.domain.languages.russian_dictionary import Parse, is_in_dictionary, parse_russian
from bot.domain.languages.russian_words import NAMES_FIRST, PLACES

Capital = Literal[0, 1, 2]
NO_NAME: Capital = 0  # written in small letters
NAME: Capital = 1  # with a capital that the sentence's start or a headline may explain
SURE_NAME: Capital = 2  # with a capital amid small letters

_LEAST_SHARE = 0.02  # of the best lemma's score
_LEAST_SHARE_GUESSED = 0.05


class Lemma(NamedTuple):
    """A dictionary form (with е for ё) and the sum of the scores of the parses that lead to it."""

    form: str
    score: float
    is_name: bool
    is_oblique: bool = False  # the word parsed is a case of it that nobody would search by


_make_lemma = partial(tuple.__new__, Lemma)  # half the time of Lemma(…)

Lemmas = tuple[Lemma, ...]
LemmasByCapital = tuple[Lemmas, Lemmas, Lemmas]
NO_LEMMAS: LemmasByCapital = ((), (), ())


def text_keys(word: str, *, capital: Capital = NAME) -> frozenset[str]:
    """`word` may keep its ё, where the author wrote it."""
    return frozenset("r:" + lemma.form for lemma in text_lemmas(word)[capital])


def text_lemmas(word: str) -> LemmasByCapital:
    """A word's lemmas at each kind of capital; the very same tuple where a capital changes nothing.

    Of an unknown word's guessed lemmas none is longer than itself: Сауд is no plural of сауда.
    """
    lemmas, known = _read(word)
    if known:
        names = tuple([lemma for lemma in lemmas if lemma.is_name])
        names_first = not NAMES_FIRST.isdisjoint([lemma.form for lemma in lemmas])
        small = _without_names(lemmas) if names else lemmas
        place = PLACES.get(word)
        if place:
            sure = tuple([lemma for lemma in names if lemma.form == place]) or (Lemma(place, 1.0, True),)
            return small, (*lemmas, *(lemma for lemma in sure if lemma not in lemmas)), sure
        return small, lemmas, names if names_first else lemmas
    own = word.replace("ё", "е")
    guessed = {lemma.form: lemma for lemma in lemmas if not lemma.form.startswith(own)}
    forms = {own, *_nominatives(own)} - guessed.keys()
    lemmas = (*guessed.values(), *[_make_lemma((form, 0.0, True, False)) for form in forms])
    return lemmas, lemmas, lemmas


def query_keys(norm: str) -> frozenset[str]:
    lemmas = _registered(norm)
    forms = {lemma.form for lemma in lemmas}
    for lemma in lemmas:
        forms.update(relational_forms(lemma.form, lemma.is_name, _is_adjective))
    return frozenset("r:" + form.replace("ё", "е") for form in forms)


def is_known(word: str) -> bool:
    return is_in_dictionary(word)


def is_common(word: str) -> bool:
    """Whether the dictionary knows the word, and not as a name only."""
    lemmas, known = _read(word)
    return known and not all(lemma.is_name for lemma in lemmas)


def _registered(norm: str) -> Lemmas:
    """What a keyword stands for: itself where it is a dictionary form, else what it is a form of."""
    lemmas, known = _read(norm)
    if not known:
        return (Lemma(norm, 1.0, True),)
    equal = next((lemma for lemma in lemmas if lemma.form == norm), None)
    if equal is None and norm in NAMES_FIRST:
        return (Lemma(norm, 1.0, True),)
    if equal is None:
        return (*lemmas, Lemma(norm, 0.0, False))  # Токаев is found as a form of токай, Токаева as its own
    if norm in NAMES_FIRST:
        return (equal,)
    # The dictionary has Школьников, and порты (trousers): a keyword or quotation means the common word, too.
    if equal.is_name:
        common = _without_names(lemmas)
        return (equal,) if equal in common else (equal, *common)
    likelier = (lemma for lemma in lemmas if lemma.score > equal.score and not lemma.is_oblique)
    return (equal, *likelier)


@lru_cache(maxsize=16_384)
def _read(word: str) -> tuple[Lemmas, bool]:
    """A word's lemmas but the improbable ones, and whether the dictionary has the word."""
    parses, known = parse_russian(word)
    if any(parse.word != word for parse in parses) and any(map(_is_itself, parses, repeat(word))):
        parses = [parse for parse in parses if parse.word == word]  # королева is no form of королёв
    lemmas: dict[str, tuple[str, float, bool, bool]] = {}
    for _, lemma, score, is_name, is_oblique, _ in parses:
        form = lemma.replace("ё", "е")
        _, sum_so_far, only_names, only_oblique = lemmas.get(form, (form, 0.0, True, True))
        lemmas[form] = (form, sum_so_far + score, only_names and is_name, only_oblique and is_oblique)
    found = tuple(map(_make_lemma, lemmas.values()))
    if len(found) > 1:
        share = _LEAST_SHARE if known else _LEAST_SHARE_GUESSED
        least = share * max([lemma.score for lemma in found])
        found = tuple([lemma for lemma in found if lemma.score >= least])
    return found, known


def _is_itself(parse: Parse, word: str) -> bool:
    return parse.word == parse.lemma == word and not parse.is_name


def _without_names(lemmas: Lemmas) -> Lemmas:
    """In lower case a common noun is likelier than a name that is no more frequent: газу, Газу."""
    common = tuple(lemma for lemma in lemmas if not lemma.is_name)
    total = sum(lemma.score for lemma in lemmas)
    return common if 2 * sum(lemma.score for lemma in common) >= total - 1e-6 else lemmas


def _nominatives(word: str) -> Iterator[str]:
    """What an unknown noun may be a case of: курыка → курык, баутине → баутино, туркменгаза."""
    for ending, nominatives in _CASE_ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 3:
            soft = "й" if rest[-1] in _VOWELS else "ь"
            yield from (rest + (soft if nominative == "ь" else nominative) for nominative in nominatives)


_VOWELS = "аеиоуыэюя"
_CASE_ENDINGS = (
    *((ending, ("", "а", "о")) for ending in ("а", "у", "е", "ом", "ам", "ами", "ах")),
    *((ending, ("", "а")) for ending in ("ы", "и", "ой", "ов", "ым", "ых")),
    *((ending, ("ь", "я")) for ending in ("я", "ю", "и", "е", "ем", "ей", "ям", "ями", "ях", "ев")),
)


def _is_adjective(form: str) -> bool:
    """Whether the dictionary has this adjective."""
    if not is_known(form):
        return False
    parses, _ = parse_russian(form)
    return any(parse.is_adjective and parse.lemma.replace("ё", "е") == form for parse in parses)
