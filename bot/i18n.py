"""Texts in Russian, Kazakh, Turkmen and English, from the Fluent files in locales/.

A missing key or field is an error of ours and raises: there is no silent fallback to another
language. Knows no views; dates and numbers for people are put together in views/formats.py.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("ru", "kk", "tk", "en")

LANGUAGE_NAMES = {"ru": "Русский", "kk": "Қазақша", "tk": "Türkmençe", "en": "English"}

# People whose Telegram speaks one of these read Russian more easily than English.
READS_RUSSIAN = frozenset({"uk", "be", "ky", "uz"})  # of those whose own language we do not speak


class Texts:
    """The texts of one language: `texts("digest-title")`, `texts("alerts-count", count=3)`."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no texts in {language!r}; there are {', '.join(LANGUAGES)}")
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        for source in _read_sources(language):
            self._bundle.add_resource(FluentResource(source))

    def __call__(self, key: str, **fields: str | int | float) -> str:
        """Returns the text for `key`; raises KeyError when it, or a field it needs, is missing."""
        if not self._bundle.has_message(key):
            raise KeyError(f"no text {key!r} in {self.language}")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(f"text {key!r} in {self.language} is empty")
        text, errors = self._bundle.format_pattern(pattern, fields)
        if errors:
            raise KeyError(f"text {key!r} in {self.language}: {errors[0]}")
        return str(text)


@cache
def load_texts(language: str) -> Texts:
    """Returns the texts of `language`, read once."""
    return Texts(language)


def guess_language(telegram_code: str | None) -> str:
    """Returns the language to greet a person in, from what their Telegram says ("kk", "en-GB")."""
    code = (telegram_code or "").lower().replace("_", "-").split("-")[0]
    if code in LANGUAGES:
        return code
    return "ru" if code in READS_RUSSIAN else "en"


def _read_sources(language: str) -> list[str]:
    folder = resources.files("bot") / "locales" / language
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".ftl")), key=lambda f: f.name)
    return [file.read_text(encoding="utf-8") for file in files]
