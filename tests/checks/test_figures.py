"""Laws of the figures as the checks compare them: whatever is written, in any language, in any digits."""

import re
from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from babel.units import format_unit
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.checks import CHECKS
from pipeline.checks.amounts.items import COUNTED
from pipeline.checks.amounts.matching import comparison
from pipeline.checks.amounts.sheets import sheet
from pipeline.languages import language, tags
from pipeline.model.case import Case
from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.text.figures.chinesenumbers import value as chinese
from pipeline.text.figures.counting import hits

EN = language("en")
FIGURES = ("C001", "C002", "C009", "C010", "C011", "C012", "C013", "C014", "C016", "C030", "C031", "C032", "C035")
NATIVE = {"ar": "٠", "fa": "۰", "ur": "۰", "bn": "০", "hi": "०"}
SENTENCES = [
    ("pl", "Take 2.5 mg every 8 hours.", "Przyjmować 2,5 mg co 8 godzin."),
    ("ar", "Take 2.5 mg every 8 hours.", "تناول 2.5 ملغ كل 8 ساعات."),
    ("fa", "Take 2.5 mg every 8 hours.", "هر 8 ساعت 2.5 میلی‌گرم بخورید."),
    ("ur", "Take 2.5 mg every 8 hours.", "ہر 8 گھنٹے بعد 2.5 ملی گرام لیں۔"),
    ("bn", "Take 2.5 mg every 8 hours.", "প্রতি 8 ঘণ্টায় 2.5 মি.গ্রা. নিন।"),
    ("hi", "Take 2.5 mg every 8 hours.", "हर 8 घंटे में 2.5 मिलीग्राम लें।"),
    ("zh-Hans", "Take 2.5 mg every 8 hours.", "每8小时服用2.5毫克。"),
]


def verdicts(tag: str, source: str, target: str) -> list[tuple[str, str]]:
    message = Message(MessageId("item", source), target, State.DONE, line=1)
    case = Case("a", EN, language(tag), Catalogue("a", tag, (message,), file="a.po"))
    return [(finding.code, finding.severity) for code in FIGURES for finding in CHECKS[code](case)]


def values(text: str, tag: str) -> list[frozenset[Decimal]]:
    return [item.values for item in sheet(text, language(tag)).items if item.hard]


# These are read as the phone numbers that they are.
EMERGENCIES = (999, 112, 111, 101)


@given(st.integers(0, 10**7).filter(lambda value: value not in EMERGENCIES), st.sampled_from(tags()))
@example(624_999, "uk")
def test_a_whole_number_that_cldr_writes_in_a_language_is_read_with_its_value(value: int, tag: str) -> None:
    written = format_decimal(value, locale=language(tag).locale)
    (found,) = values(f"x {written} x", tag)
    assert Decimal(value) in found


@given(st.decimals(min_value=0, max_value=9999, places=2), st.sampled_from(tags()))
def test_a_decimal_that_cldr_writes_in_a_language_is_read_with_its_value(value: Decimal, tag: str) -> None:
    written = format_decimal(value, format="0.00", locale=language(tag).locale)
    (found,) = values(f"x {written} x", tag)
    assert value in found


def lengths_of_time() -> list[tuple[str, str, str]]:
    """What CLDR writes for some lengths of time, where Babel has words for them."""
    units = ("hour", "day", "week", "month", "year", "minute")
    made = [
        (tag, unit, str(format_unit(value, f"duration-{unit}", length="long", locale=language(tag).locale)))
        for tag in COUNTED
        for unit in units
        for value in (3, 5, 8, 24)
    ]
    return [(tag, unit, written) for tag, unit, written in made if "duration" not in written]


def test_a_length_of_time_that_cldr_writes_has_its_unit() -> None:
    made = lengths_of_time()
    assert len({tag for tag, _, _ in made}) >= 10
    for tag, unit, written in made:
        (item,) = [item for item in sheet(written, language(tag)).items if item.hard]
        assert (item.unit or item.near) == unit, (tag, written)


@pytest.mark.parametrize(("tag", "source", "target"), SENTENCES)
def test_native_digits_and_isolates_change_no_verdict(tag: str, source: str, target: str) -> None:
    wrong = target.replace("8", "80")
    assert verdicts(tag, source, target) == []
    assert ("C001", "block") in verdicts(tag, source, wrong)
    for text in (target, wrong):
        isolated = re.sub(r"[\d.,]*\d", "\u2066\\g<0>\u2069", text)
        assert isolated != text
        assert verdicts(tag, source, isolated) == verdicts(tag, source, text)
        if tag in NATIVE:
            native = "".join(chr(ord(NATIVE[tag]) + int(c)) if c in "0123456789" else c for c in text)
            assert verdicts(tag, source, native) == verdicts(tag, source, text)


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(tags()))
def test_no_text_is_too_strange_to_be_compared(source: str, target: str, tag: str) -> None:
    comparison(source, target, EN, language(tag))
    for item in sheet(target, language(tag)).items:
        assert 0 <= item.span[0] < item.span[1] <= len(target)


@given(
    st.lists(
        st.sampled_from(["2", "8", "1.5", "10,000", "–", " mg", " hours", " to ", "%", "<", "/", "½", ":30", "am"])
    ),
    st.sampled_from(tags()),
)
def test_a_text_is_always_a_right_translation_of_itself_into_english(parts: list[str], tag: str) -> None:
    text = "take " + "".join(parts)
    found = comparison(text, text, EN, EN)
    assert found is None or (found.lost, found.added) == ((), ())
    comparison(text, text, EN, language(tag))


@pytest.mark.parametrize(
    ("tag", "words", "value"),
    [
        ("en", "twenty-five", "25"),
        ("en", "one hundred and five", "105"),
        ("es", "treinta y dos", "32"),
        ("fr", "quatre-vingt-dix-sept", "97"),
        ("pl", "dwudziestu pięciu", "25"),
        ("ru", "сто двадцать три", "123"),
        ("uk", "п’ятдесяти шести", "56"),
        ("ro", "douăzeci și patru", "24"),
        ("tr", "yetmiş iki", "72"),
        ("ar", "خمسة وعشرون", "25"),
        ("fa", "صد و بیست", "120"),
        ("vi", "hai mươi lăm", "25"),
        ("so", "labaatan iyo shan", "25"),
        ("cy", "dau ddeg pump", "25"),
        ("it", "duecento", "200"),
        ("pt", "vinte e cinco", "25"),
    ],
)
def test_the_parts_of_a_number_word_are_one_number(tag: str, words: str, value: str) -> None:
    assert [hit.meaning for hit in hits(words, language(tag)) if hit.kind == "cardinal"] == [value]


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("十", 10), ("十二", 12), ("二十", 20), ("一百零五", 105), ("一千二百", 1200), ("三万", 30_000)],
)
def test_chinese_numerals_have_their_value(numeral: str, value: int) -> None:
    assert chinese(numeral) == value


@pytest.mark.parametrize("tag", COUNTED)
def test_every_language_that_is_claimed_has_its_list(tag: str) -> None:
    kinds = {kind for _, kind, _ in language(tag).counting.entries}
    assert kinds >= {"cardinal", "one", "ordinal", "fraction", "quantity", "not", "noun"}
    assert kinds & {"before", "after"}
    assert kinds & {"forward", "reverse"}


@pytest.mark.parametrize("tag", COUNTED)
def test_no_phrase_of_a_list_means_more_and_less(tag: str) -> None:
    sides: dict[tuple[str, str], set[str]] = {}
    for phrase, kind, meaning in language(tag).counting.entries:
        if kind in ("before", "after") and meaning != "~":
            sides.setdefault((phrase, kind), set()).add("up" if meaning in ">≥" else "down")
    assert {phrase: found for phrase, found in sides.items() if len(found) > 1} == {}
