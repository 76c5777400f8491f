"""Reads tables of «keyword: forms that it finds | words that it must not find».

One keyword a line; an indented line continues the one above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def cases(table: str) -> Iterator[tuple[str, str, bool]]:
    """(keyword, word, whether it is found) for each word of the table."""
    for line in re.sub(r"\n +", " ", table).strip().splitlines():
        keyword, _, words = line.partition(":")
        found, _, other = words.partition("|")
        yield from ((keyword, word, True) for word in found.split())
        yield from ((keyword, word, False) for word in other.split())
