"""A text's words, with their places in the raw text and two spellings: as written and folded.

The exact spelling keeps every letter (NFC, case folded, invisible marks removed); the folded one is what
word forms are computed from: ё→е, stress marks and apostrophe tails gone, look-alike letters of another
script replaced. It knows no language: stems, diacritics and transliteration belong to languages/.
A folded word is letters and digits only, so that the search index sees exactly one token for it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from bot.domain.homoglyphs import has_mixed_scripts, to_one_script

INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
APOSTROPHES = "'’‘ʼʻ`´′ʹ＇"
_MARKS = "\u0300-\u036f"
# Marks, invisible characters and single apostrophes may stand inside a word.
_WORD = re.compile(
    rf"[^\W_](?:[^\W_]|[{_MARKS}]|[{INVISIBLE}]+(?=[^\W_])|[{APOSTROPHES}](?=[^\W\d_]))*",
)
_PLAIN_WORD = re.compile(r"[^\W_]+")
_UNUSUAL = re.compile(
    rf"[{_MARKS}{INVISIBLE}{APOSTROPHES}\u00b2\u00b3\u00b9\u2070-\u214f\ufb00-\ufb06\uff00-\uffef\U0001d400-\U0001d7ff]"
)
_COMPATIBLE = re.compile(
    "[\u00b2\u00b3\u00b9\u2070-\u209c\u2100-\u214f\ufb00-\ufb06\uff00-\uffef\U0001d400-\U0001d7ff]"
)
_INVISIBLE_RUN = re.compile(f"[{INVISIBLE}]+")
_NOT_ALNUM = re.compile(r"[\W_]+")
_APOSTROPHE_TAIL = re.compile(rf"(?<=\w{{3}})[{APOSTROPHES}](?!t$)\w{{0,4}}$")


_make = tuple.__new__


class Token(NamedTuple):
    """A word or number of a text. `start` and `end` are code points of the raw text.

    A named tuple, since a frozen dataclass takes five times as long to make and each post makes a hundred.
    """

    start: int
    end: int
    exact: str
    norm: str


def tokenise(masked: str) -> tuple[Token, ...]:
    """Words and numbers in order. Hyphens, dashes and underscores part words: «Иран–Туркмения» is two."""
    folded = masked.casefold()
    if len(folded) == len(masked) and _is_plain(folded):
        return _tokenise_plain(folded)
    words = [(match.start(), match.end(), exact_form(match.group())) for match in _WORD.finditer(masked)]
    return tuple([Token(start, end, exact, norm) for start, end, exact in words if (norm := fold(exact))])


def _is_plain(folded: str) -> bool:
    if _UNUSUAL.search(folded) or not unicodedata.is_normalized("NFC", folded):
        return False
    return not has_mixed_scripts(folded)


def _tokenise_plain(folded: str) -> tuple[Token, ...]:
    """The fast way: no character of the text needs more than case folding and ё→е."""
    spans = [match.span() for match in _PLAIN_WORD.finditer(folded)]
    # Not Token(…), which takes twice as long.
    if "ё" not in folded:
        return tuple([_make(Token, (at, end, word := folded[at:end], word)) for at, end in spans])
    norms = folded.replace("ё", "е")
    return tuple([_make(Token, (at, end, folded[at:end], norms[at:end])) for at, end in spans])


def exact_form(word: str) -> str:
    """The word's own letters: NFC, case folded, without soft hyphens and zero-width characters."""
    composed = unicodedata.normalize("NFC", _INVISIBLE_RUN.sub("", word))
    return unicodedata.normalize("NFC", composed.casefold())


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """The spelling that search and matching compare; folding twice changes nothing."""
    folded = exact_form(word)
    if _COMPATIBLE.search(folded):
        folded = exact_form(unicodedata.normalize("NFKC", folded))
    folded = _APOSTROPHE_TAIL.sub("", folded)
    folded = _NOT_ALNUM.sub("", folded).replace("ё", "е")
    return to_one_script(folded)
