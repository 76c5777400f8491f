"""Charts -> PNG, off the event loop, one at a time; the last pictures are remembered by what they show.

matplotlib is neither light nor made for two threads at once. Decides nothing about what is drawn.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict

from bot.charts.values import Chart

KEPT = 64  # pictures of some 30 kB


class Painter:
    """One for a process. `drawn` counts the pictures that were not remembered."""

    def __init__(self, kept: int = KEPT) -> None:
        self.drawn = 0
        self._kept = kept
        self._pictures: OrderedDict[str, bytes] = OrderedDict()
        self._one_at_a_time = asyncio.Lock()

    async def draw(self, chart: Chart) -> bytes:
        """Returns the picture of `chart` as PNG."""
        key = chart_key(chart)
        async with self._one_at_a_time:
            if key not in self._pictures:
                self._pictures[key] = await asyncio.to_thread(_draw, chart)
                self.drawn += 1
                if len(self._pictures) > self._kept:
                    self._pictures.popitem(last=False)
            self._pictures.move_to_end(key)
            return self._pictures[key]


def chart_key(chart: Chart) -> str:
    """Returns a short name for what `chart` shows: the same values, the same name."""
    return hashlib.blake2b(repr(chart).encode(), digest_size=8).hexdigest()


def _draw(chart: Chart) -> bytes:
    # Imported here, in the thread: a start, and a bot that draws nothing, do not pay for matplotlib.
    from bot.charts.drawing import draw

    return draw(chart)
