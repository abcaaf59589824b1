"""Figures are heard as words, in every language, as the golden tables in tests/golden/spoken/ say."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.languages import language
from pipeline.text.dates import day_names, long_date, month_names
from pipeline.text.speakable import speaker, spoken
from pipeline.text.speakable.speaker import REQUIRED_SYMBOLS

GOLDEN = Path(__file__).parent.parent / "golden" / "spoken"
TAGS = sorted(path.stem for path in GOLDEN.glob("*.tsv"))
OPERATORS = re.compile(r"[\d<>≤≥%٪‰±×=°℃£€~²³½¼¾✗⚠→]")


def cases(tag: str) -> list[tuple[str, str]]:
    lines = (GOLDEN / f"{tag}.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1]) for row in rows]


@pytest.mark.parametrize(("tag", "printed", "heard"), [(tag, *case) for tag in TAGS for case in cases(tag)])
def test_a_figure_is_heard_as_the_golden_table_says(tag: str, printed: str, heard: str) -> None:
    assert spoken(printed, language(tag)).text == heard


@pytest.mark.parametrize("tag", TAGS)
def test_every_language_has_at_least_forty_golden_figures(tag: str) -> None:
    assert len(cases(tag)) >= 40


def test_every_sample_language_has_a_golden_table() -> None:
    assert set(TAGS) >= {"ar", "bn", "cy", "en", "es", "pl", "ro", "ur", "zh-Hans"}


@pytest.mark.parametrize("tag", TAGS)
def test_every_symbol_that_an_engine_misreads_has_words(tag: str) -> None:
    assert set(REQUIRED_SYMBOLS) <= {symbol for symbol, _ in speaker(tag).symbols}


@pytest.mark.parametrize("tag", TAGS)
@given(text=st.text(alphabet="0123456789٠١٢٣০১২۴۵ .,:–-<>≤≥%°Cmgl/+±×£½ ab²³⁻⁹₂①Ⅳ^✗⚠x@", max_size=30))
def test_no_digit_and_no_operator_ever_reaches_the_engine(tag: str, text: str) -> None:
    heard = spoken(text, language(tag)).text
    assert not OPERATORS.search(heard), f"{text!r} is heard as {heard!r}"
    assert not any(unicodedata.category(char)[0] == "N" for char in heard), f"{text!r} is heard as {heard!r}"


@pytest.mark.parametrize("tag", TAGS)
@given(value=st.integers(min_value=0, max_value=999_999_999))
def test_every_whole_number_has_words(tag: str, value: int) -> None:
    heard = spoken(f"({value})", language(tag)).text
    assert heard[0] + heard[-1] == "()"
    assert len(heard) > len("()")


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(("printed", "sign"), [("1/2", "½"), ("1/3", "⅓"), ("2/3", "⅔"), ("1/4", "¼"), ("3/4", "¾")])
def test_a_fraction_is_one_amount_and_never_a_choice(tag: str, printed: str, sign: str) -> None:
    """Half a tablet heard as "one or two tablets" is a fourfold dose."""
    heard = spoken(printed, language(tag)).text
    assert heard == spoken(sign, language(tag)).text
    choice = dict(speaker(tag).symbols)["/"].split()
    assert not set(choice) & set(heard.split())


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("printed", ["5 mg/ml", "10 mg/kg", "250 mg/5 ml", "120/80", "25 kg/m²"])
def test_a_slash_between_figures_or_units_is_never_a_choice(tag: str, printed: str) -> None:
    words = spoken(printed, language(tag)).text.split()
    assert not set(dict(speaker(tag).symbols)["/"].split()) - {"斜杠"} & set(words)


@pytest.mark.parametrize("tag", TAGS)
@given(value=st.integers(1, 99))
def test_nought_may_be_missing_before_the_decimal_mark_but_is_heard(tag: str, value: int) -> None:
    assert spoken(f"(.{value} mg)", language(tag)).text == spoken(f"(0.{value} mg)", language(tag)).text


@pytest.mark.parametrize("tag", TAGS)
@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)))
@settings(max_examples=40)
def test_a_date_sounds_the_same_however_it_is_printed(tag: str, day: date) -> None:
    heard = speaker(tag).finish(speaker(tag).date(day))
    for printed in (f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}", f"{day:%Y-%m-%d}"):
        assert spoken(printed, language(tag)).text == heard
    assert spoken(long_date(day, language(tag).locale), language(tag)).text.rstrip(".") == heard


@pytest.mark.parametrize("tag", TAGS)
def test_an_abbreviation_leaves_no_full_stop_in_the_sentence(tag: str) -> None:
    for printed, said in speaker(tag).expansions:
        word = printed.removesuffix(" #")
        heard = spoken(f"({word} 5)", language(tag)).text
        assert f"{word} " not in heard.replace(said, "")


def test_the_trace_names_every_rule_that_was_used() -> None:
    made = spoken("e.g. 1/2 of 5 mg/ml, CO₂, 1:2 on 1/5/2026", language("en"))
    assert made.text == (
        "for example a half of five milligrams per millilitre, C O two, "
        "one to two on the first of May twenty twenty-six"
    )
    rules = {step.rule for step in made.trace}
    assert rules == {"abbreviation", "fraction", "per", "figure", "ratio", "date", "amount", "symbol"}


@pytest.mark.parametrize("tag", TAGS)
def test_days_and_months_with_a_dash_between_them_are_a_span_and_never_two(tag: str) -> None:
    """ "Monday–Friday" heard as "Monday, Friday" closes the clinic on Tuesday."""
    locale = language(tag).locale
    for first, last in ((day_names(locale)[0], day_names(locale)[4]), (month_names(locale)[2], month_names(locale)[4])):
        for dash in ("–", "-", " – "):
            heard = spoken(f"{first[-1]}{dash}{last[-1]}", language(tag)).text
            assert speaker(tag).to in heard, heard
            assert "," not in heard
            assert "،" not in heard
            assert "，" not in heard


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("printed", ["L4/L5", "T3/T4", "B6/B12"])
def test_two_names_with_a_slash_are_two_names_and_no_litres(tag: str, printed: str) -> None:
    heard = spoken(printed, language(tag)).text
    assert speaker(tag).unit_noun("litre", Decimal(1)) not in heard
    assert speaker(tag).per not in heard.split()


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("number", ["07700 900123", "01632 960123", "0117 496 0123", "116 123"])
def test_a_phone_number_is_heard_figure_by_figure(tag: str, number: str) -> None:
    groups = tuple(number.split())
    assert spoken(number, language(tag)).text == speaker(tag).finish(speaker(tag).phone(groups))


@pytest.mark.parametrize("tag", TAGS)
def test_a_unit_shared_out_is_never_a_choice(tag: str) -> None:
    units = {name: forms[0] for name, forms in language(tag).units}
    choice = set(dict(speaker(tag).symbols)["/"].split()) - {"斜杠"}
    for over, under in (("milligram", "kilogram"), ("tablet", "day"), ("gram", "hour")):
        heard = spoken(f"5 {units[over]}/{units[under]}", language(tag)).text
        assert not choice & set(heard.split()), heard


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(
    "printed", ["5 mg/kg/day", "5 mcg/kg/min", "2 ml/kg/h", "10 mg/kg/24 h", "100 IU/ml", "9 g/dl"]
)
def test_a_dose_for_each_kilogram_and_day_is_never_a_choice_of_one(tag: str, printed: str) -> None:
    """ "5 mg per kilogram or day" gives a child of 20 kg a twentieth of the dose, or twenty times as much."""
    voice = speaker(tag)
    heard = spoken(printed, language(tag)).text
    slashes = printed.count("/")
    assert not set(dict(voice.symbols)["/"].split()) & set(heard.split())
    assert heard.count(voice.per) >= slashes, heard


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("printed", ["½–1", "1½–2", "1/2-1", "½ – 1", "1–½"])
def test_a_half_with_a_dash_is_one_end_of_a_range(tag: str, printed: str) -> None:
    """ "A half, one tablet" is one and a half, or one and one."""
    heard = spoken(f"{printed} mg", language(tag)).text
    assert speaker(tag).to in heard, heard
    assert not set("-–,،，") & set(heard), heard


@pytest.mark.parametrize("tag", TAGS)
def test_the_unit_of_a_half_is_heard_by_its_name(tag: str) -> None:
    heard = spoken("½ ml, 2½ mg", language(tag)).text
    assert not re.search("[a-z]+", heard) or language(tag).script == "Latn", heard
    assert not {"ml", "mg"} & set(heard.replace(",", "").split()), heard


@pytest.mark.parametrize("tag", sorted(set(TAGS) - {"zh-Hans"}))
@given(day=st.dates(date(2000, 1, 1), date(2059, 12, 31)))
@settings(max_examples=20)
def test_a_date_with_a_short_year_sounds_like_the_whole_one(tag: str, day: date) -> None:
    short = f"{day.day}/{day.month}/{day:%y}"
    assert spoken(short, language(tag)).text == speaker(tag).finish(speaker(tag).date(day))


@pytest.mark.parametrize("tag", ["es", "pl"])
@pytest.mark.parametrize("number", ["91 123 45 67", "900 123 456", "600 12 34 56"])
def test_nine_figures_in_the_groups_of_a_telephone_number_are_dialled(tag: str, number: str) -> None:
    assert spoken(number, language(tag)).text == speaker(tag).phone(tuple(number.split()))


@pytest.mark.parametrize(
    ("before", "ending"), [("przed", "ym"), ("po", "ym"), ("od", "ego"), ("do", "ego"), ("w dniu", "ego")]
)
@given(day=st.dates(date(2000, 1, 1), date(2059, 12, 31)))
@settings(max_examples=20)
def test_a_polish_date_has_the_case_of_the_word_before_it(before: str, ending: str, day: date) -> None:
    first = spoken(f"{before} {day:%d.%m.%Y}", language("pl")).text.removeprefix(f"{before} ").split()[0]
    assert first.endswith((ending, ending.replace("y", "i"), "m" if ending == "ym" else "iego")), first
