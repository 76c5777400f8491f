"""A bounded memory of what a pure function returned, quick to ask for many keys at once.

Words of a text mostly have come before, so whoever computes something per word keeps it in one of these. It
is a dictionary that computes what it lacks, so that `map(memo.__getitem__, words)` runs no line of Python for
known words. Two generations bound it: when the younger is full it becomes the elder, and of the elder only
what is asked for again is kept. Holds nothing that cannot be computed anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memo(dict[K, V]):
    """`memo[key]` is `compute(key)`; at most twice `size` results are kept."""

    __slots__ = ("_compute", "_elder", "_size")

    def __init__(self, compute: Callable[[K], V], size: int) -> None:
        super().__init__()
        self._compute = compute
        self._size = size
        self._elder: dict[K, V] = {}

    def __missing__(self, key: K) -> V:
        value = self._elder[key] if key in self._elder else self._compute(key)
        if len(self) >= self._size:
            self._elder = dict(self)
            self.clear()
        self[key] = value
        return value

    def empty(self) -> None:
        """Forgets everything: `compute` would return something else now."""
        if self or self._elder:
            self.clear()
            self._elder = {}
