"""What is told of how a query was understood, beside its canonical text: names, time, what was put aside.

Names are found as the plan finds them (name_aliases.py). Decides nothing about the search.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.answer_values import QueryReading
from bot.domain.lexicon import NameIndex
from bot.domain.name_aliases import find_names
from bot.domain.query_tree import Either, Every, Filter, Nearby, Query, QueryNode, Quoted, Term
from bot.domain.text import tokenise


def read_query(query: Query, names: NameIndex) -> QueryReading:
    """Returns what a person may want to know of how `query` was understood."""
    found: dict[tuple[str, ...], None] = {}
    for row in _rows((query.root,)):
        words = [(token.norm, text[token.start : token.end]) for text in row for token in tokenise(text)]
        for at, length, others in find_names([norm for norm, _ in words], names):
            as_typed = " ".join(typed for _, typed in words[at : at + length])
            found[(as_typed, *map(names.written, others))] = None
    return QueryReading(tuple(found), query.period, query.aside)


def _rows(nodes: Sequence[QueryNode]) -> Iterator[list[str]]:
    """The words that are looked for in any form, those in a row together; what is excluded tells nothing."""
    row: list[str] = []
    for node in nodes:
        if isinstance(node, Term) and node.mode == "forms":
            row.append(node.text)
        elif not (isinstance(node, Filter) and node.name == "date"):
            yield row
            row = []
            yield from _rows_within(node)
    yield row


def _rows_within(node: QueryNode) -> Iterator[list[str]]:
    if isinstance(node, Quoted):
        yield from _rows(node.terms)
    elif isinstance(node, Every):
        yield from _rows(node.children)
    elif isinstance(node, Nearby):
        yield from _rows((node.left,))
        yield from _rows((node.right,))
    elif isinstance(node, Either):
        for child in node.children:
            yield from _rows((child,))
