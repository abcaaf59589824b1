"""What the checks find: in a catalogue, and in what a language adds to a leaflet."""

from dataclasses import replace

from pipeline.build.kept import kept_findings
from pipeline.files.store import Store
from pipeline.languages import language
from pipeline.languages.medicines import medicines
from pipeline.model.case import Case
from pipeline.model.catalogue import Catalogue
from pipeline.model.finding import Finding
from pipeline.model.glossary import Glossary
from pipeline.model.insert import Insert
from pipeline.model.language import Language
from pipeline.model.leaflet import Leaflet
from pipeline.model.lexicon import NO_LEXICON, Lexicon
from pipeline.steps.check import check
from pipeline.steps.insert import as_catalogue

# An insert is no translation: only checks that look at the words themselves can say something of it.
# Names may be written in other letters, but not in letters of two alphabets.
_WITHOUT_SOURCE = (("C024", True), ("C025", False))


def findings_of(
    leaflet: str,
    source: str,
    catalogue: Catalogue,
    target: Language,
    lexicon: Lexicon = NO_LEXICON,
    sentences: tuple[str, ...] = (),
    glossary: Glossary | None = None,
    store: Store | None = None,
) -> tuple[Finding, ...]:
    """What every check finds in a catalogue; `leaflet` is its id, `source` the language that it translates.

    `lexicon`, `sentences` and `glossary` as in `pipeline.model.case.Case`. With a `store`, what was found before in the
    very same is not looked for again.
    """
    return findings_in_case(case_of(leaflet, source, catalogue, target, lexicon, sentences, glossary), store)


def case_of(
    leaflet: str,
    source: str,
    catalogue: Catalogue,
    target: Language,
    lexicon: Lexicon = NO_LEXICON,
    sentences: tuple[str, ...] = (),
    glossary: Glossary | None = None,
) -> Case:
    """All that decides what is found in a catalogue, as for `findings_of`."""
    return Case(leaflet, language(source), target, catalogue, lexicon, sentences, glossary, medicines())


def findings_in_case(case: Case, store: Store | None = None) -> tuple[Finding, ...]:
    """What every check finds; with a `store`, what was found before in the very same is not looked for again."""
    return kept_findings(case, _look, store)


def _look(case: Case) -> tuple[Finding, ...]:
    # Where everything was looked at before, no check is loaded.
    from pipeline.checks import CHECKS, IN_PARTS, WHOLE

    return check(case, CHECKS.values(), WHOLE, IN_PARTS)


def findings_in(inserts: tuple[Insert, ...], leaflet: Leaflet, target: Language) -> tuple[Finding, ...]:
    """What the checks that need no source find in inserts: other letters than those of the language."""
    if not inserts:
        return ()
    from pipeline.checks import CHECKS

    found: list[Finding] = []
    for insert in inserts:
        for code, named in _WITHOUT_SOURCE:
            texts = as_catalogue(insert, leaflet.id, target.tag, named)
            found.extend(check(Case(leaflet.id, target, target, texts, medicines=medicines()), (CHECKS[code],)))
    return tuple(replace(one, words=one.target) for one in found)
