"""One filter of a query: its name and value as typed -> a Filter, or an error that says what to write.

Knows the table of names (query_names.py), not the rest of the language, and no channels: whether
`from:@name` is followed is for plan.py to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import cast

from bot.domain.links import NotAChannel, parse_channel_ref
from bot.domain.query_dates import normalise_dates
from bot.domain.query_names import FILTER_EXAMPLES, FILTER_NAMES, FILTER_VALUES, NUMBER_FILTERS
from bot.domain.query_tree import Filter, QueryError
from bot.domain.time_words import load_time_phrases
from storage.records import Comparison

MAX_NUMBER = 10**15  # fits SQLite's integers with room to spare

_COMPARED = re.compile(r"(?P<operator>>=|<=|[><=≥≤])?(?P<rest>.*)", re.DOTALL)
_NUMBER = re.compile(r"(\d{1,15})([kкmм]?)", re.IGNORECASE)
_SCALE = {"": 1, "k": 10**3, "к": 10**3, "m": 10**6, "м": 10**6}
_REACTION = re.compile(r"(?P<emoji>[^<>=≥≤]+)(?P<number>[<>=≥≤].*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FilterText:
    """`name:value` as typed; both positions are those in the query."""

    name: str
    value: str
    at: int
    value_at: int

    @property
    def length(self) -> int:
        """The code points from the name to the end of the value."""
        return self.value_at + len(self.value) - self.at


def parse_filter(text: FilterText) -> Filter:
    """Returns the filter that `text` means; raises QueryError at the name or the value."""
    name = find_filter_name(text.name)
    if name is None:
        known = (spelling for pair in FILTER_NAMES.items() for spelling in (pair[0], *pair[1]))
        nearest = _nearest(text.name, known) or list(FILTER_NAMES)
        fields = {"name": text.name, "nearest": ", ".join(f"{found}:" for found in nearest)}
        raise QueryError("query-unknown-filter", text.at, len(text.name) + 1, fields)
    if not text.value:
        fields = {"name": name, "example": FILTER_EXAMPLES[name]}
        raise QueryError("query-empty-filter", text.at, len(text.name) + 1, fields)
    if name in NUMBER_FILTERS:
        comparison, number = _read_number(name, text.value, text)
        return Filter(name, "", comparison, number, text.at, text.length)
    if name == "react":
        return _read_reaction(text)
    return Filter(name, _read_value(name, text), at=text.at, length=text.length)


def find_filter_name(written: str) -> str | None:
    """Returns the canonical name of a filter written in any of the four languages."""
    return _ALIASES.get(fold_name(written))


def fold_name(written: str) -> str:
    """Returns a name or a value of a filter as the table spells it."""
    return unicodedata.normalize("NFC", written).casefold().replace("ё", "е")


def _read_value(name: str, text: FilterText) -> str:
    if name == "from":
        return _read_channel(text)
    if name == "date":
        return _read_dates(text)
    value = fold_name(text.value)
    found = _VALUES[name].get(value) or _VALUES[name].get(value.replace("-", "_"))
    if found is None:
        nearest = _nearest(text.value, _VALUES[name]) or list(FILTER_VALUES[name])
        raise _bad_value("query-bad-value", name, text, nearest=", ".join(nearest))
    return found


def _read_channel(text: FilterText) -> str:
    try:
        channel = parse_channel_ref(text.value)
    except NotAChannel:
        raise _bad_value("query-bad-channel", "from", text) from None
    return str(channel.channel_id) if channel.username is None else f"@{channel.username.lower()}"


def _read_dates(text: FilterText) -> str:
    operator, rest = _split_operator(text.value)
    said = load_time_phrases().find([rest], 0) if operator is None else None  # date:вчера
    try:
        return normalise_dates(rest if said is None else said.meaning, operator)
    except ValueError:
        raise _bad_value("query-bad-date", "date", text) from None


def _read_reaction(text: FilterText) -> Filter:
    found = _REACTION.fullmatch(text.value)
    emoji = "" if found is None else found["emoji"].replace("\ufe0f", "").strip()
    if found is None or not emoji or len(emoji) > 12 or any(c.isalnum() or c.isascii() for c in emoji):
        raise _bad_value("query-bad-reaction", "react", text)
    if found["number"] is None:
        return Filter("react", emoji, ">", 0, text.at, text.length)
    comparison, number = _read_number("react", found["number"], text)
    return Filter("react", emoji, comparison, number, text.at, text.length)


def _read_number(name: str, written: str, text: FilterText) -> tuple[Comparison, int]:
    operator, rest = _split_operator(written)
    found = _NUMBER.fullmatch(rest)
    if operator is None or found is None:
        raise _bad_value("query-bad-number", name, text)
    number = int(found[1]) * _SCALE[found[2].lower()]
    if number > MAX_NUMBER:
        raise _bad_value("query-bad-number", name, text)
    return operator, number


def _split_operator(written: str) -> tuple[Comparison | None, str]:
    found = _COMPARED.fullmatch(written)
    if found is None or found["operator"] is None:
        return None, written
    operator = {"≥": ">=", "≤": "<="}.get(found["operator"], found["operator"])
    return cast(Comparison, operator), found["rest"]


def _bad_value(code: str, name: str, text: FilterText, **more: str) -> QueryError:
    fields = {"name": name, "value": text.value, "example": FILTER_EXAMPLES[name], **more}
    return QueryError(code, text.value_at, len(text.value), fields)


def _nearest(written: str, known: Iterable[str]) -> list[str]:
    name, spellings = fold_name(written), list(known)
    longer = [spelling for spelling in spellings if name in spelling]
    return (longer or get_close_matches(name, spellings, n=3, cutoff=0.6))[:3]


def _spellings(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {spelling: key for key, others in table.items() for spelling in (key, *others)}


_ALIASES = _spellings(FILTER_NAMES)
_VALUES = {name: _spellings(values) for name, values in FILTER_VALUES.items()}
