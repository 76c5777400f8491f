"""A text's words, with their places in the raw text and two spellings: as written and folded.

The exact spelling keeps every letter (NFC, case folded, invisible marks removed); the folded one is what
word forms are computed from: ё→е, stress marks and apostrophe tails gone, look-alike letters of another
script replaced. It knows no language: stems, diacritics and transliteration belong to languages/.
A folded word is letters and digits only, so that the search index sees exactly one token for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

from bot.domain.homoglyphs import has_mixed_scripts, to_one_script

INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
APOSTROPHES = "'’‘ʼʻ`´′ʹ＇"
_MARKS = "\u0300-\u036f"
# Marks, invisible characters and single apostrophes may stand inside a word.
_WORD = re.compile(
    rf"[^\W_](?:[^\W_]|[{_MARKS}]|[{INVISIBLE}]+(?=[^\W_])|[{APOSTROPHES}](?=[^\W\d_]))*",
)
# What needs more than case folding: the same within a word, apostrophes that Unicode calls letters, and
# letters and digits that NFKC spells otherwise.
_UNUSUAL = re.compile(
    rf"(?<=[^\W_])(?:[{_MARKS}]|[{INVISIBLE}]+(?=[^\W_])|[{APOSTROPHES}](?=[^\W\d_]))"
    "|[\u02b9\u02bb\u02bc\u00b2\u00b3\u00b9\u2070-\u214f\ufb00-\ufb06\uff00-\uffef\U0001d400-\U0001d7ff]"
)
_PLAIN_WORD = re.compile(r"([^\W_]+)")
# Of a case-folded text: letters and digits that stand for themselves, and what parts them. In a text of
# nothing else the words can be told without asking what Unicode says of each character.
COMMON_LETTERS = "0-9a-zà-öø-ıŀ-ňŋ-žƀ-ǃǝ-ǯа-ҁҋ-ԯ"
COMMON_MARKS = (
    "\\x00-&(-/:-@\\[-_{-~\u00a0«»©®°·§×—–‒‑‐“”„…•№₸₽€\ufe0f\u2190-\u21ff\u2300-\u2328\u232b-\u23ff\u2500-\u2775\u2794-\u27bf"
    "\u2b00-\u2bff\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff"
)
_UNCOMMON = re.compile(f"[^{COMMON_LETTERS}{COMMON_MARKS}]")
_COMMON_WORD = re.compile(f"([{COMMON_LETTERS}]+)")
_COMPATIBLE = re.compile(
    "[\u00b2\u00b3\u00b9\u2070-\u209c\u2100-\u214f\ufb00-\ufb06\uff00-\uffef\U0001d400-\U0001d7ff]"
)
_INVISIBLE_RUN = re.compile(f"[{INVISIBLE}]+")
_NOT_ALNUM = re.compile(r"[\W_]+")
_APOSTROPHE_TAIL = re.compile(rf"(?<=\w{{3}})[{APOSTROPHES}](?!t$)\w{{0,4}}$")


class Token(NamedTuple):
    """A word or number of a text. `start` and `end` are code points of the raw text."""

    start: int
    end: int
    exact: str
    norm: str


class Words(NamedTuple):
    """A text's words in columns, as `Token` names them: most readers need one of them only."""

    starts: Sequence[int]
    ends: Sequence[int]
    exacts: Sequence[str]
    norms: Sequence[str]


NO_WORDS = Words((), (), (), ())
_make_token = partial(tuple.__new__, Token)  # half the time of Token(…)


def tokenise(masked: str) -> tuple[Token, ...]:
    """Words and numbers in order. Hyphens, dashes and underscores part words: «Иран–Туркмения» is two."""
    return list_tokens(split_words(masked))


def list_tokens(words: Words) -> tuple[Token, ...]:
    """The same words, one by one."""
    return tuple(map(_make_token, zip(words.starts, words.ends, words.exacts, words.norms, strict=True)))


def split_words(masked: str) -> Words:
    """Like `tokenise`, in columns."""
    folded = masked.casefold()
    if len(folded) == len(masked) and (pattern := _find_pattern(folded)):
        return _split_plainly(folded, pattern)
    found = [(match.start(), match.end(), *_spell(match.group())) for match in _WORD.finditer(masked)]
    found = [word for word in found if word[3]]
    if not found:
        return NO_WORDS
    starts, ends, exacts, norms = zip(*found, strict=True)
    return Words(starts, ends, exacts, norms)


def _find_pattern(folded: str) -> re.Pattern[str] | None:
    """What words look like in a text none of whose characters needs more than case folding and ё→е."""
    if _UNCOMMON.search(folded):
        if _UNUSUAL.search(folded) or not unicodedata.is_normalized("NFC", folded):
            return None
        pattern = _PLAIN_WORD
    else:
        pattern = _COMMON_WORD
    return None if has_mixed_scripts(folded) else pattern


def _split_plainly(folded: str, pattern: re.Pattern[str]) -> Words:
    """The fast way: the text falls into gaps and words by turns, whose lengths add up to the places."""
    pieces = pattern.split(folded)
    places = list(accumulate(map(len, pieces)))
    exacts = pieces[1::2]
    norms = [word.replace("ё", "е") for word in exacts] if "ё" in folded else exacts
    return Words(places[:-1:2], places[1::2], exacts, norms)


@lru_cache(maxsize=16_384)
def _spell(word: str) -> tuple[str, str]:
    exact = exact_form(word)
    return exact, fold(exact)


def exact_form(word: str) -> str:
    """The word's own letters: NFC, case folded, without soft hyphens and zero-width characters."""
    composed = unicodedata.normalize("NFC", _INVISIBLE_RUN.sub("", word))
    return unicodedata.normalize("NFC", composed.casefold())


@lru_cache(maxsize=16_384)
def fold(word: str) -> str:
    """The spelling that search and matching compare; folding twice changes nothing."""
    folded = exact_form(word)
    if _COMPATIBLE.search(folded):
        folded = exact_form(unicodedata.normalize("NFKC", folded))
    folded = _APOSTROPHE_TAIL.sub("", folded)
    folded = _NOT_ALNUM.sub("", folded).replace("ё", "е")
    return to_one_script(folded)
