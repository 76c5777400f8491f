"""The door to a post's text: its words, what of it to ignore, and how to quote it briefly.

Everything here works on code points of the raw text and knows no language; which language a text is in and
what forms a word has stands in languages/.
"""

from __future__ import annotations

from bot.domain.cleaning import mask, text_hash
from bot.domain.excerpts import Excerpt, excerpt
from bot.domain.reaction_tail import split_reaction_tail
from bot.domain.summaries import extract, headline
from bot.domain.tokens import Token, exact_form, fold, tokenise

__all__ = [
    "Excerpt",
    "Token",
    "exact_form",
    "excerpt",
    "extract",
    "fold",
    "headline",
    "mask",
    "split_reaction_tail",
    "text_hash",
    "tokenise",
]
