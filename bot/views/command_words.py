"""Words that people type for a command in their own language: /поиск, /іздеу, /gözleg for /search.

The words of all four languages count whatever language a person has chosen. Runs nothing: a command that
does not exist is answered with the nearest one.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from bot.i18n import LANGUAGES, load_texts
from bot.views.start import COMMANDS

WORDED = (
    "digest",
    "top",
    "search",
    "trends",
    "alert",
    "alerts",
    "subscribe",
    "unsubscribe",
    "topics",
    "channels",
    "settings",
    "privacy",
    "export",
    "forget",
    "status",
    "help",
    "start",
)
_NEAR = 0.5


def find_command(asked: str) -> str | None:
    """Returns the command whose name, or a word for it, is nearest to `asked`; None: nothing is near."""
    words = _list_words()
    nearest = get_close_matches(asked.casefold(), list(words), n=1, cutoff=_NEAR)
    return words[nearest[0]] if nearest else None


@cache
def _list_words() -> dict[str, str]:
    words = {name: name for name in COMMANDS}
    for language in LANGUAGES:
        texts = load_texts(language)
        for name in WORDED:
            for word in texts(f"command-words-{name}").split(", "):
                words.setdefault(word.casefold(), name)
    return words
