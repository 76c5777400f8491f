"""The text of a query -> its lexemes, left to right, each with its place.

Decides what is a word, a phrase, a filter, an operator or mere punctuation; not how they bind
(query.py). Order of precedence at a place: link, quote, filter, word, sign, everything else ignored.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from bot.domain.query_filters import FilterText, find_filter_name, parse_filter
from bot.domain.query_tree import (
    NEAR_WORD,
    NOTHING_WORD,
    OR_WORDS,
    Filter,
    QueryError,
    Quoted,
    Term,
    TermMode,
)
from bot.domain.tokens import APOSTROPHES, INVISIBLE

DEFAULT_DISTANCE = 5
MAX_DISTANCE = 100
MIN_PREFIX = 2

LexemeKind = Literal["leaf", "open", "close", "or", "near"]

_DASHES = "-‐‑–—−"
_LETTER = r"[^\W_]"
_UNIT = _LETTER + rf"(?:[^\W_]|[\u0300-\u036f{INVISIBLE}])*"
_JOINER = rf"(?:[{_DASHES}_{APOSTROPHES}]|(?<=\d)[.,:/](?=\d))"
_WORD = re.compile(rf"{_UNIT}(?:{_JOINER}{_UNIT})*")
_NO_PART_OF_A_WORD = re.compile(rf"[^\w\u0300-\u036f{APOSTROPHES}.,:/-]")
_LINK = re.compile(r"(?:[a-z]+://|www\.)[^\s()|\"«»“”„]+", re.IGNORECASE)
_FILTER = re.compile(r"(?P<name>[^\W\d_]+):(?P<value>[^\s()|\"«»“”„]*)")
_FILTER_LIKE = re.compile(r"[^\W_]|[@<>=≥≤]")
_OPERAND = rf"[#@]?(?:{_LETTER}|[\"«“”„(])"
_MINUS = re.compile(rf"[{_DASHES}]+(?==?{_OPERAND})")
_EXACT = re.compile(rf"=(?={_OPERAND})")
_NEAR = re.compile(r"NEAR(?:/(?P<distance>[^\s()|\"«»“”„]*))?")
_TAGS = ("#", "@")
_CLOSERS = {'"': '"', "«": "»", "“": '”"', "„": '“”"', "”": "”"}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of a query; `leaf` with kind "leaf", `distance` with "near"; `bare`: a word without a sign."""

    kind: LexemeKind
    at: int
    length: int
    negated: bool = False
    minus_at: int = 0
    leaf: Term | Quoted | Filter | None = None
    distance: int = 0
    bare: bool = False


def read_lexemes(text: str) -> list[Lexeme]:
    """Returns the lexemes of `text`; raises QueryError at the first piece that makes no sense."""
    return _Scanner(text).scan()


class _Scanner:
    """Walks the text once; a minus or an equals sign waits for the piece right after it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lexemes: list[Lexeme] = []
        self.minus_at: int | None = None
        self.exact_at: int | None = None

    def scan(self) -> list[Lexeme]:
        while self.at < len(self.text):
            if not (self._signs() or self._quoted() or self._filter() or self._word() or self._bracket()):
                self._ignore(self.at + 1)
        return self.lexemes

    def _signs(self) -> bool:
        in_word = self.at > 0 and self.text[self.at - 1].isalnum()
        minus = _MINUS.match(self.text, self.at)
        if minus and not in_word:
            self.minus_at = self.at
            self.at = minus.end()
            return True
        if not in_word and _EXACT.match(self.text, self.at):
            self.exact_at = self.at
            self.at += 1
            return True
        if self.text[self.at] in "#@" and self.at + 1 < len(self.text) and self.text[self.at + 1].isalnum():
            self.at += 1
            return True
        return False

    def _quoted(self) -> bool:
        opener = self.text[self.at]
        if opener not in _CLOSERS:
            return False
        end = next((i for i in range(self.at + 1, len(self.text)) if self.text[i] in _CLOSERS[opener]), None)
        if end is None:
            raise QueryError("query-unclosed-quote", self.at, 1, {"quote": _CLOSERS[opener][0]})
        terms = tuple(self._term(found, end) for found in _WORD.finditer(self.text, self.at + 1, end))
        if not terms:
            raise QueryError("query-empty-phrase", self.at, end + 1 - self.at)
        length = end + 1 - self.at
        if len(terms) == 1:
            self._leaf(Term(terms[0].text, terms[0].mode, self.at, length), end + 1)
        else:
            self._leaf(Quoted(terms, self.at, length), end + 1)
        return True

    def _filter(self) -> bool:
        link = _LINK.match(self.text, self.at)
        if link:
            self._ignore(link.end())
            return True
        found = _FILTER.match(self.text, self.at)
        if found is None:
            return False
        value = found["value"].rstrip(",;")
        if find_filter_name(found["name"]) is None and not _FILTER_LIKE.match(value):
            return False
        self._no_exact(found.end() - self.at)
        written = FilterText(found["name"], value, self.at, found.start("value"))
        self._leaf(parse_filter(written), found.end())
        return True

    def _word(self) -> bool:
        found = _WORD.match(self.text, self.at)
        if found is None:
            return False
        word = _clean(found.group())
        bare = self.minus_at is None and self.exact_at is None and not self._starred(found.end())
        if bare and word in OR_WORDS:
            self._push(Lexeme("or", self.at, len(found.group())), found.end())
        elif bare and word == NEAR_WORD:
            self._near()
        elif bare and word == NOTHING_WORD:
            self._ignore(found.end())
        else:
            term = self._term(found, len(self.text))
            is_tag = self.text[self.at - 1 : self.at] in _TAGS
            self._leaf(term, self.at + term.length, bare=bare and not is_tag)
        return True

    def _near(self) -> None:
        found = _NEAR.match(self.text, self.at)
        assert found is not None  # the word just read is NEAR
        written = found["distance"]
        distance = DEFAULT_DISTANCE
        if written is not None:
            distance = int(written) if re.fullmatch(r"[0-9]{1,4}", written) else MAX_DISTANCE + 1
        if distance > MAX_DISTANCE:
            fields: dict[str, str | int] = {"operator": found.group(), "limit": MAX_DISTANCE}
            raise QueryError("query-near-distance", self.at, len(found.group()), fields)
        self._push(Lexeme("near", self.at, len(found.group()), distance=distance), found.end())

    def _bracket(self) -> bool:
        sign = self.text[self.at]
        if sign == "(":
            self._no_exact(1)
            self._push(Lexeme("open", self.at, 1, *self._negation()), self.at + 1)
        elif sign == ")":
            self._push(Lexeme("close", self.at, 1), self.at + 1)
        elif sign == "|":
            bars = len(self.text) - self.at - len(self.text[self.at :].lstrip("|"))
            self._push(Lexeme("or", self.at, bars), self.at + bars)
        else:
            return False
        return True

    def _term(self, found: re.Match[str], end: int) -> Term:
        word = _clean(found.group())
        mode: TermMode = "forms" if self.exact_at is None else "exact"
        length = len(found.group())
        if found.end() < end and self._starred(found.end()):
            length += 1
            if mode == "exact":
                raise QueryError("query-exact-prefix", found.start(), length, {"word": word})
            if sum(c.isalnum() for c in word) < MIN_PREFIX:
                fields: dict[str, str | int] = {"word": word, "limit": MIN_PREFIX}
                raise QueryError("query-short-prefix", found.start(), length, fields)
            mode = "prefix"
        return Term(word, mode, found.start(), length)

    def _starred(self, at: int) -> bool:
        return self.text[at : at + 1] == "*"

    def _no_exact(self, length: int) -> None:
        if self.exact_at is not None:
            raise QueryError("query-exact-operand", self.exact_at, length + 1)

    def _negation(self) -> tuple[bool, int]:
        return self.minus_at is not None, self.minus_at or 0

    def _leaf(self, leaf: Term | Quoted | Filter, end: int, *, bare: bool = False) -> None:
        self._push(Lexeme("leaf", self.at, end - self.at, *self._negation(), leaf=leaf, bare=bare), end)

    def _push(self, lexeme: Lexeme, end: int) -> None:
        self.lexemes.append(lexeme)
        self._ignore(end)

    def _ignore(self, end: int) -> None:
        self.at = end
        self.minus_at = self.exact_at = None


def _clean(word: str) -> str:
    composed = unicodedata.normalize("NFC", re.sub(f"[{_DASHES}]", "-", word))
    return _NO_PART_OF_A_WORD.sub("", composed)
