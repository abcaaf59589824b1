"""Ages in English leave the years out."""

import pytest

from pipeline.checks.amounts.ages import AGE, with_ages
from pipeline.checks.amounts.sheets import sheet
from pipeline.languages import language


def years(text: str) -> list[str]:
    """The numbers of an English text that are taken for ages."""
    return [item.shown for item in with_ages(sheet(text, language("en"))).items if item.text == AGE]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("People over 65 can come.", ["65"]),
        ("Children under 5 and adults over 80", ["5", "80"]),
        ("women aged 25 to 49", ["25", "49"]),
        ("between the ages of 25 and 49", ["25", "49"]),
        ("men who are over 65", ["65"]),
        ("if you are 75 or over", ["75"]),
        ("If you are over 16 but under 25", ["16", "25"]),
        ("at age 40", ["40"]),
        ("in the year you turn 65", ["65"]),
        ("Adults and children over 12: 10 ml", ["12"]),
        ("children aged 6, 8 and 10", ["6", "8", "10"]),
    ],
)
def test_a_number_that_is_an_age_has_the_unit_of_years(text: str, ages: list[str]) -> None:
    assert years(text) == ages


@pytest.mark.parametrize(
    "text",
    [
        "babies aged 6 to 12 weeks",
        "children aged 2, 3 and 4 months",
        "people over 60 kg",
        "a blood pressure over 140/90",
        "adults over 1.5 metres",
        "over 12 people came",
        "under 5 % of women",
        "more than 1 in 10 people",
        "people over 1 in 10 of whom are ill",
        "people over 3 times as often",
        "if you are one of those 12",
        "more than 3 tablets",
    ],
)
def test_other_numbers_are_no_ages(text: str) -> None:
    assert years(text) == []
