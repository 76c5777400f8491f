"""Words typed in letters of two alphabets («Aктaу» with Latin a, «мiнiстр» with Latin i), brought to one.

Only look-alikes are exchanged. A word that really mixes alphabets («iPhoneы») stays as it is, and nothing
is transliterated here.
"""

from __future__ import annotations

import re

_LATIN = "a-z\u00df-\u024f\u0259\u0275"
_CYRILLIC = "\u0400-\u052f"
# Begins with one set of letters, so that a scan skips the rest of the text quickly.
_MIXED = re.compile(f"[{_LATIN}](?:(?=[{_CYRILLIC}])|(?<=[{_CYRILLIC}].))")
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
_CYRILLIC_LETTER = re.compile(f"[{_CYRILLIC}]")
_KAZAKH_LETTER = re.compile("[әғқңөұүһі]")

# After case folding: В, К, М, Н, Т stand here for the capitals that look alike.
_TO_CYRILLIC = str.maketrans("abcehikmoptxyəɵ", "авсенікмортхуәө")
_TO_LATIN = str.maketrans("авсенікмортхуһј", "abcehikmoptxyhj")
_LATIN_ALIKE = frozenset("abcehikmoptxyəɵ")
_CYRILLIC_ALIKE = frozenset("авсенікмортхуһј")


def has_mixed_scripts(folded: str) -> bool:
    """Whether letters of both alphabets touch anywhere in a case-folded text."""
    return not folded.isascii() and _MIXED.search(folded) is not None


def to_one_script(folded: str) -> str:
    """The case-folded word in the alphabet that it was meant in."""
    if folded.isascii() or not _MIXED.search(folded):
        return folded
    latin = _LATIN_LETTER.findall(folded)
    cyrillic = _CYRILLIC_LETTER.findall(folded)
    may_be_cyrillic = _LATIN_ALIKE.issuperset(latin)
    may_be_latin = _CYRILLIC_ALIKE.issuperset(cyrillic)
    if may_be_cyrillic and not (may_be_latin and len(latin) > len(cyrillic)):
        # Kazakh has a letter of its own that looks like the small h: «қаhарман».
        small_h = folded.replace("h", "һ") if _KAZAKH_LETTER.search(folded) else folded
        return small_h.translate(_TO_CYRILLIC)
    return folded.translate(_TO_LATIN) if may_be_latin else folded
