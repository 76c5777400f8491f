"""The keys that a word of a text offers, in the languages that its sentence and its letters allow.

A capital may make a word a name: names offer their skeleton besides, for spellings in other scripts, and a
Russian name is no form of a common word. So a word's keys come as three sets, one for each kind of capital.
Which language a sentence goes by is decided in gate.py; a query's words register elsewhere (analyser.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from bot.domain.languages import english, kazakh, russian, scripts, turkmen
from bot.domain.languages.gate import offered
from bot.domain.languages.markers import WORDS_BY_LANGUAGE
from bot.domain.languages.russian import NO_LEMMAS, NO_NAME, SURE_NAME, Lemma

Keys = tuple[str, ...]  # sorted; none twice
KeysByCapital = tuple[Keys, Keys, Keys]  # at NO_NAME, NAME, SURE_NAME
Offer = tuple[frozenset[str], frozenset[str]]  # keys, and what to take for a name if there is a capital


def text_keys(word: str, gate: str, plain: frozenset[str]) -> KeysByCapital:
    """What a folded word offers; `plain`: the languages whose own letters its text never uses."""
    if is_number_like(word):
        keys = ("x:" + word,)
        return keys, keys, keys
    common: set[str] = set()
    names: set[str] = set()  # if it has a capital
    lemmas = NO_LEMMAS
    for language in offered(word, gate):
        if language == "ru":
            lemmas = russian.text_lemmas(word)
        else:
            forms, stems = _OFFER[language](word, language in plain)
            common |= forms
            names |= stems
    if word in _FUNCTION_WORDS:
        names.clear()
    small = _join(word, common, (), lemmas[NO_NAME])
    if not names and lemmas[NO_NAME] is lemmas[SURE_NAME]:
        return small, small, small
    _, possible, sure = lemmas
    capital = _join(word, common, names, possible)
    return small, capital, capital if sure is possible else _join(word, common, names, sure)


def is_number_like(word: str) -> bool:
    """Numbers, marks such as 5g, and words in scripts of no language here."""
    return not word.isalpha() or not (scripts.is_cyrillic(word) or scripts.is_latin(word))


def _join(word: str, common: Iterable[str], names: Iterable[str], lemmas: Iterable[Lemma]) -> Keys:
    keys = set(common)
    for lemma in lemmas:
        keys.add("r:" + lemma.form)
        if lemma.is_name and word not in _FUNCTION_WORDS:
            keys |= scripts.skeleton_keys_of_text(lemma.form)
    for name in names:
        keys |= scripts.skeleton_keys_of_text(name)
    return tuple(sorted(keys))


def _offer_kazakh(word: str, plain: bool) -> Offer:
    stems = kazakh.text_stems(word, plain=plain)
    return kazakh.stem_keys(stems, word, plain=plain), stems


def _offer_turkmen(word: str, plain: bool) -> Offer:
    stems = turkmen.text_stems(word, plain=plain)
    return turkmen.stem_keys(stems, plain=plain), stems


def _offer_english(word: str, plain: bool) -> Offer:
    return english.text_keys(word), frozenset({word})


_MARKERS = " ".join(WORDS_BY_LANGUAGE.values()).split()
_FUNCTION_WORDS = frozenset(word for word in _MARKERS if len(word) <= 4)  # longer ones may be names
_OFFER: Mapping[str, Callable[[str, bool], Offer]] = {
    "kk": _offer_kazakh,
    "tk": _offer_turkmen,
    "en": _offer_english,
}
