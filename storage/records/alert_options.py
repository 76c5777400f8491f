"""How an alert tells: when, how loudly, how often. What it watches for is its query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AlertTiming = Literal["now", "hourly", "digest"]


@dataclass(frozen=True, slots=True)
class AlertOptions:
    """`heeds_quiet`: waits for the end of quiet hours. `per_story`: a story is told once, and again only
    with something new. `daily_cap`: so many posts on one local day are told, the rest counted."""

    timing: AlertTiming = "now"
    silent: bool = False
    heeds_quiet: bool = True
    per_story: bool = True
    daily_cap: int | None = None


AS_NEW = AlertOptions()  # how an alert tells until its person says otherwise
