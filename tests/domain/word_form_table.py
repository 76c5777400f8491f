"""Reads tables of «keyword: forms that it finds | words that it must not find», one line a keyword."""

from __future__ import annotations

from collections.abc import Iterator


def cases(table: str) -> Iterator[tuple[str, str, bool]]:
    """(keyword, word, whether it is found) for each word of the table."""
    for line in filter(None, map(str.strip, table.splitlines())):
        keyword, _, words = line.partition(":")
        found, _, other = words.partition("|")
        yield from ((keyword.strip(), word, True) for word in found.split())
        yield from ((keyword.strip(), word, False) for word in other.split())
