"""What a query's tree may not be: nothing but exclusions, an alternative that only excludes, a date that
is not at the top. Says where; how a tree is read from a text is query.py's.
"""

from __future__ import annotations

from bot.domain.query_tree import Either, Every, Filter, QueryError, QueryNode, Without, is_positive


def check_tree(root: QueryNode) -> None:
    """Raises QueryError, which points at the place at fault."""
    _check_alternatives(root)
    _check_dates(root)
    if not is_positive(root):
        raise QueryError("query-only-negative", root.at, root.length)


def _check_alternatives(node: QueryNode) -> None:
    if isinstance(node, Without):
        _check_alternatives(node.child)
    if isinstance(node, Every | Either):
        for child in node.children:
            _check_alternatives(child)
            if isinstance(node, Either) and not is_positive(child):
                raise QueryError("query-negative-alternative", child.at, child.length)


def _check_dates(root: QueryNode) -> None:
    """A date is a window of the whole query: it stands at the top or nowhere."""
    for child in root.children if isinstance(root, Every) else (root,):
        for misplaced in () if isinstance(child, Filter) else _find_dates(child):
            raise QueryError("query-date-place", misplaced.at, misplaced.length)


def _find_dates(node: QueryNode) -> list[Filter]:
    if isinstance(node, Filter):
        return [node] if node.name == "date" else []
    if isinstance(node, Without):
        return _find_dates(node.child)
    if isinstance(node, Every | Either):
        return [found for child in node.children for found in _find_dates(child)]
    return []
