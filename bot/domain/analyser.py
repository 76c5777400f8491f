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
from dataclasses import dataclass

from bot.domain.languages import english, kazakh, russian, scripts, turkmen
from bot.domain.languages.gate import gate_of, possible
from bot.domain.languages.identify import Part, tell_languages
from bot.domain.languages.offer import Keys, KeysByCapital, is_number_like, text_keys
from bot.domain.languages.russian import NAME, SURE_NAME, Capital
from bot.domain.memo import Memo
from bot.domain.text import Token, fold, mask
from bot.domain.tokens import Words, list_tokens, split_words

LANGUAGES = ("ru", "kk", "tk", "en")
_REMEMBERED = 60_000  # words, twice over; each of some 400 bytes
_REMEMBERED_QUERIES = 40_000  # words, twice over: subscribers' alerts have many in common, and keep them
_NO_KEYS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AnalysedText:
    """A text with its words and what each of them may be found by; `keys` is aligned with `words`."""

    raw: str
    masked: str
    language: str
    words: Words
    keys: Sequence[Keys]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words one by one."""
        return list_tokens(self.words)


class Analyser:
    """Remembers the keys of the words it has met. For one thread at a time."""

    version = 2  # raise it when keys change: stored posts are then analysed anew

    def __init__(self) -> None:
        self._settings: list[tuple[str, frozenset[str]]] = []  # gate, languages without their letters
        self._marks: dict[tuple[str, frozenset[str]], str] = {}
        self._keys: Memo[str, KeysByCapital] = Memo(self._compute, _REMEMBERED)
        self._query_keys: Memo[str, frozenset[str]] = Memo(_list_all_query_keys, _REMEMBERED_QUERIES)
        self._once: dict[KeysByCapital, KeysByCapital] = {}

    def analyse(self, raw: str) -> AnalysedText:
        masked = mask(raw)
        words = split_words(masked)
        language, parts = tell_languages(masked, words)
        plain = _typed_plainly(words.norms)
        keys: list[Keys] = []
        for first, after, gate in _list_gates(parts, words):
            keys += self._recall(raw, words, first, after, self._mark(gate, plain))
        return AnalysedText(raw, masked, language, words, keys)

    def word_keys(self, word: str, languages: Sequence[str] = LANGUAGES) -> frozenset[str]:
        """The keys that a query's word registers: a text's word is found by any one of them.

        Fewer languages narrow it, to a word known to be in them: no other scripts then.
        """
        word = fold(word)
        return (
            self._query_keys[word] if len(languages) == len(LANGUAGES) else _list_query_keys(word, languages)
        )

    def _recall(self, raw: str, words: Words, first: int, after: int, mark: str) -> list[Keys]:
        """The keys of the words [first, after), in the setting that `mark` stands for."""
        norms = words.norms[first:after]
        found = list(map(self._keys.__getitem__, map(mark.__add__, norms)))
        keys = [small for small, _, _ in found]
        for place, capital in _list_capitals(raw, words.starts[first:after]):
            exact = words.exacts[first + place]
            if "ё" in exact and norms[place] == exact.replace("ё", "е"):
                # The author wrote it in a name: Королёва is no королева.
                keys[place] = self._keys[mark + exact][capital]
            else:
                keys[place] = found[place][capital]
        return keys

    def _mark(self, gate: str, plain: frozenset[str]) -> str:
        """What stands before a word in `_keys`: one string is found faster than a tuple."""
        mark = self._marks.get((gate, plain))
        if mark is None:
            mark = self._marks[gate, plain] = chr(len(self._settings))
            self._settings.append((gate, plain))
        return mark

    def _compute(self, asked: str) -> KeysByCapital:
        keys = text_keys(asked[1:], *self._settings[ord(asked[0])])
        if len(self._once) > _REMEMBERED:
            self._once.clear()
        return self._once.setdefault(keys, keys)  # forms of a word share theirs


def _list_capitals(raw: str, starts: Sequence[int]) -> list[tuple[int, Capital]]:
    """The words that may be names, as their first letters and the letters around tell: place, how surely."""
    found: list[tuple[int, Capital]] = []
    for place, start in enumerate(starts):
        if raw[start].isupper():
            found.append((place, _capital(raw, start)))
        elif start and raw[start - 1] == "#":
            found.append((place, NAME))
    return found


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
