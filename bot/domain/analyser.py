"""Text and query words -> keys: the one place where both get them, so that they can meet.

Each word of a text offers keys in the language of its sentence (Kazakh keys on a Russian post would
make Курске a form of курс); a query's word registers in all languages that its letters allow, since
nobody says which one a query is in. Names offer their skeleton besides, for spellings in other scripts.
Does not know the lexicon's aliases, nor what a query's operators mean.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

from bot.domain.languages import english, kazakh, russian, scripts, turkmen
from bot.domain.languages.gate import gate_of, offered, possible
from bot.domain.languages.identify import identify, identify_parts
from bot.domain.languages.markers import WORDS_BY_LANGUAGE
from bot.domain.languages.russian import NAME, NO_NAME, SURE_NAME, Capital
from bot.domain.text import Token, fold, mask, tokenise

LANGUAGES = ("ru", "kk", "tk", "en")
_MEMO_SIZE = 60_000  # words, of about 1 kB each
_NO_KEYS: frozenset[str] = frozenset()

Offer = tuple[frozenset[str], frozenset[str]]  # a word's keys in a language, and what to take for a name


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
        self._memo: dict[tuple[str, str, Capital, frozenset[str]], frozenset[str]] = {}

    def analyse(self, raw: str) -> AnalysedText:
        masked = mask(raw)
        tokens = tokenise(masked)
        if len(self._memo) > _MEMO_SIZE:
            self._memo.clear()
        parts = identify_parts(masked)
        plain = _typed_plainly(tokens)
        gated = zip(tokens, _list_gates(parts, tokens), strict=True)
        keys = tuple([self._recall(raw, token, gate, plain) for token, gate in gated])
        language = parts[0][2] if len(parts) == 1 else identify(masked)
        return AnalysedText(raw, masked, language, tokens, keys)

    def word_keys(self, word: str, languages: Sequence[str] = LANGUAGES) -> frozenset[str]:
        """The keys that a query's word registers: a text's word is found by any one of them.

        Fewer languages narrow it, to a word known to be in them: no other scripts then.
        """
        word = fold(word)
        if _is_number_like(word):
            return frozenset({"x:" + word})
        found = [_query_keys(word, language) for language in possible(word) if language in languages]
        if len(languages) == len(LANGUAGES):
            found.append(scripts.skeleton_keys_of_query(word))
        return _NO_KEYS.union(*found)

    def _recall(self, raw: str, token: Token, gate: str, plain: frozenset[str]) -> frozenset[str]:
        start, _, exact, word = token
        capital = _capital(raw, start)
        if capital and "ё" in exact and word == exact.replace("ё", "е"):
            word = exact  # the author wrote it in a name: Королёва is no королева
        facts = (word, gate, capital, plain)
        known = self._memo.get(facts)
        if known is None:
            known = self._memo[facts] = _text_keys(*facts)
        return known


def _capital(raw: str, start: int) -> Capital:
    """Whether a word may be a name, as its first letter and the letters around tell."""
    if not raw[start].isupper():
        return NAME if start and raw[start - 1] == "#" else NO_NAME
    before = raw[max(start - 3, 0) : start]
    amid_small_letters = before[-1:] == " " and before[-2:-1].islower() and before != " и "
    return SURE_NAME if amid_small_letters and raw[start + 1 : start + 2].islower() else NAME


def _typed_plainly(tokens: Sequence[Token]) -> frozenset[str]:
    """The languages whose own letters the text never uses: it may lack them, and suffixes read looser."""
    text = "".join([token.norm for token in tokens])
    return frozenset(language for language, letters in _OWN_LETTERS if letters.isdisjoint(text))


_OWN_LETTERS = (("kk", scripts.KAZAKH_LETTERS), ("tk", scripts.TURKMEN_LETTERS))


def _list_gates(parts: Iterable[tuple[int, int, str]], tokens: Sequence[Token]) -> Iterator[str]:
    """For each token, the language that its sentence goes by."""
    starts = [token.start for token in tokens]
    for start, end, language in parts:
        part = tokens[bisect_left(starts, start) : bisect_left(starts, end)]
        yield from repeat(gate_of([token.norm for token in part], language), len(part))


def _text_keys(word: str, gate: str, capital: Capital, plain: frozenset[str]) -> frozenset[str]:
    if _is_number_like(word):
        return frozenset({"x:" + word})
    keys: set[str] = set()
    for language in offered(word, gate):
        forms, names = _OFFER[language](word, capital, language in plain)
        keys |= forms
        if word not in _FUNCTION_WORDS:
            keys.update(*map(scripts.skeleton_keys_of_text, names))
    return frozenset(keys)


def _offer_russian(word: str, capital: Capital, plain: bool) -> Offer:
    lemmas = russian.text_lemmas(word, capital=capital)
    return (
        frozenset("r:" + lemma.form for lemma in lemmas),
        frozenset(lemma.form for lemma in lemmas if lemma.is_name),
    )


def _offer_kazakh(word: str, capital: Capital, plain: bool) -> Offer:
    keys = kazakh.text_keys(word, plain=plain)
    return keys, kazakh.text_stems(word, plain=plain) if capital else _NO_KEYS


def _offer_turkmen(word: str, capital: Capital, plain: bool) -> Offer:
    keys = turkmen.text_keys(word, plain=plain)
    return keys, turkmen.text_stems(word, plain=plain) if capital else _NO_KEYS


def _offer_english(word: str, capital: Capital, plain: bool) -> Offer:
    return english.text_keys(word), frozenset({word}) if capital else _NO_KEYS


def _query_keys(word: str, language: str) -> frozenset[str]:
    if language == "ru" and not scripts.KAZAKH_LETTERS.isdisjoint(word):
        # Russian writes Ақтау as Актау; a short word would turn into another one (көл, кол).
        long_enough = len(word) >= scripts.SAME_SCRIPT_LENGTH
        return russian.query_keys(scripts.with_russian_letters(word)) if long_enough else _NO_KEYS
    return _QUERY_KEYS[language](word)


def _is_number_like(word: str) -> bool:
    """Numbers, marks such as 5g, and words in scripts of no language here."""
    return not word.isalpha() or not (scripts.is_cyrillic(word) or scripts.is_latin(word))


_MARKERS = " ".join(WORDS_BY_LANGUAGE.values()).split()
_FUNCTION_WORDS = frozenset(word for word in _MARKERS if len(word) <= 4)  # longer ones may be names
_OFFER: Mapping[str, Callable[[str, Capital, bool], Offer]] = {
    "ru": _offer_russian,
    "kk": _offer_kazakh,
    "tk": _offer_turkmen,
    "en": _offer_english,
}
_QUERY_KEYS = {
    "ru": russian.query_keys,
    "kk": kazakh.query_keys,
    "tk": turkmen.query_keys,
    "en": english.query_keys,
}
