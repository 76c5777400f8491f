"""Errors that a person sees: each says what was wrong and what to do instead.

In the chat an error is a locale key with its fields; on the command line it is a sentence.
Nothing here logs or prints.
"""

from __future__ import annotations


class UserError(Exception):
    """Something a subscriber asked for cannot be done; `key` names the sentence in the locales."""

    def __init__(self, key: str, **fields: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.fields = fields


class OperatorError(Exception):
    """Something the operator must put right; the message is the whole sentence."""


class NotReadyError(OperatorError):
    """Something the operator can put right while the program runs: whoever can wait for it, waits."""


class OutageError(Exception):
    """The other side cannot be reached just now; nobody can do anything but try again."""


class ConfigError(OperatorError):
    """A setting is missing or wrong; names the key, what was wrong and what to write."""
