"""What understands texts, one for all tests of a process: dictionary and vocabulary take seconds to build."""

from __future__ import annotations

from functools import cache

from bot.collector.understanding import Understander
from bot.domain.analyser import Analyser
from bot.domain.topics import Classifier
from bot.lexicon import load_lexicon

ANALYSER = Analyser()  # reads nothing before it is asked


@cache
def classifier() -> Classifier:
    """The whole vocabulary, compiled."""
    return Classifier(load_lexicon(), ANALYSER)


@cache
def understander() -> Understander:
    """As ingest has it."""
    return Understander(ANALYSER, classifier())
