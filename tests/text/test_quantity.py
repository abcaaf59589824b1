"""Figures are read by value, in any digits and with any language's separators."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages import language
from pipeline.text.figures.numerals import ascii_digits, number
from pipeline.text.figures.quantity import read
from pipeline.text.figures.values import Amount, Clock, Date, Phone

EN = language("en")


def amounts(text: str, tag: str = "en") -> list[tuple[str, str, str, str]]:
    found = [figure for figure in read(text, language(tag)) if isinstance(figure, Amount)]
    return [(f.compare, f"{f.low.value:f}", f"{f.high.value:f}" if f.high else "", f.unit) for f in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2–4%", [("", "2", "4", "percent")]),
        ("2 - 4 %", [("", "2", "4", "percent")]),
        ("< 1%", [("<", "1", "", "percent")]),
        ("≥38.5 °C", [("≥", "38.5", "", "celsius")]),
        ("–5 °C", [("", "-5", "", "celsius")]),
        ("500mg", [("", "500", "", "milligram")]),
        ("48 hours", [("", "48", "", "hour")]),
        ("10 mg–15 mg", [("", "10", "15", "milligram")]),
        ("1,200 mg", [("", "1200", "", "milligram")]),
        ("1 in 10,000", [("", "1", "", ""), ("", "10000", "", "")]),
        ("٢٫٥ mg", [("", "2.5", "", "milligram")]),
        ("৪৮ hours", [("", "48", "", "hour")]),
        (".5 mg", [("", "0.5", "", "milligram")]),
        ("< .5 mg", [("<", "0.5", "", "milligram")]),
        ("10 000 people", [("", "10000", "", "")]),
        ("2 500 mg tablets", [("", "2", "", ""), ("", "500", "", "milligram")]),
        ("version 1.2.3", [("", "1.2", "", ""), ("", "3", "", "")]),
        ("no figures, X-ray", []),
    ],
)
def test_amounts_are_read_with_comparison_range_and_unit(text: str, wanted: list[tuple[str, str, str, str]]) -> None:
    assert amounts(text) == wanted


@pytest.mark.parametrize(
    ("text", "tag", "value"),
    [("1,5", "es", "1.5"), ("1.200", "es", "1200"), ("10 000", "pl", "10000"), ("1,234,567.8", "en", "1234567.8")],
)
def test_separators_follow_the_language(text: str, tag: str, value: str) -> None:
    assert number(text, language(tag)).value == Decimal(value)


def test_a_number_with_two_readings_keeps_both() -> None:
    read = number("1,200", language("pl"))
    assert {read.value, *read.others} == {Decimal("1.2"), Decimal(1200)}
    assert number("12", EN).others == ()


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [("8am", 8, 0), ("12:30pm", 12, 30), ("9.30 pm", 21, 30), ("12am", 0, 0), ("14:05", 14, 5), ("12pm", 12, 0)],
)
def test_times_are_read_on_the_24_hour_clock(text: str, hour: int, minute: int) -> None:
    (clock,) = read(text, EN)
    assert isinstance(clock, Clock)
    assert (clock.hour, clock.minute) == (hour, minute)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("020 7946 0123", ("020", "7946", "0123")),
        ("+44 20 7946 0123", ("+", "44", "20", "7946", "0123")),
        ("call 999 now", ("999",)),
        ("NHS 111.", ("111",)),
        ("٠٢٠ ٧٩٤٦ ٠١٢٣", ("020", "7946", "0123")),
    ],
)
def test_phone_numbers_are_read_in_groups(text: str, groups: tuple[str, ...]) -> None:
    (phone,) = read(text, EN)
    assert isinstance(phone, Phone)
    assert phone.groups == groups


def test_a_dose_is_no_phone_number() -> None:
    assert amounts("111 mg") == [("", "111", "", "milligram")]
    assert amounts("999 people") == []


@given(st.decimals(min_value=0, max_value=99999, places=2), st.sampled_from(["en", "es", "pl", "ro", "ar", "bn", "ur"]))
def test_a_number_written_in_a_language_is_read_back_with_its_value(value: Decimal, tag: str) -> None:
    target = language(tag)
    written = f"{value:f}".replace(".", target.decimal)
    assert number(written, target).value == value


@given(st.integers(0, 10**9), st.sampled_from("٠۰০०"))
def test_digits_of_any_script_are_read_alike(value: int, zero: str) -> None:
    native = "".join(chr(ord(zero) + int(digit)) for digit in str(value))
    assert ascii_digits(native) == str(value)


@given(st.text(max_size=60))
def test_figures_never_overlap_and_lie_inside_the_text(text: str) -> None:
    end = 0
    for figure in read(text, EN):
        assert end <= figure.start < figure.end <= len(text)
        end = figure.end


def dates(text: str, tag: str) -> list[tuple[int, int, int | None]]:
    return [(f.day, f.month, f.year) for f in read(text, language(tag)) if isinstance(f, Date)]


@pytest.mark.parametrize(
    ("text", "tag", "wanted"),
    [
        ("12/05/2026", "en", [(12, 5, 2026)]),
        ("12/05/26", "en", [(12, 5, 2026)]),
        ("2026-05-12", "en", [(12, 5, 2026)]),
        ("2026/05/12", "zh-Hans", [(12, 5, 2026)]),
        ("12.5.2026 r.", "pl", [(12, 5, 2026)]),
        ("22 November 2026", "en", [(22, 11, 2026)]),
        ("the 22nd of November", "en", [(22, 11, None)]),
        ("November 22, 2026", "en", [(22, 11, 2026)]),
        ("22 listopada", "pl", [(22, 11, None)]),
        ("22 de noviembre de 2026", "es", [(22, 11, 2026)]),
        ("22 de setiembre", "es", [(22, 9, None)]),
        ("22 Tachwedd; 22 o Dachwedd", "cy", [(22, 11, None), (22, 11, None)]),
        ("٢٢ نوفمبر ٢٠٢٦", "ar", [(22, 11, 2026)]),
        ("22\u200f/11\u200f/2026", "ar", [(22, 11, 2026)]),
        ("২২শে নভেম্বর, ২০২৬", "bn", [(22, 11, 2026)]),
        ("22 نومبر، 2026", "ur", [(22, 11, 2026)]),
        ("2026年11月22日", "zh-Hans", [(22, 11, 2026)]),
        ("29 February", "en", [(29, 2, None)]),
        ("31/02/2026", "en", []),
        ("29/02/2026", "en", []),
        ("1 may be enough", "en", []),
        ("120/80", "en", []),
        ("020/7946/0123", "en", []),
        ("1.2.3", "en", []),
    ],
)
def test_dates_are_read_by_value(text: str, tag: str, wanted: list[tuple[int, int, int | None]]) -> None:
    assert dates(text, tag) == wanted


def test_hours_after_a_phone_number_are_no_part_of_it() -> None:
    phone, hours = read("Call 0117 496 0123 24 hours a day", language("en"))
    assert isinstance(phone, Phone)
    assert phone.number == "01174960123"
    assert isinstance(hours, Amount)
    assert hours.low.value == 24
    assert hours.unit == "hour"


@pytest.mark.parametrize("tag", ["en", "pl", "ar"])
def test_one_to_ten_thousand_is_no_time_of_day(tag: str) -> None:
    one, many = read("1:10 000", language(tag))
    assert isinstance(one, Amount)
    assert isinstance(many, Amount)
    assert (int(one.low.value), int(many.low.value)) == (1, 10_000)
