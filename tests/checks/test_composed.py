"""Figures that are said in several words are one figure, and a word that belongs to none is left alone."""

from decimal import Decimal

import pytest

from pipeline.checks.amounts.sheets import sheet
from pipeline.languages import language


def values(text: str, tag: str) -> list[set[Decimal]]:
    return [set(item.values) for item in sheet(text, language(tag)).items]


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [
        ("ur", "ساڑھے سات", "7.5"),
        ("ur", "سوا سات", "7.25"),
        ("ur", "پونے سات", "6.75"),
        ("ur", "ساڑھے تین ہزار", "3500"),
        ("bn", "সাড়ে সাত", "7.5"),
        ("bn", "সাড়ে ৭", "7.5"),
        ("bn", "পৌনে ৭", "6.75"),
        ("bn", "সাড়ে ৩ লাখ", "350000"),
        ("ar", "السابعة والنصف", "7.5"),
        ("ar", "الثامنة إلا الربع", "7.75"),
        ("ar", "12 مليونًا و400 ألف", "12400000"),
        ("ar", "16 ألفًا", "16000"),
        ("ar", "الثالثة والخمسون", "53"),
        ("fa", "هفت و نیم", "7.5"),
        ("ur", "45،000", "45000"),
    ],
)
def test_parts_of_one_figure_are_put_together(tag: str, text: str, value: str) -> None:
    assert values(text, tag) == [{Decimal(value)}]


def test_a_word_that_adds_to_no_number_adds_nothing() -> None:
    # "Except" has the word of "a quarter more than" in Urdu.
    assert values("اس کے سوا دو گولیاں", "ur") == [{Decimal(2)}]
    assert values("دو گولیوں کے سوا", "ur") == [{Decimal(2)}]


def test_a_unit_that_numbers_months_is_no_month_of_its_own() -> None:
    items = sheet("الشهر 0 والشهر 1 والشهر 6", language("ar")).items
    assert [(item.shown, item.unit) for item in items] == [("0", "month"), ("1", "month"), ("6", "month")]


@pytest.mark.parametrize(
    ("tag", "text", "day"),
    [
        ("ur", "یکم مارچ 2026", (1, 3, 2026)),
        ("fa", "اول مارس ۲۰۲۶", (1, 3, 2026)),
        ("fa", "اول ماه مارس سال ۲۰۲۶", (1, 3, 2026)),
        ("ar", "14 نيسان/أبريل 2026", (14, 4, 2026)),
        ("ar", "14 نيسان (أبريل) 2026", (14, 4, 2026)),
        ("ar", "14 من أبريل عام 2026", (14, 4, 2026)),
        ("bn", "২০২৬ সালের ১৪ই এপ্রিল", (14, 4, 2026)),
    ],
)
def test_a_date_is_read_as_the_language_writes_it(tag: str, text: str, day: tuple[int, int, int]) -> None:
    (item,) = sheet(text, language(tag)).items
    assert item.shown == "/".join(map(str, day))


def test_two_names_of_different_months_are_no_date() -> None:
    assert all(item.kind != "date" for item in sheet("14 نيسان/مايو 2026", language("ar")).items)


def test_the_first_is_a_day_only_before_a_month() -> None:
    assert [item.kind for item in sheet("دوز اول", language("fa")).items] == ["ordinal"]
