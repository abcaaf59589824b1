"""What a check found. Bad content is a finding, never an exception."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.waiver import Waiver

Span = tuple[int, int]


class Severity(StrEnum):
    """NOTE is for information, REVIEW wants a person's eye, BLOCK keeps the edition from being made."""

    NOTE = "note"
    REVIEW = "review"
    BLOCK = "block"


class Mqm(StrEnum):
    """The kinds of error that revisers count, by their names in MQM 2.0 (themqm.org): dimension, then type."""

    TERMINOLOGY = "terminology"
    WRONG_TERM = "terminology/wrong-term"
    INCONSISTENT_TERM = "terminology/inconsistent-use-of-terminology"
    ACCURACY = "accuracy"
    MISTRANSLATION = "accuracy/mistranslation"
    OMISSION = "accuracy/omission"
    ADDITION = "accuracy/addition"
    UNTRANSLATED = "accuracy/untranslated"
    LINGUISTIC = "linguistic-conventions"
    GRAMMAR = "linguistic-conventions/grammar"
    PUNCTUATION = "linguistic-conventions/punctuation"
    SPELLING = "linguistic-conventions/spelling"
    UNINTELLIGIBLE = "linguistic-conventions/unintelligible"
    CHARACTERS = "linguistic-conventions/character-encoding"
    STYLE = "style"
    INCONSISTENT_STYLE = "style/inconsistent-style"
    LOCALE = "locale-conventions"
    NUMBER_FORMAT = "locale-conventions/number-format"
    MEASUREMENT_FORMAT = "locale-conventions/measurement-format"
    TIME_FORMAT = "locale-conventions/time-format"
    DATE_FORMAT = "locale-conventions/date-format"
    TELEPHONE_FORMAT = "locale-conventions/telephone-format"
    AUDIENCE = "audience-appropriateness"
    DESIGN = "design-and-markup"
    MARKUP = "design-and-markup/markup-tag"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding about one message of one leaflet in one language.

    `words` is the message's source and `target` its translation, both inline Markdown. `source_spans` and
    `target_spans` mark the places: offsets (start, end) in `pipeline.text.markup.inline.plain` of each, none where the
    place cannot be told. `file` and `line` say where to mend it: the catalogue for a translation, the source for a
    source text. `waiver` is who let it stand, and why.
    """

    leaflet: str
    tag: str
    code: str
    severity: Severity
    context: str
    words: str
    message: str
    hint: str
    file: str
    line: int
    mqm: Mqm = Mqm.ACCURACY
    target: str = ""
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    waiver: Waiver | None = None

    @property
    def blocks(self) -> bool:
        """Whether it keeps the edition from being made: it is a blocking one that nobody has waived."""
        return self.severity is Severity.BLOCK and self.waiver is None
