"""Drafts from an engine that is given texts with tags and gives texts with tags back."""

from pipeline.model.drafting import Draft, Wanted
from pipeline.model.glossary import Glossary
from pipeline.model.language import Language
from pipeline.text.markup.protect import MarkupLostError, Protected, protect, restore


def protected(
    wanted: tuple[Wanted, ...], source: Language, glossary: Glossary, mark: str = "x"
) -> tuple[Protected, ...]:
    """The texts of some messages for an engine. A message that was refused has its figures and terms marked too.

    At first they are left to the engine, because a language that changes words with a figure or a case gets better
    sentences so; the checks decide whether that went well.
    """
    return tuple(protect(one.message.id.words, source, glossary if one.refused else None, mark) for one in wanted)


def drafts(
    wanted: tuple[Wanted, ...], texts: tuple[Protected, ...], answers: tuple[str, ...], by: str
) -> tuple[Draft, ...]:
    """A draft for each message from the engine's answers, with its fault when the tags did not come back."""
    return tuple(_draft(one, text, answer, by) for one, text, answer in zip(wanted, texts, answers, strict=True))


def _draft(one: Wanted, text: Protected, answer: str, by: str) -> Draft:
    try:
        return Draft(one.message.id, restore(text, answer).strip(), by)
    except MarkupLostError as error:
        return Draft(one.message.id, answer, by, fault=str(error))
