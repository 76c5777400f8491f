"""A search plan -> what narrows the posts to try: an FTS5 MATCH expression and a condition on rows.

Both are necessary conditions, no more: a post that the plan matches always passes, one that passes
need not match (phrases in any word form, NEAR). Built from plans only, never from a person's text;
every word is a quoted string or a parameter. A plan that index and rows cannot narrow gives None.

Words stand in the index, and those facets that cannot change unless the text is analysed again. What
may change without that (the kind of a channel, media, edits, counters) is asked of the rows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from storage.records import (
    AllOf,
    AnyOf,
    Engagement,
    Exact,
    Facet,
    Near,
    Not,
    Phrase,
    PlanNode,
    Prefix,
    Word,
)

_INDEXED_FACETS = ("ch:", "la:", "re:", "to:")
_INDEXED_FLAGS = frozenset({"me:link"})
_SHORT_PREFIX = 3  # letters
_NOTHING = 'terms : "no:such:key"'  # the index holds no such token
_REACTION_COUNT = """
(
    select total(json_extract(reaction.value, '$[2]'))
    from json_each(post_stats.reactions) as reaction
    where json_extract(reaction.value, '$[1]') = ? and json_extract(reaction.value, '$[0]') <> 'custom'
)
"""
# Looked up, not pasted in: what stands in SQL is written here.
_COMPARISONS = {comparison: comparison for comparison in (">", ">=", "<", "<=", "=")}
_COLUMNS = {
    "views": "post_stats.views",
    "forwards": "post_stats.forwards",
    "replies": "post_stats.replies",
    "reactions": "coalesce(post_stats.reactions_total, 0)",
}


@dataclass(frozen=True, slots=True)
class RowCondition:
    """An SQL condition over posts, channels and post_stats, never null, with its parameters."""

    sql: str
    parameters: tuple[Any, ...] = ()


def compile_match(root: PlanNode, short: Sequence[Prefix] = ()) -> str | None:
    """Returns the MATCH expression that every post which matches `root` satisfies, and has words that begin
    with each of `short`; None = any post may match. Short prefixes within `root` are left out."""
    known = [found for found in (_match(root), *map(_match_prefix, short)) if found is not None]
    if len(known) < 2:
        return known[0] if known else None
    return " AND ".join(f"({each})" for each in known)


def compile_rows(root: PlanNode) -> RowCondition | None:
    """Returns the condition on rows that every matching post satisfies; None = any post may match."""
    return _rows(root)


def is_short_prefix(node: PlanNode) -> bool:
    """Whether `node` is a prefix too short for the index, which gathers all posts of all words that begin so
    before it gives the first: a second in a million posts, in which SQLite cannot be stopped."""
    return isinstance(node, Prefix) and len(node.prefix) <= _SHORT_PREFIX


def compile_prefix(prefix: Prefix) -> RowCondition:
    """Returns the condition on a row of posts_fts that some word of it starts so."""
    return RowCondition("instr(' ' || posts_fts.forms, ?) > 0", (f" {prefix.prefix}",))


def join_conditions(conditions: Sequence[RowCondition]) -> RowCondition:
    """Returns that all of one or more conditions hold."""
    return _join(conditions, "and")


def is_facets_only(node: PlanNode) -> bool:
    """Whether no word stands in `node`, only filters."""
    if isinstance(node, AllOf | AnyOf):
        return all(map(is_facets_only, node.children))
    if isinstance(node, Not):
        return is_facets_only(node.child)
    return isinstance(node, Engagement)


def _match(node: PlanNode) -> str | None:
    if isinstance(node, Word):
        return _match_word(node)
    if isinstance(node, Exact):
        form = _quote(node.norm)
        return None if form is None else f"forms : {form}"
    if isinstance(node, Prefix):
        return None if is_short_prefix(node) else _match_prefix(node)
    if isinstance(node, Facet):
        return f"terms : {_quote(node.token)}" if _is_indexed(node) else None
    if isinstance(node, Phrase):
        return _match_phrase(node)
    if isinstance(node, Near):
        return _match_every((node.left, node.right))
    if isinstance(node, AnyOf):
        return _match_either(node)
    return _match_every(node.children) if isinstance(node, AllOf) else None


def _match_prefix(node: Prefix) -> str | None:
    form = _quote(node.prefix)
    return None if form is None else f"forms : {form} *"


def _match_word(node: Word) -> str | None:
    quoted = [_quote(key) for key in sorted(node.keys)]
    if None in quoted:
        return None
    return f"terms : ({' OR '.join(key for key in quoted if key is not None)})" if quoted else _NOTHING


def _match_every(nodes: Sequence[PlanNode]) -> str | None:
    wanted = list(dict.fromkeys(found for node in nodes if (found := _match(node)) is not None))
    if not wanted:
        return None
    expression = " AND ".join(f"({each})" for each in wanted)
    # Excluding is safe only where the index says exactly what the child does.
    excluded = [_match(n.child) for n in nodes if isinstance(n, Not) and _is_exact_in_index(n.child)]
    barred = " OR ".join(f"({each})" for each in excluded if each is not None)
    return f"({expression}) NOT ({barred})" if barred else expression


def _match_either(node: AnyOf) -> str | None:
    pairs = [child for child in node.children if isinstance(child, Near)]
    if len(pairs) == len(node.children) > 1:
        # All spellings of one name near all of another: each once, not with each.
        lefts, rights = (tuple(dict.fromkeys(side)) for side in zip(*map(_sides, pairs), strict=True))
        return _match_every((AnyOf(lefts), AnyOf(rights)))
    words = [child.keys for child in node.children if isinstance(child, Word)]
    # A name's long spelling has the short one in it: to look for that too finds no more.
    options = [_match(child) for child in node.children if not _is_covered(child, words)]
    known = [option for option in dict.fromkeys(options) if option is not None]
    return " OR ".join(f"({each})" for each in known) if known and None not in options else None


def _is_covered(node: PlanNode, words: Sequence[frozenset[str]]) -> bool:
    """Whether every post with the phrase `node` has one of `words` in it anyway."""
    parts = [part.keys for part in node.parts if isinstance(part, Word)] if isinstance(node, Phrase) else []
    return any(part <= word for part in parts for word in words)


def _sides(node: Near) -> tuple[PlanNode, PlanNode]:
    return node.left, node.right


def _match_phrase(node: Phrase) -> str | None:
    forms = [_quote(part.norm) for part in node.parts if isinstance(part, Exact)]
    if len(forms) == len(node.parts) and None not in forms:
        return f"forms : {' + '.join(form for form in forms if form is not None)}"
    return _match_every(node.parts)


def _quote(token: str) -> str | None:
    """A string of the MATCH language; None where the index's tokenizer may see no word in it.

    That tokenizer knows the letters of Unicode 6.1; all of Unicode 3.2, which Python knows too, are
    among them.
    """
    known = unicodedata.ucd_3_2_0.category
    if not all(known(character)[0] in "LN" or character in ":_" for character in token):
        return None
    return '"' + token.replace('"', '""') + '"' if token.strip(":_") else None


def _is_indexed(facet: Facet) -> bool:
    return facet.token.startswith(_INDEXED_FACETS) or facet.token in _INDEXED_FLAGS


def _is_exact_in_index(node: PlanNode) -> bool:
    if isinstance(node, AnyOf):
        return all(map(_is_exact_in_index, node.children))
    return isinstance(node, Word) or (isinstance(node, Facet) and _is_indexed(node))


def _rows(node: PlanNode) -> RowCondition | None:
    if isinstance(node, Engagement):
        return _engagement(node)
    if isinstance(node, Facet):
        return None if _is_indexed(node) else _row_facet(node.token)
    if isinstance(node, AllOf):
        known = [found for child in node.children if (found := _rows(child)) is not None]
        return _join(known, "and") if known else None
    if isinstance(node, AnyOf):
        options = [_rows(child) for child in node.children]
        known = [option for option in options if option is not None]
        return _join(known, "or") if known and len(known) == len(options) else None
    if isinstance(node, Not) and _is_exact_in_rows(node.child):
        child = _rows(node.child)
        return None if child is None else RowCondition(f"not ({child.sql})", child.parameters)
    return None


def _is_exact_in_rows(node: PlanNode) -> bool:
    if isinstance(node, AnyOf | AllOf):
        return all(map(_is_exact_in_rows, node.children))
    if isinstance(node, Not):
        return _is_exact_in_rows(node.child)
    return isinstance(node, Engagement) or (isinstance(node, Facet) and not _is_indexed(node))


def _join(conditions: Sequence[RowCondition], word: str) -> RowCondition:
    sql = f" {word} ".join(f"({each.sql})" for each in conditions)
    return RowCondition(sql, tuple(value for each in conditions for value in each.parameters))


def _engagement(node: Engagement) -> RowCondition:
    comparison = _COMPARISONS[node.comparison]
    if node.field == "react":
        return RowCondition(f"{_REACTION_COUNT} {comparison} ?", (node.emoji, node.value))
    return RowCondition(f"coalesce({_COLUMNS[node.field]} {comparison} ?, 0)", (node.value,))


def _row_facet(token: str) -> RowCondition:
    kind, _, value = token.partition(":")
    if kind == "ki":
        return RowCondition("channels.kind = ?", (value,))
    if token == "me:media":  # of the index, no secret  # nosec B105
        return RowCondition("posts.media_kind is not null")
    if kind == "me":
        return RowCondition("posts.media_kind is ?", (value,))
    if token == "fl:edited":  # of the index, no secret  # nosec B105
        return RowCondition("posts.edited_at is not null")
    if token == "fl:forward":  # of the index, no secret  # nosec B105
        return RowCondition(
            "coalesce(posts.forward_channel_id, posts.forward_post_id, posts.forward_title) is not null"
        )
    return RowCondition("0")
