"""A leaflet in one language under the plain-language rules: Leaflet, Catalogue -> Matter -> Findings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from pipeline.model.catalogue import Catalogue, MessageId
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.model.language import Language
from pipeline.model.leaflet import (
    Alert,
    Block,
    Control,
    Figure,
    Footnote,
    Heading,
    Leaflet,
    Listing,
    Paragraph,
    Table,
    Text,
)
from pipeline.model.plain import (
    Hit,
    Kind,
    Matter,
    Passage,
    PassageList,
    PlacedSentence,
    PlainRule,
    Profile,
    WordList,
)
from pipeline.model.reading import Baseline
from pipeline.text.markup.inline import plain
from pipeline.text.segment import countable, placed_sentences, primary
from pipeline.text.words import placed_words


@dataclass(frozen=True, slots=True)
class Where:
    """Where a text is mended: its message (context, source words, translation or "") and its file and line."""

    context: str
    words: str
    target: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Judged:
    """What the plain-language rules made of an edition."""

    matter: Matter
    findings: tuple[Finding, ...]
    rules: tuple[tuple[str, str], ...]
    where: dict[str, Where]


def matter(
    leaflet: Leaflet,
    blocks: tuple[Block, ...],
    control: Control,
    language: Language,
    words: WordList,
    profile: Profile,
    baseline: Baseline | None,
) -> Matter:
    """The leaflet as the rules see it; `blocks` and `control` are those of the language, placeholders not filled."""
    sources = {text.anchor: text.words for text in leaflet.texts()}
    own = language.tag == leaflet.language
    passages: list[Passage] = []
    lists: list[PassageList] = []
    for kind, text in _texts(blocks, Kind.PARAGRAPH):
        passages.append(_passage(kind, text, language, "" if own else plain(sources[text.anchor])))
    for text in control.texts():
        passages.append(_passage(Kind.RECORD, text, language, "" if own else plain(sources[text.anchor])))
    lists.extend(_lists(blocks, ""))
    return Matter(
        language.tag,
        leaflet.language,
        tuple(passages),
        tuple(lists),
        words,
        profile,
        limit(profile, language.tag, leaflet.language, baseline),
        baseline,
    )


def without(found: Matter, anchors: frozenset[str]) -> Matter:
    """The matter without the texts that have these anchors, and without the lists that have one of them."""
    if not anchors:
        return found
    return replace(
        found,
        passages=tuple(passage for passage in found.passages if passage.anchor not in anchors),
        lists=tuple(
            one
            for one in found.lists
            if anchors.isdisjoint((one.lead, *(anchor for item in one.items for anchor in item)))
        ),
    )


def limit(profile: Profile, tag: str, source: str, baseline: Baseline | None) -> int | None:
    """The longest sentence of a profile in a language, in words.

    A translation's is scaled by how much longer or shorter sentences of that language are: None without a baseline.
    """
    if profile.sentence is None or not countable(tag):
        return None
    if primary(tag) == primary(source):
        return profile.sentence
    if baseline is None or baseline.sentence is None:
        return None
    return round(profile.sentence * baseline.sentence)


def _passage(kind: Kind, text: Text, language: Language, source: str) -> Passage:
    words = plain(text.words)
    placed = placed_words(words, language.tag)
    sentences = []
    for start, piece in placed_sentences(words, language):
        own = tuple((at, word) for at, word in placed if start <= at < start + len(piece))
        if own or not countable(language.tag):
            sentences.append(PlacedSentence(start, piece, own))
    return Passage(text.anchor, kind, words, tuple(sentences), source)


def _texts(blocks: Iterable[Block], running: Kind) -> Iterator[tuple[Kind, Text]]:
    """Every text in reading order, empty ones left out, with what it is."""
    for block in blocks:
        match block:
            case Heading():
                yield Kind.HEADING, block.text
            case Paragraph():
                yield running, block.text
            case Listing():
                for item in block.items:
                    yield from _texts(item.blocks, Kind.ITEM)
            case Table():
                cells = (cell for row in (block.header, *block.rows) for cell in row)
                yield from ((Kind.CELL, cell) for cell in cells if cell.words)
            case Alert() | Footnote():
                yield from _texts(block.blocks, running)
            case Figure():
                yield from ((Kind.PICTURE, text) for text in (block.description, block.caption) if text is not None)
            case _:
                assert_never(block)


def _lists(blocks: Iterable[Block], lead: str) -> Iterator[PassageList]:
    """Every list, with the anchor of the paragraph right before it."""
    for block in blocks:
        match block:
            case Paragraph():
                lead = block.text.anchor
                continue
            case Listing():
                yield PassageList(
                    lead,
                    tuple(tuple(text.anchor for _, text in _texts(item.blocks, Kind.ITEM)) for item in block.items),
                )
                for item in block.items:
                    yield from _lists(item.blocks, "")
            case Alert() | Footnote():
                yield from _lists(block.blocks, "")
            case Heading() | Table() | Figure():
                pass
            case _:
                assert_never(block)
        lead = ""


def places(leaflet: Leaflet, catalogue: Catalogue | None) -> dict[str, Where]:
    """Where each text is mended, by its anchor: in the catalogue, or without one in the leaflet's own file."""
    lines = {origin.anchor: origin.line for origin in leaflet.origins}
    messages = {} if catalogue is None else catalogue.by_id()
    found: dict[str, Where] = {}
    for text in leaflet.texts():
        message = messages.get(MessageId(text.role.value, text.words))
        if catalogue is None:
            found[text.anchor] = Where(text.role.value, text.words, "", leaflet.file, lines[text.anchor])
        elif message is not None:
            found[text.anchor] = Where(text.role.value, text.words, message.target, catalogue.file, message.line)
    return found


# Why a rule has nothing to say although it knows the language.
IS_SOURCE = "this is the source"
IS_TRANSLATION = "this is a translation"
NO_LIMIT = "the profile has no limit for a sentence"


def applied(matter: Matter, rules: Iterable[PlainRule]) -> tuple[tuple[str, str], ...]:
    """Of each rule by its code, "" when it was applied, or the reason why it was not."""
    return tuple((rule.code, _not_applied(matter, rule)) for rule in rules)


def _not_applied(matter: Matter, rule: PlainRule) -> str:
    if rule.code == "R019" and matter.tag != matter.source_tag:
        return IS_TRANSLATION
    if not countable(matter.tag):
        return "the words of this language cannot be told apart without a dictionary"
    if rule.languages is not None and primary(matter.tag) not in rule.languages:
        return "the rule is not made for this language"
    if rule.code == "R007" and not matter.words.terms:
        return "there is no list of hard words for this language"
    if rule.code == "R001" and matter.limit is None:
        return _no_limit(matter)
    if rule.code == "R018":
        if matter.tag == matter.source_tag:
            return IS_SOURCE
        if matter.usual_words() is None:
            return "there is no baseline for this language, and the leaflet is short; see: polyleaf reading --calibrate"
    return ""


def _no_limit(matter: Matter) -> str:
    if matter.profile.sentence is None:
        return NO_LIMIT
    return "there is no baseline for this language; see: polyleaf reading --calibrate"


def findings(
    leaflet: Leaflet, matter: Matter, rules: Iterable[PlainRule], where: dict[str, Where], gate: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """What the rules find. A finding of a rule in `gate` blocks, if it is one a writer must act on."""
    blocking = frozenset(gate)
    found: list[Finding] = []
    for rule in rules:
        if _not_applied(matter, rule):
            continue
        for hit in rule.look(matter):
            if hit.anchor in where:
                found.append(_finding(leaflet.id, matter, rule.code, hit, where[hit.anchor], rule.code in blocking))
    order = {passage.anchor: index for index, passage in enumerate(matter.passages)}
    anchors = {(place.context, place.words): order.get(anchor, len(order)) for anchor, place in where.items()}
    return tuple(sorted(found, key=lambda one: (anchors[one.context, one.words], _span(one), one.code)))


def _span(finding: Finding) -> tuple[int, int]:
    return (finding.target_spans or finding.source_spans or ((0, 0),))[0]


def _finding(leaflet: str, matter: Matter, code: str, hit: Hit, where: Where, blocks: bool) -> Finding:
    own = matter.tag == matter.source_tag
    return Finding(
        leaflet=leaflet,
        tag=matter.tag,
        code=code,
        severity=Severity.BLOCK if blocks else hit.severity,
        context=where.context,
        words=where.words,
        message=hit.found,
        hint=hit.suggestion,
        file=where.file,
        line=where.line,
        mqm=Mqm.AUDIENCE,
        target=where.target,
        source_spans=(hit.span,) if own else (),
        target_spans=() if own else (hit.span,),
    )
