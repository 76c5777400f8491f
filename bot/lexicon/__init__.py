"""The vocabulary: TOML files that a person can edit, and the function that reads them.

What the files mean is decided in bot/domain/lexicon.py; nothing is read before `load_lexicon` is called.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from bot.domain.lexicon import Lexicon, LexiconError, parse_lexicon


@cache
def load_lexicon() -> Lexicon:
    """The shipped lexicon, read once."""
    root = files(__name__)
    documents = {path.name.removesuffix(".toml"): _read(path) for path in root.iterdir() if _is_toml(path)}
    for path in root.joinpath("topics").iterdir():
        if _is_toml(path):
            documents[f"topics/{path.name.removesuffix('.toml')}"] = _read(path)
    return parse_lexicon(documents)


def _is_toml(path: Traversable) -> bool:
    return path.name.endswith(".toml")


def _read(path: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: {error}") from error
