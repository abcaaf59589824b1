"""What every language file must hold, whichever language it is."""

import ast
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.core import Locale, get_global

from pipeline.languages import counting, language, tags
from pipeline.text.segment import sentences

every_language = pytest.mark.parametrize("tag", tags())
FOLDER = Path(__file__).parent.parent.parent / "pipeline" / "languages"
# ECMA-376 part 1, 17.3.2.26: the slot of a run's font by its script.
SLOTS = {"Latn": "ascii", "Cyrl": "ascii", "Hans": "eastAsia", "Hant": "eastAsia", "Kore": "eastAsia"}


def test_the_languages_that_readers_asked_for_are_there() -> None:
    assert set(tags()) >= set("ar bn cy de en es fa fr gu hi it ko pa pl pt ro ru so ta tr uk ur vi zh-Hans".split())


@every_language
def test_names_direction_and_script_are_those_of_cldr(tag: str) -> None:
    known = language(tag)
    locale = Locale.parse(known.locale)
    likely = get_global("likely_subtags")[locale.language]
    assert known.script in likely.split("_")
    assert known.direction == locale.text_direction == ("rtl" if known.script == "Arab" else "ltr")
    assert known.own_name.strip()
    assert known.english_name.isascii()
    assert known.word_lang.split("-")[0] == locale.language


@every_language
def test_the_font_slot_is_that_of_the_script(tag: str) -> None:
    known = language(tag)
    assert known.typography.slot == SLOTS.get(known.script, "cs")
    assert known.typography.factor >= 1
    assert known.typography.leading >= (2 if known.script == "Arab" else 1.5)


@every_language
def test_words_are_written_as_texts_are_in_normal_form_c(tag: str) -> None:
    # Texts are brought to normal form C when they are read; a word that is not would never be found in one.
    assert unicodedata.is_normalized("NFC", (FOLDER / f"{tag}.toml").read_text("utf-8"))


@every_language
def test_no_word_names_two_units_and_none_is_a_unit_and_a_time(tag: str) -> None:
    known = language(tag)
    named: dict[str, set[str]] = {}
    for unit, words in known.units:
        for word in words:
            named.setdefault(word.lower(), set()).add(unit)
    assert {word: units for word, units in named.items() if len(units) > 1} == {}
    assert set(named) & {word.lower() for word in (*known.hour, *known.am, *known.pm, *known.night)} == set()


@every_language
def test_every_language_names_the_units_of_a_leaflet(tag: str) -> None:
    wanted = "microgram milligram gram kilogram millilitre litre second minute hour day week month year tablet"
    assert {name for name, words in language(tag).units if words} >= set(wanted.split())


@every_language
def test_a_language_has_a_voice_or_says_why_it_has_none(tag: str) -> None:
    known = language(tag)
    assert (known.voice is None) == bool(known.voice_reason)


def test_languages_with_a_published_formula_have_it_and_the_others_say_why_not() -> None:
    for tag in ("de", "en", "es", "fr", "it", "pl", "pt", "ru", "tr"):
        assert language(tag).formulas
    for tag in ("gu", "ko", "pa", "so", "ta", "uk"):
        assert language(tag).formula_reason == "no reading formula has been validated for this language"


@every_language
def test_no_sentence_ends_after_an_abbreviation_of_the_language(tag: str) -> None:
    known = language(tag)
    start, following = known.own_name, known.own_name.capitalize()
    for listed in known.abbreviations:
        abbreviation = listed.removesuffix(" #")
        text = f"{start} {abbreviation} {'5' if listed.endswith(' #') else following} {start}."
        assert sentences(text, known) == (text,), listed


COUNTING = sorted((FOLDER / "counting").glob("*.toml"))
every_list = pytest.mark.parametrize("file", COUNTING, ids=lambda file: file.stem)
SETTINGS = ("writing", "compound", "dual")
# As `model.language.Counting` describes them; what stands behind a "_" only parts a long table.
KINDS = frozenset(
    "cardinal loose one each ordinal fraction quantity plus and every before after from within not noun unit label "
    "forward reverse idiom noon late early past".split()
)


def phrases(file: Path) -> list[tuple[str, str, str]]:
    tables = tomllib.loads(file.read_text("utf-8"))
    return [
        (phrase.strip(), kind.partition("_")[0], meaning)
        for kind, table in tables.items()
        if kind not in SETTINGS
        for meaning, listed in table.items()
        for phrase in listed.split(",")
    ]


@every_list
def test_no_phrase_stands_twice_in_a_counting_list_and_none_is_empty(file: Path) -> None:
    found = Counter(phrases(file))
    assert [entry for entry, times in found.items() if times > 1 or not entry[0]] == []
    units = {(word.lower(), unit) for unit, words in language(file.stem).units for word in words}
    assert [entry for entry in found if entry[1] == "unit" and (entry[0].lower(), entry[2]) in units] == []


@every_list
def test_every_table_of_a_counting_list_is_of_a_kind_that_is_read(file: Path) -> None:
    assert {kind for _, kind, _ in phrases(file)} <= KINDS


@pytest.mark.parametrize(
    "file", [*sorted(FOLDER.glob("*.toml")), *COUNTING], ids=lambda file: f"{file.parent.name}/{file.stem}"
)
def test_no_word_stands_twice_in_a_row_of_words(file: Path) -> None:
    def rows(found: object) -> Iterator[list[str]]:
        if isinstance(found, dict):
            for inner in found.values():
                yield from rows(inner)
        elif isinstance(found, list) and all(isinstance(word, str) for word in found):
            yield found

    for row in rows(tomllib.loads(file.read_text("utf-8"))):
        assert [word for word, times in Counter(row).items() if times > 1] == []


@pytest.mark.parametrize(
    ("line", "found"),
    [("articel = true", "articel = True"), ('fortnight = "15"', "fortnight = '15'"), ("slashed = 1", "slashed = 1")],
)
def test_a_setting_that_nobody_reads_or_of_another_kind_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, found: str
) -> None:
    (tmp_path / "counting").mkdir()
    (tmp_path / "counting" / "xx.toml").write_text(f"[writing]\n{line}\n", "utf-8")
    monkeypatch.setattr("pipeline.languages._FOLDER", tmp_path)
    with pytest.raises(ValueError, match=rf"^languages/counting/xx\.toml \[writing\]: {found} is no setting of "):
        counting("xx")


def test_a_name_in_a_language_file_that_nobody_reads_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = (FOLDER / "tr.toml").read_text("utf-8").replace("verb_last", "verb_lost")
    (tmp_path / "tr.toml").write_text(written, "utf-8")
    monkeypatch.setattr("pipeline.languages._FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"^languages/tr\.toml \[\]: verb_lost is none of script, "):
        language.__wrapped__("tr")


def test_no_rule_asks_for_a_language_by_its_tag() -> None:
    # English, from which is translated, has rules of its own; how hard a text is and where its sentences end is also
    # told of languages that nothing is published in.
    names = {*tags(), *(tag.split("-")[0] for tag in tags())} - {"en"}
    package = FOLDER.parent
    asked = [
        (file.relative_to(package).as_posix(), node.lineno)
        for folder in ("checks", "text", "steps", "build", "formats", "model")
        for file in (package / folder).rglob("*.py")
        if "readability" not in file.parts and file.name != "segment.py"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq | ast.NotEq | ast.In | ast.NotIn)
        if _speaks_of_a_language(node.left)
        for part in ast.walk(node.comparators[0])
        if isinstance(part, ast.Constant) and part.value in names
    ]
    assert asked == []


def _speaks_of_a_language(node: ast.expr) -> bool:
    return any(word in ast.unparse(node).rpartition(".")[2] for word in ("tag", "language", "primary"))


def test_alternatives_in_braces_are_phrases_of_their_own() -> None:
    fewer = {phrase for phrase, kind, meaning in language("fa").counting.entries if (kind, meaning) == ("after", "≤")}
    assert {"بیشتر نباشد", "بالاتر نرود"} <= fewer
    for tag in tags():
        assert not any(set("{}|") & set(phrase) for phrase, *_ in language(tag).counting.entries)
