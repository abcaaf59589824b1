"""What a report of findings needs to know besides the findings."""

from dataclasses import dataclass

from pipeline.model.language import Language


@dataclass(frozen=True, slots=True)
class Looked:
    """One leaflet in one language that was looked at: its catalogue (or its source) and how many messages it has."""

    leaflet: str
    tag: str
    file: str
    messages: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that was applied: its code and what it finds, in one line."""

    code: str
    promise: str


@dataclass(frozen=True, slots=True)
class NotLooked:
    """What was not looked at, and why: a whole leaflet in a language, or, with a code, one rule there."""

    leaflet: str
    tag: str
    reason: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class ReportContext:
    """What was done: the report's title, the program's version, what was looked at, by which rules.

    `source` is the language of the sources; `languages` holds it and every language that a finding names. `not_looked`
    is what nobody may take for a pass, `caveat` what a reader of the report must know.
    """

    title: str
    version: str
    source: Language
    looked: tuple[Looked, ...] = ()
    rules: tuple[Rule, ...] = ()
    languages: tuple[Language, ...] = ()
    not_looked: tuple[NotLooked, ...] = ()
    caveat: str = ""

    def language(self, tag: str) -> Language | None:
        """The language with that tag, None when the report does not know it."""
        return next((known for known in (*self.languages, self.source) if known.tag == tag), None)
