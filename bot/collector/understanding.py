"""What is derived from a post before it is stored: analysis, classification, index text.

Pure apart from its analyser's memo. Does not look for copies, match alerts or store.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from bot.domain.analyser import AnalysedText, Analyser
from bot.domain.facets import facets_of
from bot.domain.fingerprints import dump_print, print_words
from bot.domain.text import text_hash
from bot.domain.topics import Classifier
from storage.records import Channel, Post, Understanding


@dataclass(frozen=True, slots=True)
class Understood:
    """A post with its analysed text, which the alerts are matched on."""

    post: Post
    text: AnalysedText
    facets: frozenset[str]
    understanding: Understanding


@dataclass(frozen=True, slots=True)
class Understander:
    """Analyser and classifier together; `version` moves when either changes."""

    analyser: Analyser
    classifier: Classifier

    @property
    def version(self) -> int:
        """A newer version means that stored posts should be understood again."""
        return analysis_version(self.analyser.version, self.classifier.version)

    def understand(self, post: Post, channel: Channel) -> Understood:
        """Derives everything from `post`; the channel's country is context for "we" and "here"."""
        text = self.analyser.analyse(post.text)
        found = self.classifier.classify(text, home_country=channel.country)
        topics = [topic.topic for topic in found.topics]
        facets = facets_of(post, channel, text.language, found.relevance, topics)
        understanding = Understanding(
            language=text.language,
            relevance=found.relevance,
            relevance_score=found.relevance_score,
            topics=found.topics,
            evidence=found.evidence,
            forms=" ".join(text.words.norms),
            terms=" ".join([*chain.from_iterable(text.keys), *sorted(facets)]),
            text_hash=text_hash(post.text),
            analysis_version=self.version,
            print=dump_print(print_words(text.masked, text.words)),
        )
        return Understood(post, text, facets, understanding)


def analysis_version(analyser: int, lexicon: int) -> int:
    """The version that stands at a post, of the analyser's and the lexicon's; the latter is below 1000."""
    return analyser * 1000 + lexicon
