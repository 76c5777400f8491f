"""Reading parsed TOML with errors that a person can act on: which file, which key, what to write.

Knows nothing of what the vocabulary means; lexicon.py does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


class LexiconError(ValueError):
    """A document of the lexicon is not as it should be: which file, and what to mend."""


def read_strings(table: Mapping[str, Any], key: str, where: str) -> Sequence[str]:
    value = table.get(key, ())
    if not isinstance(value, list | tuple) or not all(
        isinstance(item, str) and item.strip() for item in value
    ):
        raise LexiconError(f"{where}: {key} is a list of words in quotes")
    return value


def read_tables(document: Mapping[str, Any], key: str, where: str) -> Sequence[Mapping[str, Any]]:
    value = document.get(key, ())
    if not isinstance(value, list | tuple) or not all(isinstance(item, Mapping) for item in value):
        raise LexiconError(f"{where}: write each one under [[{key}]]")
    return value


def read_table(document: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
    value = document.get(key)
    if not isinstance(value, Mapping):
        raise LexiconError(f"{where}: the part [{key}] is missing")
    return value


def read_text(item: Mapping[str, Any], where: str) -> str:
    text = item.get("text")
    if not isinstance(text, str) or not text.strip():
        raise LexiconError(f'{where}: an example is written text = "…"')
    return text
