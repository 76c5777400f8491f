"""The query language: text -> Query, one parser for search, alerts and digest filters.

A minus binds tightest, then NEAR, then `|`, then the space (= and). A time said in plain words becomes a date
filter and a request is put aside (plain_words.py). Dates stay relative and words stay words: what they mean
is plan.py's affair. Any text gives a Query or a QueryError, never a traceback.

The codes of QueryError, each a key in the locales, with its fields:
    query-empty                 nothing to search for (only signs, emoji or links)
    query-too-long              limit, length (both in characters)
    query-too-many-words        limit
    query-too-deep              limit (parentheses within parentheses)
    query-unclosed-quote        quote (the sign that is missing)
    query-unclosed-paren
    query-unopened-paren
    query-empty-phrase          "" without a word
    query-empty-group           () without a word
    query-only-negative         nothing but exclusions
    query-negative-alternative  an alternative of `|` that only excludes
    query-or-operand            operator (`|`, OR … with nothing on one side)
    query-near-operand          operator (NEAR stands between words or phrases only)
    query-near-distance         operator, limit (NEAR/0 to NEAR/limit)
    query-short-prefix          word, limit (letters needed before the star)
    query-exact-prefix          word (= and * exclude each other)
    query-exact-operand         = stands before a word or a phrase only
    query-unknown-filter        name, nearest ("topic:, kind:")
    query-empty-filter          name, example ("topic:gas_energy")
    query-bad-value             name, value, nearest ("ru, kk"), example
    query-bad-number            name, value, example ("views:>1000")
    query-bad-reaction          name, value, example
    query-bad-channel           name, value, example
    query-bad-date              name, value, example
    query-date-place            date: inside an alternative or an exclusion
and of plan.py:
    query-date-in-alert         a date has no place in an alert
    query-unknown-channel       channel, nearest ("@a, @b", or "" when none is near)
    query-not-a-word            word (nothing in it can be searched for)
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.plain_words import PlainWords, is_plain_word, read_plain_words
from bot.domain.query_checks import check_tree
from bot.domain.query_tokens import Lexeme, read_lexemes
from bot.domain.query_tree import (
    Every,
    Filter,
    Nearby,
    Query,
    QueryError,
    QueryNode,
    Quoted,
    Term,
    is_positive,
    join_either,
    join_every,
    negate,
    write_query,
)

__all__ = [
    "Query",
    "QueryError",
    "join_parts",
    "list_query_parts",
    "parse_canonical",
    "parse_query",
    "without_dates",
]

MAX_LENGTH = 1000
MAX_WORDS = 64
MAX_DEPTH = 16


def parse_query(text: str, *, plain_words: bool = True) -> Query:
    """Returns the tree of `text`; raises QueryError, which points at the character at fault.

    Without `plain_words` every word is one to look for, also «вчера» and “show me”.
    """
    lexemes = _read(text)
    plain = read_plain_words(lexemes, text)
    read = plain if plain_words else PlainWords(lexemes)
    root = _parse(read.lexemes)
    # Most queries are ones of alerts, by the thousand, and say no such word: then there is nothing to quote.
    is_safe = not (plain_words or plain.period or plain.aside)
    return Query(root, write_query(root) if is_safe else _normalise(root), read.period, read.aside)


def parse_canonical(text: str) -> Query:
    """`parse_query`, word for word, of what it wrote itself: of 100,000 alerts, nothing is written anew."""
    return Query(_parse(_read(text)), text)


def _read(text: str) -> list[Lexeme]:
    if len(text) > MAX_LENGTH:
        fields = {"limit": MAX_LENGTH, "length": len(text)}
        raise QueryError("query-too-long", MAX_LENGTH, len(text) - MAX_LENGTH, fields)
    lexemes = read_lexemes(text)
    _check_size(lexemes)
    if not lexemes:
        raise QueryError("query-empty", 0, len(text))
    return lexemes


def _parse(lexemes: list[Lexeme]) -> QueryNode:
    root = _Parser(lexemes).parse()
    check_tree(root)
    return root


def without_dates(query: Query, *, written: bool = False) -> Query:
    """Returns `query` without the times said in plain words (with `written`: without any date), which stay
    in its `period`; raises QueryError where nothing else is asked for."""
    children = query.root.children if isinstance(query.root, Every) else (query.root,)
    dates = [c for c in children if isinstance(c, Filter) and c.name == "date" and (written or c.spoken)]
    rest = [child for child in children if not any(child is each for each in dates)]
    if not dates:
        return query
    if not any(map(is_positive, rest)):
        raise QueryError("query-date-in-alert", dates[0].at, dates[0].length)
    root = join_every(rest)
    period = query.period or tuple(write_query(date) for date in dates)
    return Query(root, _normalise(root), period, query.aside)


def list_query_parts(query: Query) -> tuple[QueryNode, ...]:
    """Returns what all has to hold for `query`, one part or more."""
    return query.root.children if isinstance(query.root, Every) else (query.root,)


def join_parts(parts: Sequence[QueryNode]) -> Query | None:
    """Returns the query of these parts; None where nothing is left to look for."""
    if not any(map(is_positive, parts)):
        return None
    root = join_every(parts)
    return Query(root, _normalise(root))


def _normalise(root: QueryNode) -> str:
    """The canonical text; words that would be taken for a time or a request stand in quotes."""
    written = write_query(root)
    again = read_plain_words(read_lexemes(written), written)
    return write_query(root, is_plain_word) if again.period or again.aside else written


class _Parser:
    """Recursive descent over the lexemes; the nesting limit bounds the recursion."""

    def __init__(self, lexemes: list[Lexeme]) -> None:
        self.lexemes = lexemes
        self.index = 0

    def parse(self) -> QueryNode:
        root = None if self.lexemes[0].kind == "close" else self._every(0)
        if root is None or self.index < len(self.lexemes):
            raise QueryError("query-unopened-paren", self.lexemes[self.index].at, 1)
        return root

    def _every(self, depth: int) -> QueryNode:
        children: list[QueryNode] = []
        while (lexeme := self._peek()) is not None and lexeme.kind != "close":
            children.append(self._either(depth))
        return join_every(children)

    def _either(self, depth: int) -> QueryNode:
        children = [self._near(depth)]
        while (lexeme := self._peek()) is not None and lexeme.kind == "or":
            self.index += 1
            children.append(self._near(depth, after=lexeme))
        return join_either(children)

    def _near(self, depth: int, after: Lexeme | None = None) -> QueryNode:
        left = self._unary(depth, after)
        pairs: list[QueryNode] = []
        while (lexeme := self._peek()) is not None and lexeme.kind == "near":
            self.index += 1
            right = self._unary(depth, lexeme)
            pairs.append(_pair(left, right, lexeme))
            left = right
        return join_every(pairs) if pairs else left

    def _unary(self, depth: int, after: Lexeme | None) -> QueryNode:
        lexeme = self._peek()
        if lexeme is None or lexeme.kind in ("or", "near", "close"):
            fault = after or lexeme
            assert fault is not None  # the callers stop at the end unless an operator came before
            code = "query-near-operand" if fault.kind == "near" else "query-or-operand"
            raise QueryError(code, fault.at, fault.length, {"operator": _written(fault)})
        self.index += 1
        node = lexeme.leaf if lexeme.leaf is not None else self._group(lexeme, depth + 1)
        return negate(node, lexeme.minus_at) if lexeme.negated else node

    def _group(self, opened: Lexeme, depth: int) -> QueryNode:
        if depth > MAX_DEPTH:
            raise QueryError("query-too-deep", opened.at, 1, {"limit": MAX_DEPTH})
        closed = self._peek()
        if closed is not None and closed.kind == "close":
            raise QueryError("query-empty-group", opened.at, closed.at + 1 - opened.at)
        node = None if closed is None else self._every(depth)
        if node is None or self._peek() is None:
            raise QueryError("query-unclosed-paren", opened.at, 1)
        self.index += 1
        return node

    def _peek(self) -> Lexeme | None:
        return self.lexemes[self.index] if self.index < len(self.lexemes) else None


def _pair(left: QueryNode, right: QueryNode, lexeme: Lexeme) -> Nearby:
    if not (isinstance(left, Term | Quoted) and isinstance(right, Term | Quoted)):
        raise QueryError("query-near-operand", lexeme.at, lexeme.length, {"operator": _written(lexeme)})
    return Nearby(left, right, lexeme.distance, left.at, right.at + right.length - left.at)


def _written(lexeme: Lexeme) -> str:
    return f"NEAR/{lexeme.distance}" if lexeme.kind == "near" else "|"


def _check_size(lexemes: list[Lexeme]) -> None:
    words = 0
    for lexeme in lexemes:
        if lexeme.leaf is not None:
            words += len(lexeme.leaf.terms) if isinstance(lexeme.leaf, Quoted) else 1
        if words > MAX_WORDS:
            raise QueryError("query-too-many-words", lexeme.at, lexeme.length, {"limit": MAX_WORDS})
