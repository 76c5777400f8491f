"""Prints figures, each beside what it should be."""

from __future__ import annotations

from collections.abc import Mapping


def print_figures(figures: Mapping[str, float], wanted: Mapping[str, float]) -> None:
    """`wanted` says what a figure should be at least, or, with a minus, at most."""
    for name, value in figures.items():
        print(f"{name:45} {value:14,.2f}{_judge(value, wanted[name]) if name in wanted else ''}", flush=True)


def _judge(value: float, wanted: float) -> str:
    is_met = value >= wanted if wanted > 0 else value <= -wanted
    sign = "at least" if wanted > 0 else "at most"
    return f"   wanted: {sign} {abs(wanted):,g}{'' if is_met else ', MISSED'}"
