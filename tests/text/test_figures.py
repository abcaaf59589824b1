"""Figures as each language prints them: one table a language, `tests/golden/figures/<tag>.tsv`."""

from pathlib import Path
from typing import assert_never

import pytest

from pipeline.languages import language
from pipeline.text.figures.quantity import read
from pipeline.text.figures.values import Amount, Clock, Date, Figure, Number, Phone
from pipeline.text.typeset import no_break

GOLDEN = Path(__file__).parent.parent / "golden" / "figures"
TAGS = ("de", "fa", "fr", "gu", "hi", "it", "ko", "pa", "pt", "ru", "so", "ta", "tr", "uk", "vi")


def rows(tag: str) -> list[tuple[str, str]]:
    lines = (GOLDEN / f"{tag}.tsv").read_text("utf-8").splitlines()
    return [(printed, wanted) for printed, _, wanted in (line.partition("\t") for line in lines if line[0] != "#")]


def said(figure: Figure) -> str:
    """A figure in the words of the tables."""
    match figure:
        case Phone():
            return f"phone {' '.join(figure.groups)}"
        case Clock():
            return f"{figure.hour}:{figure.minute:02}{'' if figure.certain else '?'}"
        case Amount():
            high = f" to {_number(figure.high)}" if figure.high else ""
            return f"{figure.compare} {_number(figure.low)}{high} {figure.unit}".strip()
        case Date():
            return f"date {figure.day}.{figure.month}.{figure.year or ''}".rstrip(".")
        case _:
            assert_never(figure)


def _number(number: Number) -> str:
    return " or ".join(f"{value:f}" for value in (number.value, *number.others))


@pytest.mark.parametrize("tag", TAGS)
def test_figures_are_read_as_the_language_prints_them(tag: str) -> None:
    known = language(tag)
    found = [(printed, "; ".join(said(figure) for figure in read(printed, known))) for printed, _ in rows(tag)]
    assert found == rows(tag)


@pytest.mark.parametrize("tag", TAGS)
def test_every_table_has_forty_figures(tag: str) -> None:
    assert len({printed for printed, _ in rows(tag)}) >= 40


@pytest.mark.parametrize("tag", TAGS)
def test_no_line_may_end_inside_a_figure_before_its_unit_sign_or_in_a_phone_number(tag: str) -> None:
    known = language(tag)
    whole = [
        no_break(printed)[figure.start : figure.end]
        for printed, _ in rows(tag)
        for figure in read(printed, known)
        if isinstance(figure, Phone) or (isinstance(figure, Amount) and figure.symbol and figure.high is None)
    ]
    assert len(whole) >= 15
    assert [figure for figure in whole if " " in figure] == []


@pytest.mark.parametrize("figure", ["500 мг", "5 мл", "20 хв", "9 h 30", "< %1", "6 h", "30 min"])
def test_no_line_may_end_inside_these_either(figure: str) -> None:
    assert " " not in no_break(figure)
