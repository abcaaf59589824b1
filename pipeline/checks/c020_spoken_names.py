"""C020: a Latin word in a translation of another script has a spoken form, or the voice reads it in English."""

from collections.abc import Iterator

from pipeline.model.case import Case
from pipeline.model.finding import Finding, Mqm, Severity
from pipeline.text.lexicon import unspoken_names
from pipeline.text.markup.inline import plain
from pipeline.text.speakable import has_speaker

CODE = "C020"


def check(case: Case) -> Iterator[Finding]:
    """Names every such word; in languages that have no voice or no spoken figures there is nothing to be heard."""
    if case.target.voice is None or not has_speaker(case.target.tag):
        return
    for message in case.pairs():
        names = unspoken_names(plain(message.target), case.target, case.lexicon)
        if names:
            yield case.finding(
                CODE,
                Severity.REVIEW,
                message,
                f"no spoken form for: {', '.join(names)}",
                f"Add a line for it to {case.lexicon.file or 'lexicon.tsv'}: the word, a tab, and how it is said.",
                Mqm.AUDIENCE,
            )
