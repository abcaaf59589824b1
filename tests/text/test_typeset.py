"""Figures keep their order among right-to-left words, and never part from their units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.typeset import no_break, runs


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("خذ 500 mg الآن", ["500\u00a0mg"]),
        ("نسبة 2–4% من الناس", ["2–4%"]),
        ("أقل من < 1% فقط", ["<\u00a01%"]),
        ("اتصل على 020 7946 0123.", ["020\u00a07946\u00a00123"]),
        ("الساعة 8:30، ثم 17:00", ["8:30", "17:00"]),
        ("انظر https://www.nhs.uk/a.", ["https://www.nhs.uk/a"]),
        ("اكتب إلى a.b@c.example الآن", ["a.b@c.example"]),
        ("فحص X-ray اليوم", ["X-ray"]),
        ("حرارة 38.5 °C", ["38.5\u00a0°C"]),
        ("بلا أرقام", []),
    ],
)
def test_every_left_to_right_fragment_is_isolated(text: str, isolated: list[str]) -> None:
    assert [run.text for run in runs(text, rtl=True) if run.isolated] == isolated


@given(st.text(alphabet="خذ ab 0123456789 .,:–<%mg@/", max_size=40))
def test_no_character_is_lost_or_moved(text: str) -> None:
    assert "".join(run.text for run in runs(text, rtl=True)) == no_break(text)
    assert no_break(text).replace("\u00a0", " ") == text.replace("\u00a0", " ")


def test_left_to_right_text_is_one_run() -> None:
    (run,) = runs("Take 500 mg, call 020 7946 0123", rtl=False)
    assert run.text == "Take 500\u00a0mg, call 020\u00a07946\u00a00123"
    assert not run.isolated


@pytest.mark.parametrize("address", ["https://example.org/a", "www.example.org", "help.desk@example.org"])
def test_words_before_an_address_leave_it_whole(address: str) -> None:
    assert [run.text for run in runs(f"خذ Write to {address} الآن", True)] == ["خذ ", f"Write to {address}", " الآن"]


@pytest.mark.parametrize("figure", ["120/80 mmHg", "6 mmol/l", "48 mmol/mol", "400 IU", "7 nmol/l", "5 µl", "9 kPa"])
def test_units_of_blood_tests_stay_with_their_figures_in_both_directions(figure: str) -> None:
    whole = figure.replace(" ", "\u00a0")
    assert whole in no_break(f"about {figure} now")
    assert [run.text for run in runs(f"نحو {figure} الآن", rtl=True) if run.isolated] == [whole]


def test_a_word_that_begins_like_a_unit_is_none() -> None:
    assert "\u00a0" not in no_break("3 moles, 4 IUDs, 2 mmHgs and 10 monkeys")
