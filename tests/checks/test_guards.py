"""Words belong to a figure only as far as they stand beside it: the limits, each from both sides."""

import pytest

from pipeline.checks.amounts.places import shares
from pipeline.checks.amounts.sheets import sheet
from pipeline.languages import language


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Take approx. 5 ml.", "~"),
        # A longer word is no abbreviation: its full stop ends the sentence.
        ("That is the maximum. 5 ml are left.", ""),
        ("Roughly. 5 ml are left.", ""),
    ],
)
def test_a_full_stop_belongs_to_a_short_word_only(text: str, sign: str) -> None:
    (item,) = sheet(text, language("en")).items
    assert (item.shown, item.sign) == ("5", sign)


@pytest.mark.parametrize(
    ("tag", "text", "unit"),
    [
        ("cy", "Mae'r sgan yn wythnos 16.", "week"),
        ("cy", "Mae'r sgan yn wythnos-16.", "week"),
        ("cy", "Mae'r sgan mewn wythnos: 16 o bobl.", ""),
        ("ar", "الفحص في الأسبوع 16", "week"),
        # Where the week has its article, only a space may stand between.
        ("ar", "الفحص في الأسبوع-16", ""),
    ],
)
def test_a_figure_is_counted_through_the_week_right_before_it(tag: str, text: str, unit: str) -> None:
    assert [item.unit for item in sheet(text, language(tag)).items if item.shown == "16"] == [unit]


@pytest.mark.parametrize(
    ("text", "is_share"),
    [
        ("1 in 10 people", True),
        # 24 letters stand between, then 25.
        ("1 in our whole big towns 10 people", True),
        ("1 in our whole big town's 10 people", False),
        ("1 in bed, 10 people", False),
        ("1 in bed 10 people", True),
    ],
)
def test_a_share_is_told_without_a_pause_and_in_few_words(text: str, is_share: bool) -> None:
    assert bool([*shares(sheet(text, language("en")))]) is is_share
