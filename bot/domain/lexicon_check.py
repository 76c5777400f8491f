"""Looks the lexicon over: terms that stand twice or can never match, idle traps, examples that fail.

For whoever edits the TOML files; the running bot does not need it. It mends nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.analyser import Analyser
from bot.domain.languages.scripts import is_cyrillic
from bot.domain.lexicon import ANY_LANGUAGE, Lexicon, Term
from bot.domain.lexicon_rules import Rules, fold_term
from bot.domain.terms_index import Part, TermsIndex, parse_term
from bot.domain.text import tokenise
from bot.domain.topics import TOPIC_THRESHOLD, Classifier

_EXAMPLES = 3
_SHORTEST_PREFIX = 3
_FEWEST_LANGUAGES = 2
# A term is tried in a sentence of its language, since a word alone does not tell which language it is in.
_SENTENCES = {
    "ru": "Вчера сообщили, что {} и это всё, что об этом известно",
    "kk": "Бүгін {} туралы айтылды, бірақ бұл әлі белгісіз болып тұр",
    "kk-Latn": "Bügın {} turaly aityldy, bıraq būl älı belgısız bolyp tūr",
    "tk": "Düýn {} barada aýdyldy, ýöne bu entek belli däl diýýärler",
    "en": "They said that {} and this is all that was known about it",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """`where`: the part of the lexicon; `what`: what is wrong with which words."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def check_lexicon(lexicon: Lexicon, analyser: Analyser) -> list[Finding]:
    """All findings, part by part; none = in order."""
    classifier = Classifier(lexicon, analyser)
    rules = classifier.rules
    return [
        *_duplicates(lexicon),
        *_dead_terms("terms", rules.terms, rules.index, analyser),
        *_notions(lexicon, analyser),
        *_idle_traps(lexicon, rules),
        *_examples(lexicon, classifier, analyser),
    ]


def _duplicates(lexicon: Lexicon) -> Iterator[Finding]:
    parts: list[tuple[str, Iterable[Term]]] = [(topic.name, topic.terms) for topic in lexicon.topics]
    parts += [(country.code, country.terms) for country in lexicon.countries]
    parts += [("own", lexicon.own), ("neighbour", lexicon.neighbour), ("both", lexicon.both)]
    parts += [("third", lexicon.third), *((setting.kind, setting.terms) for setting in lexicon.settings)]
    for where, terms in parts:
        yield from _twice(where, ((term.language, fold_term(term.text)) for term in terms))
    yield from _twice("entities", (("id", entity.name) for entity in lexicon.entities))
    for entity in lexicon.entities:
        yield from _twice(f"entities, {entity.name}", (("alias", _words(alias)) for alias in entity.aliases))
    yield from _twice("traps", (("inside", _words(phrase)) for phrase in lexicon.inside))
    for company in lexicon.companies:
        yield from _twice(f"traps, {company.note}", (("word", _words(word)) for word in company.words))
    yield from _twice("names", (("name", " ".join(name)) for group in lexicon.names.groups for name in group))


def _words(text: str) -> str:
    """Темир-Баба is two words and Темирбаба one: both are needed. "=" before and "*" after a word stay."""
    return " ".join(token.norm for token in tokenise(text)) + "".join(mark for mark in "=*" if mark in text)


def _twice(where: str, items: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    for (kind, text), count in Counter(items).items():
        if count > 1:
            yield Finding(where, f"«{text}» ({kind}) stands {count} times")


def _notions(lexicon: Lexicon, analyser: Analyser) -> Iterator[Finding]:
    """A word of two notions would be taken for the first; a notion of one language joins nothing."""
    listed = [(term.text, term.language) for _, terms in lexicon.notions for term in terms]
    yield from _twice("concepts", ((language, fold_term(text)) for text, language in listed))
    for name, terms in lexicon.notions:
        if len({term.language for term in terms}) < _FEWEST_LANGUAGES:
            yield Finding("concepts", f"{name} stands in one language only")
    yield from _dead_terms("concepts", listed, TermsIndex(listed, analyser), analyser)


def _dead_terms(
    where: str, terms: Sequence[tuple[str, str]], index: TermsIndex, analyser: Analyser
) -> Iterator[Finding]:
    for number, (text, language) in enumerate(terms):
        parts = parse_term(text, language, analyser)
        if not parts or not all(map(_can_match, parts)) or 0 < len(parts[0].prefix) < _SHORTEST_PREFIX:
            yield Finding(where, f"«{text}» ({language}) has a word that can match nothing")
        elif not any(_finds_itself(text, index, number, language, analyser)):
            yield Finding(where, f"«{text}» ({language}) does not find itself")


def _can_match(part: Part) -> bool:
    return bool(part.keys or part.exact or part.prefix)


def _finds_itself(
    text: str, index: TermsIndex, number: int, language: str, analyser: Analyser
) -> Iterator[bool]:
    shown = text.replace("*", "").replace("=", "")
    cyrillic = is_cyrillic(shown.casefold())
    for name in (
        (("ru", "kk") if cyrillic else ("tk", "en", "ru")) if language == ANY_LANGUAGE else (language,)
    ):
        hits = index.find(analyser.analyse(_SENTENCES[name].format(shown)))
        yield any(hit.term == number for hit in hits)


def _idle_traps(lexicon: Lexicon, rules: Rules) -> Iterator[Finding]:
    known = {
        fold_term(text) for number, (text, _) in enumerate(rules.terms) if number not in rules.traps.silent
    }
    for company in lexicon.companies:
        for term in company.terms:
            if fold_term(term) not in known:
                yield Finding(f"traps, {company.note}", f"«{term}» is no term of the lexicon")


def _examples(lexicon: Lexicon, classifier: Classifier, analyser: Analyser) -> Iterator[Finding]:
    for topic in lexicon.topics:
        if min(len(topic.examples), len(topic.counter_examples)) < _EXAMPLES:
            yield Finding(topic.name, f"needs {_EXAMPLES} examples and {_EXAMPLES} counter-examples")
        tried = [(text, True) for text in topic.examples] + [(text, False) for text in topic.counter_examples]
        for text, wanted in tried:
            score = classifier.score(analyser.analyse(text)).get(topic.name, 0.0)
            if (score >= TOPIC_THRESHOLD) != wanted:
                kind = "example" if wanted else "counter-example"
                yield Finding(topic.name, f"{kind} scores {score}: «{text}»")
