"""Catalogue to catalogue for a look at work that is not finished, and one text to what is said for it."""

from dataclasses import replace

from pipeline.model.catalogue import Catalogue, Message, State
from pipeline.model.kit import Words
from pipeline.model.language import Language
from pipeline.model.lexicon import Lexicon
from pipeline.model.narration import Part, Script, Utterance
from pipeline.text.markup.footnotes import aloud
from pipeline.text.markup.inline import fill, plain
from pipeline.text.segment import sentences
from pipeline.text.speakable import heard

# Around words that are not translated: nobody can take them for a translation.
NOT_TRANSLATED = ("⟦", "⟧")
_PAUSE = 300


def as_it_stands(catalogue: Catalogue) -> Catalogue:
    """`catalogue` with drafts as if they were finished, and the source between ⟦ and ⟧ where there is nothing yet.

    Only for a preview, which says DRAFT; what is published is made from finished translations alone.
    """
    return replace(catalogue, messages=tuple(_as_it_stands(message) for message in catalogue.messages))


def _as_it_stands(message: Message) -> Message:
    before, after = NOT_TRANSLATED
    target = message.target if message.state is not State.EMPTY else f"{before}{message.id.words}{after}"
    return replace(message, target=target, state=State.DONE)


def found(catalogue: Catalogue, wanted: str) -> tuple[Message, ...]:
    """The messages that are meant by a number (from 1) or by some of their words, in either language."""
    if wanted.isdecimal():
        return catalogue.messages[int(wanted) - 1 : int(wanted)] if int(wanted) else ()
    words = _even(wanted)
    whole = [message for message in catalogue.messages if words in (_even(message.id.words), _even(message.target))]
    part = [
        message for message in catalogue.messages if words in _even(message.id.words) or words in _even(message.target)
    ]
    return tuple(whole or part) if words else ()


def _even(words: str) -> str:
    return " ".join(plain(words).casefold().split())


def said(words: str, language: Language, lexicon: Lexicon, variables: dict[str, str], program: Words) -> Script:
    """What is said for one text (inline Markdown, its marks of notes numbered), sentence by sentence.

    `program` are the program's words in the language of the text.
    """
    printed = plain(fill(words, variables))
    parts = (
        (part, heard(aloud(part, program, language.tag, lexicon), language, lexicon))
        for part in sentences(printed, language)
    )
    return Script((Part("", printed, tuple(Utterance("", part, said, _PAUSE) for part, said in parts if said)),))
