"""How hard an edition is to read, as values: what was counted, what formulas and rules made of it, and why not."""

from dataclasses import dataclass

from pipeline.model.finding import Finding
from pipeline.model.formula import Counts, Score


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an edition: `anchor` is that of its text, `length` in the report's unit.

    `file` and `line` say where to mend it, `start` and `end` are its offsets in the plain words of its text.
    `hard` are the hard words in it, `limit` the length the profile allows (None for no limit), and `advice` says what
    to do about it.
    """

    anchor: str
    words: str
    length: int
    start: int = 0
    end: int = 0
    file: str = ""
    line: int = 0
    hard: tuple[str, ...] = ()
    limit: int | None = None
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What another program says of the same sentences: its name with version, (formula id, its value, our value) for
    each formula both have, and (formula id, name).
    """

    program: str
    values: tuple[tuple[str, float, float], ...]
    names: tuple[tuple[str, str], ...]

    def name(self, id_: str) -> str:
        """The name of a formula."""
        return dict(self.names)[id_]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of the edition that was not counted: what it is, and its length in the report's unit."""

    part: str
    length: int


@dataclass(frozen=True, slots=True)
class Baseline:
    """How a faithful translation into a language differs from its source, in the median.

    `words`, `characters` and `sentence` (mean words per sentence) are ratios of translation to source; `long_words` is
    the difference of the shares of long words in points, `lix` that of LIX. None where it has not been measured.
    `source` says on what it rests.
    """

    tag: str
    words: float | None
    characters: float | None
    sentence: float | None
    long_words: float | None
    lix: float | None
    source: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A translation beside its source: the same figures as in Baseline, and the baseline they are held against.

    `harder` says in words what is harder than a faithful translation usually is; empty when nothing is, or when
    `reason` says why nothing can be said.
    """

    words: float | None
    characters: float
    sentence: float | None
    long_words: float | None
    lix: float | None
    baseline: Baseline | None
    harder: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """The reading level of a version that was published or signed, as it was then.

    `edition` is the digest of the edition, `date` ISO 8601, `counts` (name, figure) pairs, `scores` (formula id, value,
    deviation or None), `findings` the fingerprints of the rules' findings.
    """

    version: str
    edition: str
    date: str
    counts: tuple[tuple[str, float], ...]
    scores: tuple[tuple[str, float, float | None], ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What changed since a recorded version. `scores` are (formula id, difference, its standard deviation or None);
    `new` and `resolved` count findings.
    """

    version: str
    date: str
    scores: tuple[tuple[str, float, float | None], ...]
    longest: int
    new: int
    resolved: int


@dataclass(frozen=True, slots=True)
class Section:
    """One section of an edition: its heading, its share of the counted length in percent, its sentences, and its
    headline figure when it is long enough for one.
    """

    anchor: str
    heading: str
    share: float
    sentences: int
    score: Score | None


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """How hard one edition is to read.

    `scores` has the headline first and is empty when there is none; then `reason` says why. `longest` are the ten
    longest sentences, the longest first; `mend` the ten to mend first. `opinion` is None unless it was asked for and is
    possible. `comparison` is None for the source language. `findings` are those of the rules, waived ones included;
    `rules` says of each rule by its code whether it was applied: "" or the reason why not. `verdict` is what the
    profile makes of it all, in words; `meets` is None when the profile has no say. `coverage` is the share of the
    messages that have a finished translation, in percent.
    """

    leaflet: str
    tag: str
    language: str
    counts: Counts
    left_out: tuple[LeftOut, ...]
    scores: tuple[Score, ...]
    reason: str
    longest: tuple[Sentence, ...]
    opinion: Opinion | None
    version: str = ""
    edition: str = ""
    profile: str = ""
    limit: int | None = None
    over_limit: int = 0
    mend: tuple[Sentence, ...] = ()
    findings: tuple[Finding, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    meets: bool | None = None
    verdict: str = ""
    comparison: Comparison | None = None
    sections: tuple[Section, ...] = ()
    change: Change | None = None
    coverage: float = 100.0
    breaker: str = ""
