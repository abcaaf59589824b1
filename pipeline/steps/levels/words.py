"""Reading reports in words: each figure in a sentence that says what it is, for terminal, page and letter."""

from typing import assert_never

from pipeline.model.finding import Severity
from pipeline.model.formula import Confidence, Scale, Score, Unit
from pipeline.model.reading import Baseline, Change, Comparison, ReadingReport, Sentence
from pipeline.steps.mend import WIDE_RULES
from pipeline.steps.plain import IS_SOURCE, IS_TRANSLATION, NO_LIMIT
from pipeline.steps.verdict import found_of
from pipeline.text.readability.opinion import APART
from pipeline.text.readability.reading import FIRM_SENTENCES, plural
from pipeline.text.scripts import language_name

# How far our figure and textstat's may lie apart, in grades, before the report points at it.
AGREEMENT = 0.5
CAVEAT = (
    "Readability tools help you prioritise; they do not show that people understand. The NHS does not recommend them"
    " for anything else. Test with users."
)
# How many sentences are shown of a language without a limit.
LONGEST_SHOWN = 3
METHOD = (
    "Every paragraph and list item ends a sentence. A number counts as one syllable and is never a long or hard word."
    " Placeholders, web and e-mail addresses and phone numbers are not counted. Long words have more than 6 letters;"
    " their share cannot be compared between languages."
)
MEETS = {True: "met", False: "NOT met", None: "cannot be told"}
_UNKNOWN = "no limit known"
# Rules that do not apply here, and nothing is missing without them.
_EXPECTED = (IS_SOURCE, IS_TRANSLATION, NO_LIMIT)


def counted(report: ReadingReport) -> str:
    """What was counted and what was not, e.g. "559 of 588 words in 32 sentences; not counted: 29 in headings"."""
    counts = report.counts
    total = counts.length + sum(left.length for left in report.left_out)
    said = f"{counts.length} of {plural(total, counts.unit)} in {plural(counts.sentences, 'sentences')}"
    left_out = ", ".join(f"{left.length} in {left.part}" for left in report.left_out)
    return f"{said}; not counted: {left_out}" if left_out else said


def language_of(report: ReadingReport) -> str:
    """The language, with how much of the leaflet is translated when that is not all of it."""
    return f"{report.language} ({report.tag})" + (
        "" if report.coverage == 100 else f", {int(report.coverage)}% translated"
    )


def language_named(tag: str) -> str:
    """A language of which there is no report."""
    name = language_name(tag)
    return tag if name == tag else f"{name} ({tag})"


def covered(report: ReadingReport) -> str:
    """What a report is of that does not cover the whole leaflet, "" for one that does."""
    if report.coverage == 100:
        return ""
    return f"{int(report.coverage)}% of the messages are translated; the figures and findings are of these alone."


def must_be_mended(sentence: Sentence, report: ReadingReport) -> bool:
    """Whether a rule wants the sentence mended, and does not only point at it."""
    return any(
        start < sentence.end and sentence.start < end
        for one in report.findings
        if one.severity is not Severity.NOTE and one.waiver is None and one.code not in WIDE_RULES
        if (one.file, one.line) == (sentence.file, sentence.line)
        for start, end in one.target_spans or one.source_spans
    )


def in_the_mean(report: ReadingReport) -> str:
    """The mean sentence and the long words in a sentence."""
    counts = report.counts
    if counts.unit is Unit.CHARACTERS:
        return f"A sentence has {counts.mean_sentence:.1f} characters in the mean; words are not counted."
    long_words = f"{counts.long_share:.0f}% of the words are long"
    return f"A sentence has {counts.mean_sentence:.1f} words in the mean; {long_words}."


def level_of(report: ReadingReport) -> str:
    """The headline figure, or that there is none."""
    return verdict(report.scores[0]) if report.scores else "not available"


def verdict(one: Score) -> str:
    """A score in a few words: "SMOG grade 8.6, about age 14, indicative"."""
    match one.scale:
        case Scale.GRADE:
            said = f"{one.name} grade {one.value:.1f}, about age {one.age:.0f}"
            if one.is_below:
                said = f"{one.name} below grade {one.lowest:.0f}, age {one.age:.0f} or younger"
        case Scale.POINTS:
            said = f"{one.name} {one.value:.0f} points"
        case Scale.YEARS:
            said = f"{one.name} {one.value:.1f} years of schooling"
        case _:
            assert_never(one.scale)
    band = f", {one.band}" if one.band else ""
    return f"{said}{band}, indicative" if one.confidence is Confidence.INDICATIVE else f"{said}{band}"


def explained(one: Score, sentences: int) -> str:
    """A score in a sentence: what it measures, which way it runs, and how far chance moves it."""
    said = f"{verdict(one)}: {one.unit}; {one.direction}."
    if one.variant:
        said += f" Version: {one.variant}."
    if one.caution:
        said += f" Note: {one.caution}."
    if one.confidence is Confidence.INDICATIVE:
        said += f" Indicative: fewer than {FIRM_SENTENCES} sentences."
    if one.deviation is None:
        said += " How far chance moves it is not known."
    else:
        how = ", as the sentences of this text show" if one.estimated else ""
        said += f" Chance moves it by plus or minus {one.deviation:.1f}{how}."
    if sentences < one.minimum_sentences:
        said += f" {one.name} was made for {one.minimum_sentences} sentences."
    return said


def compared(found: Comparison) -> str:
    """A translation beside its source in a sentence."""
    if found.words is None or found.sentence is None or found.long_words is None:
        return f"Beside the source: {found.characters:.2f} times the characters; {found.reason}."
    usual = found.baseline or Baseline("", None, None, None, None, None, "")

    def figure(value: float, known: float | None, form: str) -> str:
        return f"{value:{form}}" + ("" if known is None else f" (usual {known:{form}})")

    said = (
        f"Beside the source: {figure(found.words, usual.words, '.2f')} times the words, sentences "
        f"{figure(found.sentence, usual.sentence, '.2f')} times as long, "
        f"{figure(found.long_words, usual.long_words, '+.0f')} points of long words"
    )
    if found.lix is not None:
        said += f", LIX {figure(found.lix, usual.lix, '+.0f')}"
    if found.harder:
        return f"{said}. Harder than the source: {'; '.join(found.harder)}."
    if found.reason:
        return f"{said}. Whether that is harder than the source cannot be told: {found.reason}."
    return f"{said}. No harder than a faithful translation usually is."


def changed(found: Change, report: ReadingReport) -> str:
    """What changed since a recorded version, in a sentence; a difference within two deviations is called none."""
    names = {one.id: one.name for one in report.scores}
    parts = []
    for id_, difference, spread in found.scores:
        chance = (
            ""
            if spread is None
            else f" (plus or minus {spread:.1f}{', no clear change' if abs(difference) < 2 * spread else ''})"
        )
        parts.append(f"{names[id_]} {difference:+.1f}{chance}")
    parts.append(f"longest sentence {found.longest:+d}")
    parts.append(f"{found.new} new findings, {found.resolved} resolved")
    return f"Since version {found.version} ({found.date}): {'; '.join(parts)}."


def second_opinion(report: ReadingReport) -> list[str]:
    """What textstat says beside our figures, and why the two differ."""
    assert report.opinion is not None
    if not report.scores:
        return [f"Second opinion, {report.opinion.program}: none, for the same reason."]
    said, reasons = [], []
    for id_, theirs, ours in report.opinion.values:
        said.append(f"{report.opinion.name(id_)} {theirs:.1f} (here {ours:.1f})")
        if abs(theirs - ours) > AGREEMENT and report.counts.sentences >= FIRM_SENTENCES:
            reasons.append(f"{report.opinion.name(id_)} {theirs - ours:+.1f}: {APART.get(id_, APART[''])}.")
    lines = [f"Second opinion, {report.opinion.program}: {', '.join(said)}."]
    return [*lines, *(f"  More than {AGREEMENT} apart, {reason}" for reason in reasons)]


def place(sentence: Sentence) -> str:
    """Where a sentence is mended: "source/x.md:12", or its anchor where no file is known."""
    return f"{sentence.file}:{sentence.line}" if sentence.file else sentence.anchor


def length_of(sentence: Sentence, unit: Unit = Unit.WORDS) -> str:
    """The length of a sentence and, when it is too long, the limit."""
    said = plural(sentence.length, unit)
    return f"{said} (limit {sentence.limit})" if sentence.limit and sentence.length > sentence.limit else said


def to_mend_of(report: ReadingReport) -> str:
    """How many findings there are but notes and those let stand; nothing is said where no rule was applied."""
    if all(reason for _, reason in report.rules):
        return "not checked"
    found = [one for one in report.findings if one.waiver is None and one.severity is not Severity.NOTE]
    return plural(len(found), "findings")


def too_long_of(report: ReadingReport) -> str:
    """How many sentences are too long, or that there is no limit."""
    if report.limit is not None:
        return f"{report.over_limit} over {report.limit} words"
    return "no limit" if NO_LIMIT in dict(report.rules).values() else _UNKNOWN


def rules_applied(report: ReadingReport) -> str:
    """How many of the rules know the language: "18 of 18"."""
    meant = [reason for _, reason in report.rules if reason not in _EXPECTED]
    return f"{meant.count('')} of {len(meant)}"


def besides(report: ReadingReport) -> str:
    """The findings about more than one sentence: "1 list is too long, 8 list items have too many sentences"."""
    return ", ".join(found_of(one for one in report.findings if one.code in WIDE_RULES and one.waiver is None))


def nothing_found(report: ReadingReport) -> list[str]:
    """What is said where no sentence has to be mended, with what nobody has looked at; nothing where one has."""
    if report.mend:
        return []
    if all(reason in ("", *_EXPECTED) for _, reason in report.rules):
        return ["No single sentence has to be mended." if besides(report) else "Nothing found."]
    lines = [f"Nothing found, but only {rules_applied(report)} rules know this language. Let a reader of it judge."]
    if too_long_of(report) == _UNKNOWN and report.longest:
        lines.append("No limit is known for its sentences; these are the longest. See whether they can be parted:")
        shown = report.longest[:LONGEST_SHOWN]
        lines += [f"    {place(one)}, {length_of(one, report.counts.unit)}: {one.words}" for one in shown]
    return lines
