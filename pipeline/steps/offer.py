"""Catalogue, memory and glossary to catalogue with notes for the translator: terms, and translations of like texts."""

from collections.abc import Callable
from dataclasses import replace

from pipeline.model.catalogue import Catalogue, Message, State
from pipeline.model.drafting import Remembered
from pipeline.model.glossary import Glossary, Term
from pipeline.text.characters import hidden
from pipeline.text.markup.inline import plain

GLOSSARY = "Glossary: "
MEMORY = "Memory: "
_MOST_REMEMBERED = 2

Similar = Callable[[Message], tuple[tuple[Remembered, int], ...]]


def offer(catalogue: Catalogue, similar: Similar, glossary: Glossary) -> Catalogue:
    """`catalogue` with notes (`#.`): the glossary's wording of each term, and what is remembered of similar texts.

    `similar` gives remembered translations with their similarity in percent, the best first; they are offered where
    nothing is finished yet. The notes of the template must be fresh: offering does not take old offers away, and
    bringing the catalogue in line with its template does.
    """
    return replace(catalogue, messages=tuple(_offered(message, similar, glossary) for message in catalogue.messages))


def _offered(message: Message, similar: Similar, glossary: Glossary) -> Message:
    terms = dict.fromkeys(found.term for found in glossary.in_source(plain(message.id.words)))
    remembered = () if message.state is State.DONE else similar(message)
    shown = [_remembered(*found) for found in remembered if not hidden(found[0].id.words + found[0].target)]
    lines = (message.note, *map(_term, terms), *shown[:_MOST_REMEMBERED])
    return replace(message, note="\n".join(line for line in lines if line))


def _term(term: Term) -> str:
    details = (
        f"also: {', '.join(term.variants)}" if term.variants else "",
        f"never: {', '.join(term.forbidden)}" if term.forbidden else "",
        term.note,
    )
    told = "; ".join(detail for detail in details if detail)
    return _line(f"{GLOSSARY}{term.source} = {term.target}{f' ({told})' if told else ''}")


def _remembered(entry: Remembered, score: int) -> str:
    return _line(f"{MEMORY}{score} % alike, from {entry.origin}: “{entry.id.words}” = “{entry.target}”")


def _line(text: str) -> str:
    return " ".join(text.split())
