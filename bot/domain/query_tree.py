"""The tree of a query, the error that points into its text, and the text that a tree reads as.

Does not parse (query.py) and does not know what words mean (plan.py). Positions are code points of
the text as typed and do not take part in comparisons: two spellings of one query are equal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from storage.records import Comparison

TermMode = Literal["forms", "exact", "prefix"]

OR_WORDS = frozenset({"OR", "ИЛИ", "НЕМЕСЕ", "ÝA-DA"})
NEAR_WORD = "NEAR"
NOTHING_WORD = "AND"  # what the space already means

_RESERVED = re.compile("|".join(sorted((*OR_WORDS, NEAR_WORD, NOTHING_WORD))))


class QueryError(ValueError):
    """A query cannot be understood: `code` names the sentence in the locales (query-…), `at` and
    `length` the characters at fault, `fields` what the sentence needs."""

    def __init__(
        self, code: str, at: int = 0, length: int = 0, fields: Mapping[str, str | int] | None = None
    ) -> None:
        super().__init__(code, at, length)
        self.code = code
        self.at = at
        self.length = length
        self.fields: dict[str, str | int] = dict(fields or {})


@dataclass(frozen=True, slots=True)
class Term:
    """One word without spaces; hyphens may be inside ("Туркменистан-Иран")."""

    text: str
    mode: TermMode = "forms"
    at: int = field(default=0, compare=False)
    length: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Two or more words side by side, in this order; all exact, or each in any form or a prefix."""

    terms: tuple[Term, ...]
    at: int = field(default=0, compare=False)
    length: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Nearby:
    """Both, with at most `distance` words between them."""

    left: Term | Quoted
    right: Term | Quoted
    distance: int
    at: int = field(default=0, compare=False)
    length: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Filter:
    """`name:value`, `name:>number`, or `react:🔥>10` with all of them; name and value canonical.
    `spoken`: it was said in plain words, not written as a filter."""

    name: str
    value: str = ""
    comparison: Comparison | None = None
    number: int | None = None
    at: int = field(default=0, compare=False)
    length: int = field(default=0, compare=False)
    spoken: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Every:
    """All of two or more; none of them is an Every."""

    children: tuple[QueryNode, ...]
    at: int = field(default=0, compare=False)
    length: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Either:
    """Any of two or more; none of them is an Either."""

    children: tuple[QueryNode, ...]
    at: int = field(default=0, compare=False)
    length: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Without:
    """Not the child; the child is no Without."""

    child: QueryNode
    at: int = field(default=0, compare=False)
    length: int = field(default=0, compare=False)


QueryNode = Term | Quoted | Nearby | Filter | Every | Either | Without


@dataclass(frozen=True, slots=True)
class Query:
    """A query understood. `normalised` is its canonical text, which parses to the same tree; as typed:
    `period`, the words taken for a time, and `aside`, those that are not searched for."""

    root: QueryNode
    normalised: str
    period: tuple[str, ...] = field(default=(), compare=False)
    aside: tuple[str, ...] = field(default=(), compare=False)


def write_query(node: QueryNode, guarded: Callable[[str], bool] = lambda word: False) -> str:
    """Returns the text that parses to `node`; a lone word that `guarded` names is put in quotes."""
    if isinstance(node, Every):
        return " ".join(write_query(child, guarded) for child in node.children)
    if isinstance(node, Either):
        return " | ".join(_write_operand(child, (Every,), guarded) for child in node.children)
    if isinstance(node, Without):
        return "-" + _write_operand(node.child, (Every, Either, Nearby), guarded)
    if isinstance(node, Nearby):
        left, right = write_query(node.left, guarded), write_query(node.right, guarded)
        return f"{left} {NEAR_WORD}/{node.distance} {right}"
    if isinstance(node, Filter):
        number = "" if node.number is None else node.number
        return f"{node.name}:{node.value}{node.comparison or ''}{number}"
    return _write_words(node, guarded)


def join_every(nodes: Sequence[QueryNode]) -> QueryNode:
    """Returns the conjunction of one or more nodes, flat."""
    flat = [part for node in nodes for part in (node.children if isinstance(node, Every) else (node,))]
    return flat[0] if len(flat) == 1 else Every(tuple(flat), *_extent(flat))


def join_either(nodes: Sequence[QueryNode]) -> QueryNode:
    """Returns the disjunction of one or more nodes, flat."""
    flat = [part for node in nodes for part in (node.children if isinstance(node, Either) else (node,))]
    return flat[0] if len(flat) == 1 else Either(tuple(flat), *_extent(flat))


def negate(node: QueryNode, at: int) -> QueryNode:
    """Returns the opposite of `node`; two negations cancel out."""
    if isinstance(node, Without):
        return node.child
    return Without(node, at, node.at + node.length - at)


def is_positive(node: QueryNode) -> bool:
    """Whether `node` asks for something, rather than only excluding."""
    if isinstance(node, Without):
        return not is_positive(node.child)
    if isinstance(node, Every):
        return any(is_positive(child) for child in node.children)
    if isinstance(node, Either):
        return all(is_positive(child) for child in node.children)
    return True


def _write_operand(node: QueryNode, weaker: tuple[type, ...], guarded: Callable[[str], bool]) -> str:
    written = write_query(node, guarded)
    return f"({written})" if isinstance(node, weaker) else written


def _write_words(node: Term | Quoted, guarded: Callable[[str], bool]) -> str:
    terms = (node,) if isinstance(node, Term) else node.terms
    words = " ".join(term.text + ("*" if term.mode == "prefix" else "") for term in terms)
    exact = "=" if terms[0].mode == "exact" else ""
    quoted = isinstance(node, Quoted) or (
        node.mode == "forms" and (_RESERVED.fullmatch(node.text) is not None or guarded(node.text))
    )
    return f'{exact}"{words}"' if quoted else exact + words


def _extent(nodes: Sequence[QueryNode]) -> tuple[int, int]:
    at = min(node.at for node in nodes)
    return at, max(node.at + node.length for node in nodes) - at
