"""Every check fires where it must and stays silent where all is well."""

import sys
import tomllib
from itertools import starmap
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks import CHECKS
from pipeline.languages import known, language
from pipeline.languages.medicines import medicines
from pipeline.model.case import Case
from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.model.finding import Finding, Severity
from pipeline.model.glossary import Glossary, Term
from pipeline.model.lexicon import NO_LEXICON, Entry, Lexicon
from pipeline.steps.check import check
from pipeline.text.figures.numerals import ascii_digits

# These want a person's eye, or are for information; all other checks keep the edition from being made.
SEVERITIES = {
    **dict.fromkeys(
        ("C020", "C021", "C030", "C031", "C032", "C035", "C036", "C037", "C050", "C051", "C052", "C053", "C054"),
        Severity.REVIEW,
    ),
    **dict.fromkeys(("C033", "C034", "C055"), Severity.NOTE),
}
GOLDEN = Path(__file__).parent.parent / "golden" / "checks"


def cases(code: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((GOLDEN / f"{code}.toml").read_text("utf-8"))["case"]
    return found


def find(
    code: str,
    tag: str,
    source: str,
    target: str,
    fuzzy: bool = False,
    lexicon: Lexicon = NO_LEXICON,
    printed: tuple[str, ...] = (),
    glossary: Glossary | None = None,
    beside: tuple[tuple[str, str], ...] = (),
) -> tuple[Finding, ...]:
    state = State.EMPTY if not target else State.DRAFT if fuzzy else State.DONE
    message = Message(MessageId("item", source), target, state, line=7)
    others = (Message(MessageId("cell", words), other, State.DONE, line=1) for words, other in beside)
    catalogue = Catalogue("a", tag, (*others, message), file="locale/x/LC_MESSAGES/a.po")
    case = Case("a", language("en"), language(tag), catalogue, lexicon, printed, glossary, medicines())
    return check(case, [CHECKS[code]])


def find_in(code: str, case: dict[str, Any]) -> tuple[Finding, ...]:
    words, sentences = (
        tuple(Entry(printed, said, 7) for printed, said in case.get(name, {}).items()) for name in ("words", "spoken")
    )
    lexicon = Lexicon(words, sentences, "locale/x/lexicon.tsv", "locale/x/a.spoken.tsv")
    printed = tuple(case.get("printed", ()))
    terms = tuple(starmap(term, case.get("glossary", {}).items()))
    return find(
        code,
        case["lang"],
        case["source"],
        case["target"],
        case.get("fuzzy", False),
        lexicon,
        printed,
        Glossary("en", case["lang"], terms, "locale/x/glossary.csv") if terms else None,
        tuple(case.get("beside", {}).items()),
    )


def term(source: str, wordings: str) -> Term:
    """A term from "target|variant|variant!forbidden|forbidden"."""
    wanted, _, forbidden = wordings.partition("!")
    target, *variants = wanted.split("|")
    return Term(source, target, tuple(variants), tuple(forbidden.split("|")) if forbidden else ())


def severity_of(code: str, case: dict[str, Any]) -> Severity:
    """What the case says, or what the check usually says."""
    return Severity(case["severity"]) if "severity" in case else SEVERITIES.get(code, Severity.BLOCK)


@pytest.mark.parametrize(
    ("code", "case"), [(code, case) for code in CHECKS for case in cases(code) if known(case["lang"])]
)
def test_a_golden_case_finds_what_it_says(code: str, case: dict[str, Any]) -> None:
    found = find_in(code, case)
    if case["finds"]:
        assert len(found) == 1
        assert case["finds"] in found[0].message
        assert found[0].severity is severity_of(code, case)
    else:
        assert found == ()


@pytest.mark.parametrize("code", CHECKS)
def test_every_check_has_cases_that_fire_and_cases_that_stay_silent(code: str) -> None:
    fires = {bool(case["finds"]) for case in cases(code)}
    assert fires == {True, False}


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        (code, tag)
        for code, one in CHECKS.items()
        for tag in getattr(sys.modules[one.__module__], "LANGUAGES", ())
        if known(tag)
    ],
)
def test_a_check_has_both_kinds_of_cases_in_every_language_it_claims(code: str, tag: str) -> None:
    assert {bool(case["finds"]) for case in cases(code) if case["lang"] == tag} == {True, False}


@pytest.mark.parametrize("code", CHECKS)
def test_every_finding_names_its_code_its_place_and_a_remedy(code: str) -> None:
    case = next(case for case in cases(code) if case["finds"])
    (found,) = find_in(code, case)
    assert (found.code, found.severity, found.line) == (code, severity_of(code, case), 7)
    assert found.file == ("locale/x/a.spoken.tsv" if code == "C021" else "locale/x/LC_MESSAGES/a.po")
    assert found.hint.endswith(".")


@given(st.integers(0, 99_999), st.sampled_from(["pl", "ar", "bn", "ur", "zh-Hans"]))
def test_a_tenfold_error_is_always_found(value: int, tag: str) -> None:
    assert find("C001", tag, f"x {value} y", f"a {value * 10 + 1} b")
    if value:
        assert find("C001", tag, f"x {value} y", f"a {value}0 b")


@given(st.decimals(min_value=0, max_value=999, places=1), st.sampled_from("٠۰০"), st.sampled_from(["ar", "ur", "bn"]))
def test_native_digits_and_direction_marks_change_no_verdict(value: object, zero: str, tag: str) -> None:
    native = "".join(chr(ord(zero) + int(c)) if c.isdigit() else "٫" if zero != "০" else c for c in str(value))
    assert ascii_digits(native).replace("٫", ".") == str(value)
    assert find("C001", tag, f"take {value} mg", f"x \u2066{native}\u2069 mg") == ()
