"""The reactions that a copied post carries below its text: pairs of lines, an emoji and its count.

The tail is the trailing run of such pairs, with at least one real emoji among them; a lone number never is a
count. An empty (or, within the run, missing) emoji line is a custom emoji, whose glyph no copy shows.
"""

from __future__ import annotations

import re

from storage.records import Reaction

PAID = "⭐"
_VARIATION = "\ufe0f"
_KEYCAP = "\u20e3"
_LONGEST_EMOJI = 12
_COUNT = re.compile(
    r"(?P<grouped>[0-9]{1,3}(?:[ \u00a0\u202f.,][0-9]{3}){1,2})"
    r"|(?P<number>[0-9]{1,9}|[0-9]{1,6}[.,][0-9]{1,3}(?=[\s\u00a0]*[^\W\d]))"
    r"[\s\u00a0\u202f]*(?P<unit>k|к|тыс\.?|мың|müň|m|м|млн\.?|mln\.?)?"
)
# One letter a line: E emoji, C count, B blank, T text.
_RUN = re.compile(r"(?:B+C)*EC(?:B*E?C)*B*$")


def split_reaction_tail(raw: str) -> tuple[str, tuple[Reaction, ...]]:
    """The body, a prefix of `raw`, and what stood below it; ("all of it", ()) where there is no tail."""
    end = len(raw.rstrip())
    last_line = raw[raw.rfind("\n", 0, end) + 1 : end]
    if _parse_count(last_line.strip()) is None:
        return raw, ()
    lines = _read_up(raw)
    kinds = "".join([kind for kind, _, _ in lines])
    run = _RUN.search(kinds)
    if run is None:
        return raw, ()
    start = lines[run.start()][1]
    return raw[:start].rstrip(), _pair(lines[run.start() :])


def _read_up(raw: str) -> list[tuple[str, int, str]]:
    """The lines below the last text line, top down: kind, start in `raw`, stripped text."""
    lines: list[tuple[str, int, str]] = []
    end = len(raw)
    while end >= 0:
        start = raw.rfind("\n", 0, end) + 1
        text = raw[start:end].strip()
        kind = _kind(text)
        if kind == "T":
            break
        lines.append((kind, start, text))
        end = start - 1
    return lines[::-1]


def _kind(line: str) -> str:
    if not line:
        return "B"
    if _parse_count(line) is not None:
        return "C"
    return "E" if _is_emoji(line) else "T"


def _is_emoji(line: str) -> bool:
    if len(line) > _LONGEST_EMOJI or line.isascii() or _KEYCAP in line:
        return False
    import emoji  # its table takes 40 ms to load, and few texts come with a tail

    return emoji.is_emoji(line) or emoji.is_emoji(line.replace(_VARIATION, ""))


def _parse_count(line: str) -> int | None:
    match = _COUNT.fullmatch(line.casefold()) if len(line) < 24 else None
    if match is None:
        return None
    if match["grouped"]:
        return int(re.sub(r"\D", "", match["grouped"]))
    unit = match["unit"] or ""
    scale = _scale(unit) if unit else 1
    return round(float(match["number"].replace(",", ".")) * scale)


def _scale(unit: str) -> int:
    if unit.startswith(("тыс", "мың", "müň", "k", "к")):
        return 1_000
    return 1_000_000


def _pair(lines: list[tuple[str, int, str]]) -> tuple[Reaction, ...]:
    reactions: list[Reaction] = []
    glyph = ""
    for kind, _, text in lines:
        if kind == "E":
            glyph = text.replace(_VARIATION, "")
        elif kind == "C":
            reactions.append(_reaction(glyph, _parse_count(text) or 0))
            glyph = ""
    return tuple(reactions)


def _reaction(glyph: str, count: int) -> Reaction:
    if glyph == PAID:
        return Reaction("paid", PAID, count)
    return Reaction("emoji" if glyph else "custom", glyph, count)
