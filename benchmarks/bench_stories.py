"""How long it takes to group a day of posts into stories: `python -m benchmarks.bench_stories`.

The posts are invented, unless BENCH_TEXTS names a JSON Lines file of real ones (gzipped or not, field
"text"): its last 10,000 as one day. Measured are reading the traits of analysed posts and placing them, and
the same with the analysis. Beside it, on the same posts, a peer: word sets, an inverted index, and
Jaccard ≥ 0.5 with single link, which finds near-copies only.
"""

from __future__ import annotations

import gc
import gzip
import json
import os
import random
import time
import tracemalloc
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.report import print_figures
from bot.domain.analyser import AnalysedText, Analyser
from bot.domain.event_index import EventIndex, Placed
from bot.domain.traits import TraitReader
from bot.lexicon import load_lexicon

POSTS = 10_000
WANTED = {"grouping_s": -10}
START = datetime(2025, 11, 1, tzinfo=UTC)
_ALIKE = 0.5
_MOST_POSTS = 150  # that have a word; the same bound as ours
_PLACES = ["Актау", "Курык", "Атырау", "Бейнеу", "Ашхабад", "Туркменбаши", "Балканабад", "Дашогуз", "Мары"]
_SYLLABLES = "ба ве га до жи за ки ло мы на о пе ру са ту фи хо це ча ши э ю я ка ра та но ле ми".split()  # noqa: SIM905


def measure() -> dict[str, float]:
    """Seconds (of the processor), memory and stories, ours and the peer's."""
    texts = _read_texts()
    analyser = Analyser()
    reader = TraitReader(load_lexicon(), analyser)
    began = time.process_time()
    analysed = [analyser.analyse(text) for text in texts]
    analysis_s = time.process_time() - began
    gc.collect()
    gc.freeze()  # 10,000 analysed posts at once are the benchmark's own, the job holds one
    began = time.process_time()
    index = _group(reader, analysed)
    grouping_s = time.process_time() - began
    peer_s, peer_stories = _measure_peer(analysed)
    return {
        "posts": len(texts),
        "stories": index.count_stories(),
        "grouping_s": grouping_s,
        "with_analysis_s": grouping_s + analysis_s,
        "posts_per_s": len(texts) / grouping_s,
        "memory_mib": _measure_memory(reader, analysed),
        "peer.stories": peer_stories,
        "peer.grouping_s": peer_s,
        "ratio_to_peer": grouping_s / peer_s,
    }


def _group(reader: TraitReader, analysed: Sequence[AnalysedText]) -> EventIndex:
    index = EventIndex(reader.usual)
    for number, text in enumerate(analysed):
        at = START + timedelta(seconds=86_400 * number // len(analysed))
        index.place(Placed(number, at, number, reader.read(text)))
    return index


def _measure_memory(reader: TraitReader, analysed: Sequence[AnalysedText]) -> float:
    tracemalloc.start()
    index = _group(reader, analysed)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(index) == len(analysed)
    return peak / 2**20


def _measure_peer(analysed: Sequence[AnalysedText]) -> tuple[float, int]:
    """Seconds, and how many groups there are."""
    began = time.process_time()
    bags = [frozenset(text.words.norms) for text in analysed]
    posts_of: defaultdict[str, list[int]] = defaultdict(list)
    leaders = list(range(len(bags)))
    for number, bag in enumerate(bags):
        shared: Counter[int] = Counter()
        for word in bag:
            if len(posts_of[word]) <= _MOST_POSTS:
                shared.update(posts_of[word])
            posts_of[word].append(number)
        for other, _ in shared.most_common(16):
            if len(bag & bags[other]) >= _ALIKE * len(bag | bags[other]):
                leaders[_find(leaders, number)] = _find(leaders, other)
    return time.process_time() - began, len({_find(leaders, number) for number in range(len(bags))})


def _find(leaders: list[int], number: int) -> int:
    while leaders[number] != number:
        number = leaders[number]
    return number


def _read_texts() -> list[str]:
    if not os.environ.get("BENCH_TEXTS"):
        return _invent_day(random.Random(11))
    path = Path(os.environ["BENCH_TEXTS"])
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line)["text"] for line in raw.splitlines()][-POSTS:]


def _invent_day(rng: random.Random) -> list[str]:
    """Events of one to six posts, each a near-copy of the first or told in some of its words and others."""
    vocabulary = ["".join(rng.choices(_SYLLABLES, k=rng.choice((2, 2, 3, 3, 4)))) for _ in range(20_000)]
    posts: list[str] = []
    while len(posts) < POSTS:
        words = [vocabulary[int(20_000 * rng.random() ** 2)] for _ in range(40)]
        words += rng.sample(_PLACES, 2) + [str(rng.randint(11, 9_000)) for _ in range(3)]
        for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
            is_copy = rng.random() < 0.5
            told = (
                words[rng.randrange(8) :]
                if is_copy
                else rng.sample(words, 25) + rng.choices(vocabulary, k=20)
            )
            posts.append(" ".join(told).capitalize() + ".")
    rng.shuffle(posts)
    return posts[:POSTS]


if __name__ == "__main__":
    print_figures(measure(), WANTED)
