"""Reads tables of «keyword: forms that it finds | words that it must not find».

One keyword a line; an indented line continues the one above.
"""

from __future__ import annotations

import re


def cases(table: str) -> list[tuple[str, str, bool]]:
    """(keyword, word, whether it is found) for each word of the table."""
    found_and_not: list[tuple[str, str, bool]] = []
    for line in re.sub(r"\n +", " ", table).strip().splitlines():
        keyword, _, words = line.partition(":")
        found, _, other = words.partition("|")
        found_and_not += [(keyword, word, True) for word in found.split()]
        found_and_not += [(keyword, word, False) for word in other.split()]
    return found_and_not
