"""Names within a row of query words -> the ways to say them in all four languages.

A name of one word and its one-word aliases become one Word with the keys of all; longer aliases become
rows of their own. Whoever writes the long name means no less: "Caspian Sea" finds "Hazar deňzi", not every
Hazar. Which names there are is the lexicon's affair (names.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice, product

from bot.domain.lexicon import NameIndex
from storage.records import Exact, Prefix, Word

MAX_WAYS = 64  # of one phrase; further combinations of aliases are left out

Leaf = Word | Exact | Prefix
Way = tuple[Leaf, ...]
Alias = tuple[str, ...]


def expand_names(row: Sequence[Leaf], *, names: NameIndex, word: Callable[[str], Word]) -> list[list[Way]]:
    """Cuts `row` at its longest names, left to right; each piece with its ways, as written first."""
    pieces: list[list[Way]] = []
    at = 0
    while at < len(row):
        length, aliases = _longest_name(row, at, names)
        pieces.append(_ways(tuple(row[at : at + length]), aliases, word))
        at += length
    return pieces


def find_names(words: Sequence[str], names: NameIndex) -> list[tuple[int, int, tuple[Alias, ...]]]:
    """Returns the names in a row of folded words, cut as `expand_names` does: place, length, other
    spellings."""
    row = [Word(frozenset(), word) for word in words]
    found: list[tuple[int, int, tuple[Alias, ...]]] = []
    at = 0
    while at < len(row):
        length, aliases = _longest_name(row, at, names)
        if others := tuple(alias for alias in aliases if alias != tuple(words[at : at + length])):
            found.append((at, length, others))
        at += length
    return found


def list_ways(pieces: Sequence[Sequence[Way]]) -> list[Way]:
    """Returns the ways of the whole row: every way of a piece with every way of the others."""
    return [tuple(leaf for way in ways for leaf in way) for ways in islice(product(*pieces), MAX_WAYS)]


def _longest_name(row: Sequence[Leaf], at: int, names: NameIndex) -> tuple[int, tuple[Alias, ...]]:
    run: list[str] = []
    for leaf in row[at : at + names.longest]:
        if not isinstance(leaf, Word):
            break
        run.append(leaf.text)
    for length in range(len(run), 0, -1):
        aliases = names.alternatives(run[:length])
        if aliases:
            return length, aliases if length == 1 else _long_names(aliases)
    return 1, ()


def _long_names(aliases: Sequence[Alias]) -> tuple[Alias, ...]:
    return tuple(alias for alias in aliases if not any(_is_part(alias, other) for other in aliases))


def _is_part(short: Alias, long: Alias) -> bool:
    starts = range(len(long) - len(short) + 1) if len(short) < len(long) else ()
    return any(long[at : at + len(short)] == short for at in starts)


def _ways(written: Way, aliases: Sequence[Alias], word: Callable[[str], Word]) -> list[Way]:
    short = [alias[0] for alias in aliases if len(alias) == 1]
    long = {alias: tuple(map(word, alias)) for alias in aliases if len(alias) > 1}
    ways: list[Way] = [written]
    if short:
        first = written[0].text if len(written) == 1 and isinstance(written[0], Word) else short[0]
        own = [written[0]] if len(written) == 1 else []
        keys = [leaf.keys for leaf in (*own, *map(word, short)) if isinstance(leaf, Word)]
        merged: Way = (Word(frozenset().union(*keys), first),)
        ways = [merged] if own else [written, merged]
    return ways + [way for way in long.values() if way not in ways]
