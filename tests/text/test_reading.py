"""Counts and formulas."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages import language, tags
from pipeline.model.formula import Confidence, Counts, Direction, Formula, Measure, Unit
from pipeline.text.readability import tally as tallying
from pipeline.text.readability.formulas import FORMULAS, formula
from pipeline.text.readability.prose import bare_sentences
from pipeline.text.readability.reading import calculate, score, spread, too_short
from pipeline.text.readability.syllables import spoken, spoken_by_all
from pipeline.text.readability.tally import measure, tally

GOLDEN = Path(__file__).parent.parent / "golden" / "reading"
OWN = (
    "Take one tablet every day. Drink a glass of water with it. Do not drive for two days after the operation. Call "
    "the hospital if you feel dizzy or have a fever. A nurse will check your blood pressure every hour. You can eat "
    "and drink when you are fully awake. Ask a friend to take you home. You may need physiotherapy for several "
    "weeks. Most people recover without any complications. Remember to bring your appointment letter."
)


def count(blocks: Iterable[str], tag: str) -> Counts:
    return tallying.count(blocks, language(tag))


def counts(words: int, sentences: int, syllables: int | None, polysyllables: int | None, hard: int | None) -> Counts:
    return Counts(
        unit=Unit.WORDS,
        sentences=sentences,
        length=words,
        letters=5 * words,
        characters=5 * words,
        longest=words,
        long_words=0,
        syllables=syllables,
        monosyllables=syllables and words // 2,
        polysyllables=polysyllables,
        quadrisyllables=hard,
        hard_words=hard,
        foggy=polysyllables,
    )


def vectors() -> list[tuple[str, dict[str, int], float]]:
    lines = (GOLDEN / "formulas.txt").read_text("utf-8").splitlines()
    found = []
    for line in lines:
        if line and not line.startswith("#"):
            named = {name: int(number) for name, number in re.findall(r"(\w+) +(\d+) ", line)}
            found.append((line.split()[0], named, float(line.split("=")[1])))
    return found


def from_golden(named: dict[str, int]) -> Counts:
    """The counts of a line of the golden file; what it does not name is not used by the formula."""
    given = {"letters": 0, "mono": 0, "long": 0, "poly": 0, "quad": 0, "hard": 0, "foggy": 0, "syllables": 0, **named}
    return Counts(
        unit=Unit.WORDS,
        sentences=given["sentences"],
        length=given["words"],
        letters=given["letters"],
        characters=given.get("characters", given["letters"]),
        longest=0,
        long_words=given["long"],
        syllables=given["syllables"],
        monosyllables=given["mono"],
        polysyllables=given["poly"],
        quadrisyllables=given["quad"],
        hard_words=given["hard"],
        foggy=given["foggy"],
    )


@pytest.mark.parametrize("id, named, wanted", vectors())
def test_each_formula_gives_the_figure_of_the_golden_file(id: str, named: dict[str, int], wanted: float) -> None:
    one = next(one for one in FORMULAS if one.id == id)
    assert calculate(one, from_golden(named)) == pytest.approx(wanted, abs=0.01)


def test_every_formula_has_a_vector_in_the_golden_file() -> None:
    assert {id for id, _, _ in vectors()} == {one.id for one in FORMULAS}


# The default parameters of koRpus (Michalke, R package), typed in by hand: id, constant, factors; shares in percent.
_W, _S, _L = Measure.WORDS_PER_SENTENCE, Measure.SYLLABLES_PER_WORD, Measure.LETTERS_PER_WORD
KORPUS = {
    "fre": (206.835, {_W: -1.015, _S: -84.6}),
    "fk": (-15.59, {_W: 0.39, _S: 11.8}),
    "smog": (3.1291, {Measure.ROOT: 1.043}),
    "cli": (-15.8, {_L: 5.88, Measure.SENTENCES_PER_WORD: -29.6}),
    "ari": (-21.43, {_W: 0.5, Measure.CHARACTERS_PER_WORD: 4.71}),
    "forcast": (20.0, {Measure.MONOSYLLABLE_SHARE: -0.15}),
    "nws-1": (
        -0.875,
        {
            Measure.POLYSYLLABLE_SHARE: 0.1935,
            _W: 0.1672,
            Measure.LONG_SHARE: 0.1297,
            Measure.MONOSYLLABLE_SHARE: -0.0327,
        },
    ),
    "nws-2": (-2.779, {Measure.POLYSYLLABLE_SHARE: 0.2007, _W: 0.1682, Measure.LONG_SHARE: 0.1373}),
    "nws-3": (-1.1144, {Measure.POLYSYLLABLE_SHARE: 0.2963, _W: 0.1905}),
    "nws-4": (-1.693, {Measure.POLYSYLLABLE_SHARE: 0.2744, _W: 0.2656}),
}


@pytest.mark.parametrize("id", KORPUS)
def test_coefficients_are_those_of_korpus(id: str) -> None:
    constant, factors = KORPUS[id]
    one = next(one for one in FORMULAS if one.id == id)
    assert one.constant == pytest.approx(constant)
    assert {measure: factor for factor, measure in one.terms} == pytest.approx(factors)


def test_the_french_formula_says_that_koRpus_has_another_one_under_the_same_name() -> None:  # noqa: N802 - a name
    assert "209" in next(one for one in FORMULAS if one.id == "kandel-moles").variant


def test_the_russian_formulas_say_that_their_factors_were_not_read_in_the_first_place() -> None:
    sis, oborneva = (one for one in FORMULAS if one.language == "ru")
    assert "factors taken from a program that quotes the paper" in sis.caution
    assert "factors taken from writings that quote her" in oborneva.caution
    assert oborneva.variant == "A"
    assert "206.836, 1.52 and 65.14" in oborneva.caution


def test_the_vector_of_the_ten_sentences_holds_for_every_formula_it_was_worked_out_for() -> None:
    given = from_golden(
        {"words": 77, "sentences": 10, "letters": 338, "syllables": 113, "poly": 9, "long": 10, "hard": 3}
    )
    wanted = {
        "fre": 74.87,
        "fk": 4.73,
        "smog": 8.55,
        "cli": 6.17,
        "ari": 3.10,
        "lix": 20.69,
        "rix": 1.0,
        "gulpease": 84.06,
    }
    got = {id: calculate(next(one for one in FORMULAS if one.id == id), given) for id in wanted}
    assert got == pytest.approx(wanted, abs=0.01)
    assert given.lix == pytest.approx(20.69, abs=0.01)


def test_the_own_text_has_the_counts_that_were_counted_by_hand() -> None:
    found = count([OWN], "en")
    assert (found.length, found.sentences, found.letters) == (77, 10, 338)
    assert (found.syllables, found.polysyllables, found.long_words) == (114, 9, 10)
    assert (found.longest, found.mean_sentence) == (11, 7.7)
    assert found.long_share == pytest.approx(100 * 10 / 77)


def test_short_sentences_count_as_sentences() -> None:
    found = count(
        ["Do not drive. Rest well. Drink water. Eat well. You must not lift, push or pull heavy things."], "en"
    )
    assert (found.sentences, found.length) == (5, 18)


def test_the_end_of_a_block_ends_a_sentence() -> None:
    assert count(["Wash your hands", "Dry your hands"], "en").sentences == 2
    assert count(["Wash your hands Dry your hands"], "en").sentences == 1


def test_a_piece_without_words_is_no_sentence() -> None:
    assert count(["Rest well.", "* * *", "www.example.org", "{{phone}}"], "en") == count(["Rest well."], "en")


def test_numbers_are_never_long_or_hard_words() -> None:
    for tag in ("en", "pl"):
        found = count(["Take 1000000000 or 2500.75 of them in 2025."], tag)
        assert (found.long_words, found.polysyllables, found.hard_words or 0, found.foggy or 0) == (0, 0, 0, 0)


def test_polish_names_are_no_hard_words_but_a_sentence_may_start_with_one() -> None:
    assert count(["To jest operacja."], "pl").hard_words == 1
    assert count(["To jest Czechosłowacja."], "pl").hard_words == 0
    assert count(["Operacja trwa godzinę."], "pl").hard_words == 1


@pytest.mark.parametrize("tag", ["ar", "bn", "cy", "ro", "ur", "zh-Hans"])
def test_a_language_without_syllable_rules_gets_no_syllables_and_no_formula_can_use_it(tag: str) -> None:
    found = count([OWN], tag)
    assert (found.syllables, found.polysyllables, found.hard_words) == (None, None, None)
    unspoken = {_L, _W, Measure.SENTENCES_PER_WORD, Measure.CHARACTERS_PER_WORD, Measure.LONG_SHARE}
    for one in FORMULAS:
        if not {measure for _, measure in one.terms} <= {*unspoken, Measure.LONG_PER_SENTENCE}:
            with pytest.raises(ValueError, match="syllables"):
                calculate(one, found)


def test_chinese_is_measured_in_characters() -> None:
    found = count(["每天服用一片药。请用水送服。"], "zh-Hans")
    assert (found.unit, found.sentences, found.length, found.longest) == (Unit.CHARACTERS, 2, 12, 7)


def test_an_address_that_touches_the_words_around_it_takes_none_of_them_away() -> None:
    assert count(["请写信至ward.5@example.org或看www.nhs.uk网页。"], "zh-Hans").length == 8
    assert count(["Zobacz www.nhs.uk: Łóżka są wolne."], "pl").length == 4


@pytest.mark.parametrize("id", sorted({one.id for one in FORMULAS}))
def test_a_formula_is_found_for_its_own_language_only(id: str) -> None:
    made_for = {one.language for one in FORMULAS if one.id == id}
    for tag in (*tags(), "nl", "cs", "ru", "sv", "xx", ""):
        found = formula(id, tag)
        assert (found is not None) == (tag in made_for)
        assert found is None or found.language == tag


def test_no_formula_has_a_twin_in_its_language() -> None:
    named = [(one.id, one.language) for one in FORMULAS]
    assert len(named) == len(set(named))


def test_an_unknown_tag_gets_no_formula_and_a_region_changes_nothing() -> None:
    assert formula("smog", "en-GB") is formula("smog", "en_US") is formula("smog", "en")
    assert formula("fre", "de-DE") is None
    assert formula("amstad", "de-DE") is formula("amstad", "de")


def test_every_language_names_formulas_made_for_it_or_says_why_it_has_none() -> None:
    for tag in tags():
        known = language(tag)
        assert all(formula(id, tag) for id in known.formulas)
        assert bool(known.formulas) != bool(known.formula_reason)


def test_every_formula_names_its_source_and_a_minimum() -> None:
    for one in FORMULAS:
        assert re.search(r"\b(19|20)\d\d\b", one.source)
        assert one.minimum_sentences >= 10


@pytest.mark.parametrize(
    "sentences, words, said",
    [(9, 200, "only 9 sentences"), (10, 99, "only 99 words"), (0, 0, "only 0 sentences")],
)
def test_a_text_that_is_too_short_gets_the_reason(sentences: int, words: int, said: str) -> None:
    assert said in too_short(counts(words, sentences, words, 0, 0))


def test_ten_sentences_and_a_hundred_words_are_enough() -> None:
    assert too_short(counts(100, 10, 150, 5, 2)) == ""


@pytest.mark.parametrize(
    "id, sentences, confidence, deviation",
    [
        ("smog", 10, Confidence.INDICATIVE, 1.1),
        ("smog", 29, Confidence.INDICATIVE, 1.1),
        ("smog", 30, Confidence.FIRM, 0.7),
        ("fk", 10, Confidence.INDICATIVE, 1.4),
        ("fk", 20, Confidence.INDICATIVE, 0.95),
        ("fk", 29, Confidence.INDICATIVE, 0.95),
        ("fk", 30, Confidence.FIRM, 0.8),
        ("fk", 100, Confidence.FIRM, 0.44),
        ("szigriszt-pazos", 29, Confidence.INDICATIVE, None),
        ("pisarek", 30, Confidence.FIRM, None),
    ],
)
def test_a_figure_says_how_much_chance_is_in_it(
    id: str, sentences: int, confidence: Confidence, deviation: float | None
) -> None:
    one = next(one for one in FORMULAS if one.id == id)
    found = score(counts(20 * sentences, sentences, 30 * sentences, sentences, sentences), one)
    assert (found.confidence, found.deviation) == (confidence, deviation)


@pytest.mark.parametrize(
    "value, band",
    [
        (-5, "very hard"),
        (39.9, "very hard"),
        (40, "somewhat hard"),
        (55, "normal"),
        (65, "fairly easy"),
        (80, "very easy"),
    ],
)
def test_spanish_bands_are_those_of_inflesz(value: float, band: str) -> None:
    inflesz = next(one for one in FORMULAS if one.id == "szigriszt-pazos")
    fixed = replace(inflesz, constant=value, terms=())
    assert score(counts(300, 30, 500, 9, 9), fixed).band == band


def test_only_school_grades_become_an_age() -> None:
    found = {one.id: score(counts(300, 30, 500, 30, 9), one).age for one in FORMULAS}
    assert found["smog"] == pytest.approx(3.1291 + 1.0430 * 30**0.5 + 5)
    assert found["fk"] is not None
    assert (found["szigriszt-pazos"], found["pisarek"], found["gulpease"]) == (None, None, None)


def test_where_nobody_has_measured_chance_it_is_estimated_from_the_sentences_themselves() -> None:
    inflesz = next(one for one in FORMULAS if one.id == "szigriszt-pazos")
    known = language("es")
    measured = list(
        measure(" ".join((SPANISH, "Beba agua. Descanse mucho cada día en su cama y llame al médico.")), known)
    )
    each = [tally([one], "es") for one in measured]
    whole = tally(measured, "es")
    found = score(whole, inflesz, each)
    values = [calculate(inflesz, tally([*measured[:at], *measured[at + 1 :]], "es")) for at in range(len(measured))]
    middle = sum(values) / len(values)
    wanted = ((len(values) - 1) / len(values) * sum((value - middle) ** 2 for value in values)) ** 0.5
    assert found.estimated
    assert found.deviation == pytest.approx(wanted)
    assert spread(whole, inflesz, each[:1]) is None
    assert spread(tally(measured[:1] * 9, "es"), inflesz, each[:1] * 9) == pytest.approx(0)


def test_a_score_says_which_figures_it_was_made_of() -> None:
    found = score(counts(200, 20, 300, 10, 3), next(one for one in FORMULAS if one.id == "fk"))
    assert dict(found.used) == {Measure.WORDS_PER_SENTENCE: 10.0, Measure.SYLLABLES_PER_WORD: 1.5}


def test_gunning_leaves_out_names_compounds_and_endings_but_not_long_words() -> None:
    def foggy(text: str) -> int | None:
        return count([text], "en").foggy

    assert foggy("The operation takes time.") == 1
    assert foggy("We ask Elizabeth to wait.") == 0
    assert foggy("A follow-up is over-the-counter.") == 0
    assert foggy("She was recovering, it created and boxes followed.") == 1
    assert foggy("The operating table.") == 1


# --- What must not change the result -----------------------------------------------------------------------------

SPANISH = "Tome el comprimido «después» de comer. No conduzca durante 48 horas. Si está mareado, avísenos: él vendrá."
POLISH = "Proszę wziąć tabletkę po jedzeniu. Nie wolno „prowadzić” samochodu. Pielęgniarka zmierzy ciśnienie."
ENGLISH = "Don't drive. The nurse's advice is 'rest'. You're \"fully\" awake when you can't feel sick, e.g. At night."


@pytest.mark.parametrize("text, tag", [(SPANISH, "es"), (POLISH, "pl"), (ENGLISH, "en"), (OWN, "en")])
def test_spelling_of_the_same_signs_changes_nothing(text: str, tag: str) -> None:
    wanted = count([text], tag)
    for other in (
        unicodedata.normalize("NFD", text),
        text.replace("'", "’"),
        re.sub(r"\"(\w+)\"", r"“\1”", text),
        text.replace(" ", "\u00a0"),
        text.replace(" ", "\n"),
        text.replace(" ", "  "),
        text.replace("e", "\u00ade"),
    ):
        assert count([other], tag) == wanted


@pytest.mark.parametrize("text, tag", [(SPANISH, "es"), (POLISH, "pl"), (OWN, "en")])
def test_blocks_may_be_joined_split_at_full_stops_reordered_or_empty(text: str, tag: str) -> None:
    blocks = [f"{piece}." for piece in text.removesuffix(".").split(". ")]
    wanted = count([text], tag)
    assert count(blocks, tag) == count(blocks[::-1], tag) == count([*blocks, "", " "], tag) == wanted
    assert count(["\n".join(blocks)], tag) == wanted


_VOCABULARY = {
    "en": "the nurse will take your blood pressure every hour and bring tablets operation carefully physiotherapy home",
    "es": "la enfermera mide su presión después de comer además trae pastillas rehabilitación cada día en casa",
    "pl": "pielęgniarka zmierzy ciśnienie po jedzeniu oraz przyniesie tabletki rehabilitacja codziennie dom woda",
}


@st.composite
def texts_and_a_split(draw: st.DrawFn) -> tuple[str, list[list[str]], int, int]:
    tag = draw(st.sampled_from(sorted(_VOCABULARY)))
    word = st.sampled_from(_VOCABULARY[tag].split())
    drawn = draw(st.lists(st.lists(word, min_size=1, max_size=12), min_size=1, max_size=8))
    drawn.append(draw(st.lists(word, min_size=2, max_size=20)))
    return tag, drawn, len(drawn) - 1, draw(st.integers(1, len(drawn[-1]) - 1))


def _written(sentences: list[list[str]]) -> str:
    return " ".join(f"{' '.join(sentence).capitalize()}." for sentence in sentences)


@given(texts_and_a_split())
def test_splitting_a_sentence_never_makes_a_text_harder(drawn: tuple[str, list[list[str]], int, int]) -> None:
    tag, sentences, which, where = drawn
    split = [*sentences[:which], sentences[which][:where], sentences[which][where:]]
    before, after = count([_written(sentences)], tag), count([_written(split)], tag)
    assert (after.sentences, after.length) == (before.sentences + 1, before.length)
    for one in (one for one in FORMULAS if one.language == tag):
        assert _hardness(one, after) <= _hardness(one, before) + 1e-9


def _hardness(one: Formula, found: Counts) -> float:
    value = calculate(one, found)
    return value if one.direction is Direction.HARDER else -value


# --- The quick ways beside the careful ones -----------------------------------------------------------------------

_PIECES = st.sampled_from(
    "Take tablets Nehmen Sie Öl słowo Łóżka ёлка Привет don't l’eau follow-up 12 2.5 9:30 5. a. e.g. Dr. etc. mg "
    "Straße × 2×3 ( ) , ; : . .. ! ? ?! . . - ' ’ “ ” … – {x} & İ ŷ é \u00ad \u200e \n 020 7946 0958 NHS I A".split(" ")
)
_TAGS = ("en", "de", "pl", "ru", "fr", "es", "cy", "tr", "el", "sv", "bn", "zh-Hans")


_BLOCKS = st.lists(st.lists(st.tuples(_PIECES, st.sampled_from(["", " ", " ", " ", ". "])), max_size=20), max_size=6)


@given(_BLOCKS, st.sampled_from(_TAGS))
def test_plain_prose_is_counted_as_by_the_rules(drawn: list[list[tuple[str, str]]], tag: str) -> None:
    texts = ["".join(f"{piece}{space}" for piece, space in block) for block in drawn]
    known = language(tag) if tag in tags() else replace(language("en"), tag=tag)
    assert tallying.count(texts, known) == tally([one for text in texts for one in measure(text, known)], tag)


def test_blocks_are_counted_together_as_each_alone() -> None:
    plain = "Nehmen Sie eine Tablette am Tag. Trinken Sie Wasser, wenn Sie Durst haben. Psst."
    blocks = [plain, "Rufen Sie Dr. Maier an.", "(Nicht immer)", "2 Tage Ruhe.", ""] * 30
    each = [count([block], "de") for block in blocks]
    together = count(blocks, "de")
    assert (together.sentences, together.length, together.letters, together.longest, together.syllables) == (
        *(sum(getattr(one, name) for one in each) for name in ("sentences", "length", "letters")),
        max(one.longest for one in each),
        sum(one.syllables or 0 for one in each),
    )
    assert count([plain], "de").syllables == 21


@pytest.mark.parametrize(
    "blocks",
    [
        ["Siehe a.b im Text", "", "Ruhen Sie sich aus"],
        ["Nehmen Sie nichts ein.. Ruhen Sie", "Hinweis"],
        ["", "", "Nehmen Sie eine Tablette. Trinken Sie viel.", " Rufen Sie uns an. ", "Wasser"],
        [".5 ist wenig", "z. B. Wasser", "Ruhe."],
        ["Für immer. Mär", "Zwei Wörter", "Trinken Sie viel Wasser (mit Salz)."],
    ],
)
def test_full_stops_and_empty_blocks_part_the_same_sentences_in_both_ways(blocks: list[str]) -> None:
    careful = [one for text in blocks for one in measure(text, language("de"))]
    assert tallying.count(blocks, language("de")) == tally(careful, "de")


def test_plain_prose_is_told_without_the_rules_and_doubtful_blocks_are_left_to_them() -> None:
    def told(text: str, tag: str = "en") -> list[list[str]] | None:
        found = bare_sentences(text, language(tag))
        return None if found is None else [sentence.split() for sentence in found]

    assert told("Don’t drive (for 2 days). Rest, eat well!") == [
        ["Don't", "drive", "for", "2", "days"],
        ["Rest", "eat", "well"],
    ]
    assert told("Łóżka są wolne. Źródło bije.", "pl") == [["Łóżka", "są", "wolne"], ["Źródło", "bije"]]
    for doubtful in (
        "You can ask Dr. Smith for help.",
        "See www.nhs.uk now.",
        "“Rest” now.",
        "Call 020 7946 0958 now.",
        "a × b",
        "Take 2.5 now.",
    ):
        assert told(doubtful) is None
    assert told("每天服用一片药。", "zh-Hans") is None


@given(st.lists(st.text(st.sampled_from("aeiouyäöüßéqgbdfhkmnprstvxABEIUĞš-2"), min_size=1, max_size=12), max_size=9))
def test_the_syllables_of_many_german_words_are_those_of_each(words: list[str]) -> None:
    assert spoken_by_all(words, "de") == [spoken(word, "de") or 0 for word in words]


def test_the_memory_of_words_stays_bounded_and_forgets_nothing_of_the_text_at_hand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tallying, "_REMEMBERED", 3)
    monkeypatch.setattr(tallying, "_met", {})
    first = count(["Nurses bring tablets. Physiotherapy helps."], "en")
    other = count(["A hospital operation takes time."], "en")
    assert (first.syllables, first.foggy, other.syllables, other.foggy) == (12, 1, 10, 2)
    assert len(tallying._met["en"]) <= 5
    assert count(["Nurses bring tablets. Physiotherapy helps."], "en") == first


def test_words_with_digits_and_signs_have_the_letters_and_digits_that_are_read() -> None:
    found = count(["The 2nd follow-up, shouldn't it be 2 or 12?"], "en")
    assert (found.letters, found.characters, found.long_words) == (27, 31, 2)
    assert count(["Größe 2"], "de").letters == 5
    assert count(["Łóżko 2"], "pl").letters == 5
