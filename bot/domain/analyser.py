"""Text and query words -> keys: the one place where both get them, so that they can meet.

Each word of a text offers keys in the language of its sentence (Kazakh keys on a Russian post would
make Курске a form of курс); a query's word registers in all languages that its letters allow, since
nobody says which one a query is in. Names offer their skeleton besides, for spellings in other scripts.
Does not know the lexicon's aliases, nor what a query's operators mean.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from bot.domain.languages import english, kazakh, russian, scripts, turkmen
from bot.domain.languages.gate import gate_of, possible
from bot.domain.languages.identify import Part, tell_languages
from bot.domain.languages.offer import Keys, KeysByCapital, is_number_like, text_keys
from bot.domain.languages.russian import NAME, NO_NAME, SURE_NAME, Capital
from bot.domain.languages.votes import count_votes
from bot.domain.memo import Memo
from bot.domain.text import Token, fold, mask
from bot.domain.tokens import NO_WORDS, Words, list_tokens, split_words
from bot.domain.word_book import CAPACITY, Numbers, Setting, WordBook

LANGUAGES = ("ru", "kk", "tk", "en")
_REMEMBERED_QUERIES = 40_000  # words, twice over: subscribers' alerts have many in common, and keep them
_NO_KEYS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AnalysedText:
    """A text with its words and what each of them may be found by; `keys` is aligned with `words`.

    `forms` are the same words as numbers of the book, for whoever keeps something for each form.
    """

    raw: str
    masked: str
    language: str
    words: Words
    keys: Sequence[Keys]
    forms: Numbers = field(compare=False)
    book: WordBook = field(compare=False, repr=False)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words one by one."""
        return list_tokens(self.words)


class Analyser:
    """Remembers the words it has met. For one thread at a time."""

    version = 3  # raise it when keys change: stored posts are then analysed anew

    def __init__(self, remembered: int = CAPACITY) -> None:
        """`remembered`: how many words at most."""
        self._book = WordBook(count_votes, _compute_keys, remembered)
        self._query_keys: Memo[str, frozenset[str]] = Memo(_list_all_query_keys, _REMEMBERED_QUERIES)

    def analyse(self, raw: str) -> AnalysedText:
        if self._book.is_full:
            self._book = self._book.renewed()
        book = self._book
        masked = mask(raw)
        words = split_words(masked)
        numbers = book.number(words.exacts)
        language, parts = tell_languages(masked, words, book.votes(numbers))
        plain = _typed_plainly(words.norms)
        capitals = _tell_capitals(raw, words.starts)
        forms = [
            book.forms(numbers[first:after], capitals[first:after], Setting(gate, plain))
            for first, after, gate in _list_gates(parts, words)
        ]
        every = forms[0] if len(forms) == 1 else np.concatenate([_NO_FORMS, *forms])
        keys = list(map(book.keys.__getitem__, every.tolist()))
        return AnalysedText(raw, masked, language, words, keys, every, book)

    def word_keys(self, word: str, languages: Sequence[str] = LANGUAGES) -> frozenset[str]:
        """The keys that a query's word registers: a text's word is found by any one of them.

        Fewer languages narrow it, to a word known to be in them: no other scripts then.
        """
        word = fold(word)
        return (
            self._query_keys[word] if len(languages) == len(LANGUAGES) else _list_query_keys(word, languages)
        )


def _compute_keys(exact: str, setting: Setting) -> KeysByCapital:
    norm = fold(exact)
    keys = text_keys(norm, *setting)
    if "ё" in exact and norm == exact.replace("ё", "е"):
        # With a capital the author wrote it in a name: Королёва is no королева.
        names = text_keys(exact, *setting)
        return keys[NO_NAME], names[NAME], names[SURE_NAME]
    return keys


def _tell_capitals(raw: str, starts: Sequence[int]) -> Numbers:
    """How surely each word is a name, as its first letter and the letters around tell."""
    capitals = np.zeros(len(starts), np.int32)
    for place, start in enumerate(starts):
        if raw[start].isupper():
            capitals[place] = _capital(raw, start)
        elif start and raw[start - 1] == "#":
            capitals[place] = NAME
    return capitals


def _capital(raw: str, start: int) -> Capital:
    """Of a word with a capital: sure where it stands amid small letters, and not after "и" alone."""
    if start < 2 or raw[start - 1] != " " or not raw[start - 2].islower() or raw[start - 3 : start] == " и ":
        return NAME
    return SURE_NAME if raw[start + 1 : start + 2].islower() else NAME


def _typed_plainly(norms: Sequence[str]) -> frozenset[str]:
    """The languages whose own letters the text never uses: it may lack them, and suffixes read looser."""
    text = " ".join(norms)
    if not _ANY_OWN_LETTER.search(text):
        return _ALL_PLAIN
    return frozenset([language for language, letters in _OWN_LETTERS if letters.isdisjoint(text)])


_NO_FORMS = np.zeros(0, np.int32)
_OWN_LETTERS = (("kk", scripts.KAZAKH_LETTERS), ("tk", scripts.TURKMEN_LETTERS))
_ALL_PLAIN = frozenset(language for language, _ in _OWN_LETTERS)
_ANY_OWN_LETTER = re.compile(f"[{''.join(sorted(scripts.KAZAKH_LETTERS | scripts.TURKMEN_LETTERS))}]")


def _list_gates(parts: Sequence[Part], words: Words) -> Iterator[tuple[int, int, str]]:
    """The runs of words whose sentences go by one language: first word, the one after the last, language."""
    if len(parts) == 1:
        yield 0, len(words.norms), gate_of(words.norms, parts[0][2])
        return
    for start, end, language in parts:
        first, after = bisect_left(words.starts, start), bisect_left(words.starts, end)
        yield first, after, gate_of(words.norms[first:after], language)


def _list_all_query_keys(word: str) -> frozenset[str]:
    keys = _list_query_keys(word, LANGUAGES)
    return keys if is_number_like(word) else keys | scripts.skeleton_keys_of_query(word)


def _list_query_keys(word: str, languages: Sequence[str]) -> frozenset[str]:
    if is_number_like(word):
        return frozenset({"x:" + word})
    return _NO_KEYS.union(*[_query_keys(word, one) for one in possible(word) if one in languages])


def _query_keys(word: str, language: str) -> frozenset[str]:
    if language == "ru" and not scripts.KAZAKH_LETTERS.isdisjoint(word):
        # Russian writes Ақтау as Актау; a short word would turn into another one (көл, кол).
        long_enough = len(word) >= scripts.SAME_SCRIPT_LENGTH
        return russian.query_keys(scripts.with_russian_letters(word)) if long_enough else _NO_KEYS
    return _QUERY_KEYS[language](word)


_QUERY_KEYS = {
    "ru": russian.query_keys,
    "kk": kazakh.query_keys,
    "tk": turkmen.query_keys,
    "en": english.query_keys,
}
NO_TEXT = AnalysedText("", "", "und", NO_WORDS, (), _NO_FORMS, WordBook(count_votes, _compute_keys, 0))
"""Nothing, analysed."""
