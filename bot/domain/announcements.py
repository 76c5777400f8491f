"""What an operator announces to all: a text, or one for each language, as it was written. Pure.

A line that begins with a language and a colon ("ru:", "kk:", "tk:", "en:") begins the text of that
language; without such a line the whole is for everybody. Who reads a language that is missing gets the
first text. Knows no subscriber.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

LONGEST = 3500  # of one text: with the line above it, it fits one message
_HEAD = r"^[ \t]*({languages})[ \t]*:[ \t]*"


def parse_announcement(written: str, languages: Sequence[str]) -> dict[str, str]:
    """The text for each language; {} where there is none."""
    head = re.compile(_HEAD.format(languages="|".join(languages)), re.IGNORECASE | re.MULTILINE)
    heads = list(head.finditer(written))
    if not heads or written[: heads[0].start()].strip():
        return dict.fromkeys(languages, written.strip()) if written.strip() else {}
    ends = [each.start() for each in heads[1:]] + [len(written)]
    texts = {
        each[1].lower(): written[each.end() : end].strip() for each, end in zip(heads, ends, strict=True)
    }
    texts = {language: text for language, text in texts.items() if text}
    first = next(iter(texts.values()), "")
    return {language: texts.get(language, first) for language in languages} if first else {}


def dump_announcement(text: str) -> str:
    """The payload of one delivery."""
    return json.dumps({"text": text}, ensure_ascii=False)


def load_announcement(payload: str) -> str:
    """Reads what `dump_announcement` wrote; ValueError where it is none."""
    text = json.loads(payload)["text"]
    if not isinstance(text, str):
        raise ValueError("an announcement without a text")
    return text


def measure(texts: Mapping[str, str]) -> int:
    """How long the longest of the texts is, as Telegram counts: in UTF-16 units."""
    return max((len(text.encode("utf-16-le")) // 2 for text in texts.values()), default=0)
