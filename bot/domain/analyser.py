"""Text and query words -> keys: the one place where both get them, so that they can meet.

Each word of a text offers keys in the language of its sentence (Kazakh keys on a Russian post would
make Курске a form of курс); a query's word registers in all languages that its letters allow, since
nobody says which one a query is in. Names offer their skeleton besides, for spellings in other scripts.
Does not know the lexicon's aliases, nor what a query's operators mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.languages import english, kazakh, russian, scripts, turkmen
from bot.domain.languages.identify import identify, identify_parts
from bot.domain.languages.markers import WORDS_BY_LANGUAGE
from bot.domain.text import Token, mask, tokenise

LANGUAGES = ("ru", "kk", "tk", "en")
_MEMO_SIZE = 100_000  # words; about 60 MB when full
_NO_KEYS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AnalysedText:
    """A text with its words and what each of them may be found by; `keys` is aligned with `tokens`."""

    raw: str
    masked: str
    language: str
    tokens: tuple[Token, ...]
    keys: tuple[frozenset[str], ...]


class Analyser:
    """Remembers the keys of the words it has met. For one thread at a time."""

    version = 1  # raise it when keys change: stored posts are then analysed anew

    def __init__(self) -> None:
        self._memo: dict[tuple[str, str, bool], frozenset[str]] = {}

    def analyse(self, raw: str) -> AnalysedText:
        masked = mask(raw)
        tokens = tokenise(masked)
        if len(self._memo) > _MEMO_SIZE:
            self._memo.clear()
        keys = tuple([self._recall(*facts) for facts in _facts(raw, tokens, identify_parts(masked))])
        return AnalysedText(raw, masked, identify(masked), tokens, keys)

    def word_keys(self, word: str, languages: Sequence[str] = LANGUAGES) -> frozenset[str]:
        """The keys that a query's word (folded) registers: a text's word is found by any one of them."""
        if _is_number_like(word):
            return frozenset({"x:" + word})
        found = [_query_keys(word, language) for language in _possible(word) if language in languages]
        return frozenset().union(*found, scripts.skeleton_keys_of_query(word))

    def _recall(self, word: str, language: str, capital: bool) -> frozenset[str]:
        known = self._memo.get((word, language, capital))
        if known is None:
            known = self._memo[word, language, capital] = _text_keys(word, language, capital)
        return known


def _facts(
    raw: str, tokens: Sequence[Token], parts: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[str, str, bool]]:
    """For each token: its spelling (with ё where the author wrote it), its sentence's language, capital or not."""
    at = 0
    for token in tokens:
        while token.start >= parts[at][1]:
            at += 1
        word = token.exact if "ё" in token.exact and token.exact.isalpha() else token.norm
        yield word, parts[at][2], raw[token.start].isupper() or raw[token.start - 1 : token.start] == "#"


def _text_keys(word: str, language: str, capital: bool) -> frozenset[str]:
    if _is_number_like(word):
        return frozenset({"x:" + word})
    keys: set[str] = set()
    names: set[str] = set()
    for each in _offered(word, language):
        if each == "ru":
            lemmas = russian.text_lemmas(word, capital=capital)
            keys.update("r:" + lemma.form for lemma in lemmas)
            names.update(lemma.form for lemma in lemmas if lemma.is_name)
        else:
            keys |= _TEXT_KEYS[each](word)
            names |= _TEXT_STEMS[each](word) if capital else _NO_KEYS
    if word in _FUNCTION_WORDS:
        return frozenset(keys)
    return frozenset(keys.union(*map(scripts.skeleton_keys_of_text, names)))


def _offered(word: str, language: str) -> tuple[str, ...]:
    """The languages in which a text's word offers keys, by its letters and its sentence's language."""
    if scripts.is_cyrillic(word):
        if scripts.KAZAKH_LETTERS.isdisjoint(word) and "җ" not in word:
            return _CYRILLIC.get(language, ("ru", "kk"))
        return ("tk", "kk") if scripts.is_turkmen_cyrillic(word) and language != "kk" else ("kk",)
    found = _LATIN.get(language, ("en", "tk"))
    if "kk" not in found and scripts.is_kazakh_latin(word):
        found = (*found, "kk")
    if "tk" not in found and not scripts.TURKMEN_LETTERS.isdisjoint(word):
        found = (*found, "tk")
    return found


_CYRILLIC = {"ru": ("ru",), "kk": ("kk",), "tk": ("ru", "tk")}
_LATIN = {"en": ("en",), "tk": ("tk",), "kk": ("kk", "en", "tk")}


def _possible(word: str) -> tuple[str, ...]:
    """The languages that a query's word may be in, by its letters alone."""
    if scripts.is_cyrillic(word):
        if scripts.is_turkmen_cyrillic(word):
            return ("kk", "tk", "ru")
        return ("kk", "ru")
    if scripts.is_kazakh_latin(word):
        return ("kk", "tk", "en")
    return ("tk", "en")


def _query_keys(word: str, language: str) -> frozenset[str]:
    if language == "ru" and not scripts.KAZAKH_LETTERS.isdisjoint(word):
        # Russian writes Ақтау as Актау; a short word would turn into another one (көл, кол).
        long_enough = len(word) >= scripts.SAME_SCRIPT_LENGTH
        return russian.query_keys(scripts.with_russian_letters(word)) if long_enough else _NO_KEYS
    return _QUERY_KEYS[language](word)


def _is_number_like(word: str) -> bool:
    """Numbers, marks such as 5g, and words in scripts of no language here."""
    return not word.isalpha() or not (scripts.is_cyrillic(word) or scripts.is_latin(word))


_FUNCTION_WORDS = frozenset(" ".join(WORDS_BY_LANGUAGE.values()).split())
_TEXT_KEYS = {"kk": kazakh.text_keys, "tk": turkmen.text_keys, "en": english.text_keys}
_TEXT_STEMS = {"kk": kazakh.text_stems, "tk": turkmen.text_stems, "en": lambda word: frozenset({word})}
_QUERY_KEYS = {
    "ru": russian.query_keys,
    "kk": kazakh.query_keys,
    "tk": turkmen.query_keys,
    "en": english.query_keys,
}
