"""Writes docs/tour.md, docs/tour-operators.md and their pictures: `python -m tests.tour`, or `make tour`."""

from __future__ import annotations

import sys

from bot.charts.drawing import draw
from tests.tour.page import PICTURES, build_pages, list_pictures, read_signature, sign_picture


def write_tour() -> None:
    """Writes the pages, draws what changed, and removes what is no longer shown."""
    pages = build_pages()
    for path, text in pages.items():
        path.write_text(text, encoding="utf-8")
        print(f"{path.name}: {len(text.encode()) // 1000} kB")
    PICTURES.mkdir(exist_ok=True)
    charts = list_pictures()
    for path in PICTURES.glob("*.png"):
        if path.name not in charts:
            path.unlink()
    for name, chart in charts.items():
        path, signed = PICTURES / name, sign_picture(draw(chart), chart)
        if not path.exists() or read_signature(path.read_bytes()) != read_signature(signed):
            path.write_bytes(signed)
    print(f"{PICTURES.name}/: {len(charts)} pictures")


if __name__ == "__main__":
    try:
        write_tour()
    except ValueError as error:
        sys.exit(str(error))
