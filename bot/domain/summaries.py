"""What stands for a post in a digest: a headline, and one or two sentences more.

Both are the post's own words, never a paraphrase. A sentence is worth its likeness to the whole post, and
early ones weigh more: measured, that beats LexRank and TextRank on posts of this kind.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.cleaning import readable
from bot.domain.sentences import split_sentences
from bot.domain.tokens import tokenise

_HEADLINE = 110  # characters
_LEAD_WEIGHT = 0.6
_SHORT_LABEL = 3  # words; fewer make a label («Срочно»), not a headline
_SHORT_SENTENCE = 4  # words; fewer say too little to stand in an extract
_STEM = 6  # letters; enough to tell a sentence's words apart
_MARKUP_LINK = re.compile(r"\[([^\]\n]*)\]\(\s*\)")
_MARKUP = re.compile(r"\*\*|__|```|^>+ ?|[\u200b\u2060\ufeff]", re.MULTILINE)
# A tag before a small letter is a word of the sentence: «#Казахстан и #Туркменистан подписали…».
_LEADING_TAGS = re.compile(r"^(?:#\w++[\s,]*+)++(?![a-zа-яёәғқңөұүһіäçňöşüýž])")
_TRAILING_TAGS = re.compile(r"(?:(?<=[.!?…»\"])(?:\s++#\w++)++|(?:\s++#\w++){2,}+)\s*$")
_POINTER = re.compile(
    r"(?:подробн|читайте|читать|толығырақ|толық |giňişleýin|dolulyg|read more)", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[,;:]\s|\s[—–-]\s")
_OPENING = "«\"“„‘'(№$€£₸₽+−@"
_CLOSING = "»\"”’')…!?%.:;,"


@dataclass(frozen=True, slots=True)
class _Opening:
    """The headline, and the sentences that it leaves for the extract."""

    headline: str
    rest: tuple[str, ...]


def headline(raw: str, width: int = _HEADLINE) -> str:
    """The first sentence or line in at most `width` characters, without leading emoji and hashtags."""
    return _open(raw, width).headline


def extract(raw: str, width: int = 220, *, most: int = 2) -> str:
    """The best sentences after the headline, at most so many; "" where the headline is all there is."""
    sentences = [sentence for sentence in _open(raw, _HEADLINE).rest if _says_something(sentence)]
    if not sentences:
        return ""
    scores = _score(sentences, raw)
    ranked = sorted(range(len(sentences)), key=lambda i: (-scores[i], i))
    chosen = [ranked[0]]
    room = width - len(sentences[ranked[0]]) - 3
    for i in ranked[1:]:
        if len(sentences[i]) <= room and len(chosen) < most:
            chosen.append(i)
            room -= len(sentences[i]) + 3
    return _cut(_join(sentences, sorted(chosen)), width)


def _says_something(sentence: str) -> bool:
    if sentence.startswith("…"):
        return True
    return len(sentence.split()) >= _SHORT_SENTENCE and not _POINTER.match(sentence)


def _open(raw: str, width: int) -> _Opening:
    lines = _clean_lines(raw)
    if not lines:
        return _Opening("", ())
    if len(lines) > 1 and _is_label(lines[0]):
        lines[:2] = [_join_label(lines[0], lines[1])]
    sentences = [line[start:end] for line in lines for start, end in split_sentences(line)]
    in_first_line = len(split_sentences(lines[0]))
    taken = 1
    while taken < in_first_line and _is_label(" ".join(sentences[:taken])):
        taken += 1
    whole = " ".join(sentences[:taken])
    title = _cut(whole, width)
    rest = sentences[taken:]
    if len(whole) > width:
        rest.insert(0, "…" + whole[len(title) - 1 :].strip(" ,;:—–-"))
    return _Opening(title.removesuffix(".") if not title.endswith("..") else title, tuple(rest))


def _is_label(text: str) -> bool:
    words = [token for token in tokenise(text) if len(token.norm) > 1 and token.norm.isalpha()]
    return len(words) < _SHORT_LABEL


def _clean_lines(raw: str) -> list[str]:
    """The lines that say something, without markup and ornament."""
    text = _MARKUP_LINK.sub(r"\1", _MARKUP.sub("", readable(raw)))
    lines = [_strip_ornament(" ".join(line.split())) for line in text.split("\n")]
    return [line for line in lines if line]


def _strip_ornament(line: str) -> str:
    line = _TRAILING_TAGS.sub("", _LEADING_TAGS.sub("", _strip_symbols(line)))
    line = _strip_symbols(line).replace("#", "")
    return line if any(map(str.isalnum, line)) else ""


def _strip_symbols(line: str) -> str:
    """Without emoji, bullets and bars at either end; quotation marks and punctuation stay."""
    start, end = 0, len(line)
    while start < end and not (line[start].isalnum() or line[start] in _OPENING or _is_tag(line, start)):
        start += 1
    while end > start and not (line[end - 1].isalnum() or line[end - 1] in _CLOSING):
        end -= 1
    return line[start:end]


def _is_tag(line: str, at: int) -> bool:
    return line[at] == "#" and line[at + 1 : at + 2].isalnum()


def _join_label(label: str, line: str) -> str:
    return f"{label} {line}" if label[-1] in _CLOSING else f"{label}: {line}"


def _cut(text: str, width: int) -> str:
    """`text` in at most `width` characters: at the end of a clause, else between words, with an ellipsis."""
    if len(text) <= width:
        return text
    room = text[: width - 1]
    ends = [match.start() for match in _CLAUSE_END.finditer(room) if match.start() > width * 0.65]
    if not ends and not text[width - 1].isspace():
        ends = [at for at in [room.rfind(" ")] if at > width // 2]
    return room[: ends[-1] if ends else None].rstrip(" ,;:—–-.") + "…"


def _score(sentences: list[str], raw: str) -> list[float]:
    bags = [_bag(sentence) for sentence in sentences]
    centroid = _bag(readable(raw))
    scores = [_cosine(bag, centroid) for bag in bags]
    return [score + _LEAD_WEIGHT / (1 + i) for i, score in enumerate(scores)]


def _bag(text: str) -> Counter[str]:
    return Counter([token.norm[:_STEM] for token in tokenise(text) if len(token.norm) > 3])


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    dot = sum([count * other[word] for word, count in one.items()])
    norms = math.sqrt(sum([n * n for n in one.values()]) * sum([n * n for n in other.values()]))
    return dot / norms if norms else 0.0


def _join(sentences: list[str], chosen: list[int]) -> str:
    text = sentences[chosen[0]]
    for before, i in pairwise(chosen):
        text += (" " if i == before + 1 else " … ") + sentences[i]
    return text
