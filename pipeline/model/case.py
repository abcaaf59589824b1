"""What a check looks at: one leaflet and its catalogue in one language."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pipeline.model.catalogue import Catalogue, Message, State
from pipeline.model.finding import Finding, Mqm, Severity, Span
from pipeline.model.glossary import Glossary
from pipeline.model.language import Language
from pipeline.model.lexicon import NO_LEXICON, Lexicon
from pipeline.model.medicine import Medicine

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Case:
    """One leaflet in one language, as a check sees it.

    `lexicon` holds the spoken forms of its translators; `sentences` are all the sentences of its recording as
    printed, none when it is not spoken. `glossary` holds the terms of the workspace, if it has any; `medicines` are
    those whose names are known.
    """

    leaflet: str
    source: Language
    target: Language
    catalogue: Catalogue
    lexicon: Lexicon = NO_LEXICON
    sentences: tuple[str, ...] = ()
    glossary: Glossary | None = None
    medicines: tuple[Medicine, ...] = ()
    _made: dict[Callable[..., Any], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def pairs(self) -> Iterator[Message]:
        """The messages that have a finished translation."""
        return iter(self.once(_done))

    def once(self, make: Callable[["Case"], _T]) -> _T:
        """What `make` makes of this case; for all that ask for it, it is made once."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _T = self._made[make]
        return made

    def finding(
        self,
        code: str,
        severity: Severity,
        message: Message,
        found: str,
        hint: str,
        mqm: Mqm = Mqm.ACCURACY,
        source_spans: tuple[Span, ...] = (),
        target_spans: tuple[Span, ...] = (),
    ) -> Finding:
        """A finding about one message; it stands where the translator mends it.

        The spans are offsets in the plain words (`pipeline.text.markup.inline.plain`) of source and translation.
        """
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
            mqm=mqm,
            target=message.target,
            source_spans=source_spans,
            target_spans=target_spans,
        )


def _done(case: Case) -> tuple[Message, ...]:
    return tuple(message for message in case.catalogue.messages if message.state is State.DONE)
