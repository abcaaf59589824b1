"""Glossaries on disk: a CSV that any spreadsheet opens, refused with its line where it cannot be used."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.files import glossary as glossaries
from pipeline.files import po
from pipeline.languages import language
from pipeline.model.errors import CatalogueError
from pipeline.model.glossary import Term
from pipeline.text.markup.inline import plain
from tests.conftest import write

ROOT = Path(__file__).parent.parent.parent
EN, PL = language("en"), language("pl")
TAGS = ["ar", "bn", "cy", "es", "pl", "ro", "ur", "zh-Hans"]
HEAD = "term,target,variants,forbidden,note\n"


def read(root: Path, text: str) -> tuple[Term, ...]:
    write(root, "locale/pl/glossary.csv", text)
    return glossaries.read(root, EN, PL).terms


def test_a_row_is_a_term_and_the_source_glossary_gives_its_forms(tmp_path: Path) -> None:
    write(tmp_path, "locale/en/glossary.csv", HEAD + "Tablet,tablet,tablets | tabs,,\n")
    (term,) = read(tmp_path, HEAD + 'tablet,tabletka,tabletki|tabletek,pigułk*|pastylka,"small, round"\n')
    assert term == Term(
        "tablet", "tabletka", ("tabletki", "tabletek"), ("pigułk*", "pastylka"), "small, round", ("tablets", "tabs")
    )
    assert term.line == 2


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_every_spreadsheet_s_way_to_part_cells_is_read(tmp_path: Path, mark: str) -> None:
    text = (
        "\ufeff" + mark.join(("Term", "Target", "Note")) + "\r\n" + mark.join(("dose", "dawka", "a, b; c")) + "\r\n\r\n"
    )
    if mark != "\t":
        text = text.replace("a, b; c", '"a, b; c"')
    (term,) = read(tmp_path, text)
    assert (term.source, term.target, term.note) == ("dose", "dawka", "a, b; c")


def test_a_language_without_a_glossary_has_no_terms(tmp_path: Path) -> None:
    assert glossaries.read(tmp_path, EN, PL).terms == ()


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("", 1, "columns"),
        ("word,target\n", 1, "columns word, target"),
        ("term,target,target\n", 1, "columns"),
        ("term,target,colour\n", 1, "colour"),
        (HEAD + "dose\n", 2, "the column target has no words"),
        (HEAD + "dose,--\n", 2, "the column target has no words"),
        (HEAD + "dose,dawka\ntablet,tabletka,,,,\n", 3, "6 cells"),
        (HEAD + "dose,dawka\nDose ,porcja\n", 3, "stands in line 2 too"),
        (HEAD + "dose,=SUM(A1)\n", 2, "formula"),
        (HEAD + "dose,@dawka\n", 2, "formula"),
        (HEAD + "dose,dawka,,dawka\n", 2, "both the target and forbidden"),
        (HEAD + "dose,daw\u200bka\n", 2, "U+200B"),
        (HEAD + "dose,dawka\u202e\n", 2, "U+202E"),
        (HEAD + "dose,dawk*\n", 2, "a * only at the end of a variant"),
        (HEAD + "dose,dawka,d*wka\n", 2, "a * only at the end of a variant"),
        (HEAD + "dose|doses,dawka\n", 2, "one wording"),
        (HEAD + f"dose,{'d' * 1001}\n", 2, "1001 characters"),
        (HEAD + 'dose,"dawka\n', 2, "cannot be read"),
        (HEAD + "".join(f"term {number},słowo\n" for number in range(10_001)), 10_002, "more than 10000 terms"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_line(tmp_path: Path, text: str, line: int, word: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        read(tmp_path, text)
    assert caught.value.place == f"locale/pl/glossary.csv:{line}"
    assert word in str(caught.value)


WORDS = st.text(st.sampled_from("abc łżś 药片 أقراص \"',;-\t"), min_size=1, max_size=12).map(
    lambda text: " ".join(("x" + text).split())
)


@given(
    st.lists(
        st.builds(
            Term,
            WORDS,
            WORDS,
            st.lists(WORDS, max_size=2, unique=True).map(tuple),
            st.lists(WORDS.map(lambda words: "nie " + words), max_size=2, unique=True).map(tuple),
            st.one_of(st.just(""), WORDS),
        ),
        max_size=4,
        unique_by=lambda term: term.source,
    )
)
def test_a_glossary_survives_its_file(terms: list[Term]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "locale/pl/glossary.csv"
        path.parent.mkdir(parents=True)
        path.write_bytes(glossaries.compose(terms))
        assert glossaries.read(Path(folder), EN, PL).terms == tuple(terms)


def test_what_is_written_is_opened_by_excel_with_every_letter() -> None:
    written = glossaries.compose((Term("dose", "dawka łyżki", ("a", "b"), ("c",), 'say "x", y'),))
    assert written == (
        b"\xef\xbb\xbf" + 'term,target,variants,forbidden,note\ndose,dawka łyżki,a|b,c,"say ""x"", y"\n'.encode()
    )
    for tag in TAGS:
        path = ROOT / glossaries.file_name(language(tag).folder)
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("tag", TAGS)
def test_the_sample_translations_use_the_sample_glossary(tag: str) -> None:
    glossary = glossaries.read(ROOT, EN, language(tag))
    met: set[str] = set()
    for leaflet in ("balloon-kyphoplasty", "pain-relief-at-home"):
        name = f"locale/{language(tag).folder}/LC_MESSAGES/{leaflet}.po"
        for message in po.read(ROOT / name, name, leaflet, tag).messages:
            target = plain(message.target)
            for found in glossary.in_source(plain(message.id.words)):
                met.add(found.term.source)
                assert glossary.in_target(found.term, target), (found.term, target)
                assert not glossary.forbidden_in(found.term, target), (found.term, target)
    assert len(met) >= 20


def test_the_sample_glossaries_have_the_same_terms_and_say_that_nobody_has_reviewed_them() -> None:
    own = glossaries.read(ROOT, EN, EN).terms
    assert 15 <= len(own) <= 25
    for tag in TAGS:
        terms = glossaries.read(ROOT, EN, language(tag)).terms
        assert [term.source for term in terms] == [term.source for term in own]
        assert all(term.note == "machine draft, not reviewed" for term in terms)
