"""Words that people type for a command in their own language: /поиск, /іздеу, /gözleg for /search.

The words of all four languages count whatever language a person has chosen. Runs nothing: a command that
does not exist is answered with the nearest one.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from bot.i18n import LANGUAGES, load_texts
from bot.views.start import COMMANDS

_NEAR = 0.5
_OF_OPERATORS = "admin"


def find_command(asked: str, *, is_operator: bool = False) -> str | None:
    """Returns the command whose name, or a word for it, is nearest to `asked`; None: nothing is near.

    Operators have one more command, which nobody else is told of.
    """
    words = _list_words(is_operator)
    nearest = get_close_matches(asked.casefold(), list(words), n=1, cutoff=_NEAR)
    return words[nearest[0]] if nearest else None


@cache
def _list_words(is_operator: bool) -> dict[str, str]:
    commands = (*COMMANDS, _OF_OPERATORS) if is_operator else COMMANDS
    words = {name: name for name in commands}
    for language in LANGUAGES:
        texts = load_texts(language)
        for name in commands:
            for word in texts(f"command-words-{name}").split(", "):
                words.setdefault(word.casefold(), name)
    return words
