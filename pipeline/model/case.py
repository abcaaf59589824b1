"""What a check looks at: one leaflet and its catalogue in one language."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.catalogue import Catalogue, Message, State
from pipeline.model.finding import Finding, Severity
from pipeline.model.language import Language
from pipeline.model.lexicon import NO_LEXICON, Lexicon


@dataclass(frozen=True, slots=True)
class Case:
    """One leaflet in one language, as a check sees it.

    `lexicon` holds the spoken forms of its translators; `sentences` are all the sentences of its recording as
    printed, none when it is not spoken.
    """

    leaflet: str
    source: Language
    target: Language
    catalogue: Catalogue
    lexicon: Lexicon = NO_LEXICON
    sentences: tuple[str, ...] = ()

    def pairs(self) -> Iterator[Message]:
        """The messages that have a finished translation."""
        return (message for message in self.catalogue.messages if message.state is State.DONE)

    def finding(self, code: str, severity: Severity, message: Message, found: str, hint: str) -> Finding:
        """A finding about one message; it stands where the translator mends it."""
        return Finding(
            leaflet=self.leaflet,
            tag=self.target.tag,
            code=code,
            severity=severity,
            context=message.id.context,
            words=message.id.words,
            message=found,
            hint=hint,
            file=self.catalogue.file,
            line=message.line,
        )
