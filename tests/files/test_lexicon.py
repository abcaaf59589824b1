"""Spoken forms that translators write down: read strictly, each fault named with its line."""

from pathlib import Path

import pytest

from pipeline.files import lexicon
from pipeline.languages import language
from pipeline.model.errors import CatalogueError
from pipeline.model.lexicon import Entry, Lexicon

PL, AR = language("pl"), language("ar")


def written(root: Path, text: str, name: str = "locale/pl/lexicon.tsv") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return root


def test_without_files_there_are_no_spoken_forms(tmp_path: Path) -> None:
    assert lexicon.read(tmp_path, PL, "small") == Lexicon()


def test_words_and_sentences_are_read_and_remarks_are_not(tmp_path: Path) -> None:
    written(tmp_path, "# a remark\n\nomeprazol\tomeprazoll\nNFZ \t en  ef zet\n")
    written(tmp_path, "Weź 2 tabletki.\tWeź dwie tabletki.\n", "locale/pl/small.spoken.tsv")
    found = lexicon.read(tmp_path, PL, "small")
    assert found.words == (Entry("omeprazol", "omeprazoll"), Entry("NFZ", "en ef zet"))
    assert [entry.line for entry in found.words] == [3, 4]
    assert found.sentences == (Entry("Weź 2 tabletki.", "Weź dwie tabletki."),)
    assert lexicon.read(tmp_path, PL, "other").sentences == ()


def test_a_remark_changes_nothing_that_decides_a_recording(tmp_path: Path) -> None:
    before = lexicon.read(written(tmp_path, "a\tb\n"), PL, "")
    after = lexicon.read(written(tmp_path, "# new\n\na\tb\n"), PL, "")
    assert (before, repr(before)) == (after, repr(after))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("omeprazol", "0 tabs"),
        ("omeprazol\tome\tprazol", "2 tabs"),
        ("\tome", "nothing that can be heard is printed"),
        ("—\tome", "nothing that can be heard is printed"),
        ("omeprazol\t", "nothing is said"),
        ("omeprazol\t, .", "nothing is said"),
        ("omeprazol\tome 2", "“2” in what is said"),
        ("omeprazol\tome ½", "“½” in what is said"),
        ("omeprazol\tx ٪", "“٪” in what is said"),
        ("omeprazol\tmniej < więcej", "“<” in what is said"),
        ("omeprazol\tod–do", "“–” in what is said"),
        ("omeprazol\t<break time=a/>", "“<” in what is said"),
        ("omeprazol\ta/b", "“/” in what is said"),
        ("omeprazol\t**a**", "“\\*” in what is said"),
        ("omeprazol\ta\x01b", "U\\+0001 in what is said"),
        ("omeprazol\ta\u202eb", "U\\+202E in what is said"),
        ("ome\x07prazol\ta", "a control character before the tab"),
        (f"omeprazol\t{'a' * 2000}", "2010 characters"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: str, found: str) -> None:
    written(tmp_path, f"# remark\nabc\tdef\n{line}\n")
    with pytest.raises(CatalogueError, match=f"^locale/pl/lexicon.tsv:3: .*{found}"):
        lexicon.read(tmp_path, PL, "")


def test_two_forms_of_one_word_are_refused(tmp_path: Path) -> None:
    written(tmp_path, "a b\tc\nd\te\na\u00a0b\tf\n")
    with pytest.raises(CatalogueError, match=r"lexicon.tsv:3: “a b” stands in line 1 too"):
        lexicon.read(tmp_path, PL, "")


def test_a_spoken_form_in_latin_letters_is_refused_where_the_voice_would_read_it_in_english(tmp_path: Path) -> None:
    written(tmp_path, "NHS\tإن NHS\n", "locale/ar/lexicon.tsv")
    with pytest.raises(CatalogueError, match=r"locale/ar/lexicon.tsv:1: “NHS” in what is said; letters of Arabic"):
        lexicon.read(tmp_path, AR, "")


def test_joiners_that_scripts_need_are_kept(tmp_path: Path) -> None:
    written(tmp_path, "x\tمی\u200cشود\n", "locale/ar/lexicon.tsv")
    assert lexicon.read(tmp_path, AR, "").words[0].spoken == "می\u200cشود"


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    written(tmp_path, "")
    (tmp_path / "locale/pl/lexicon.tsv").write_bytes(b"\na\tb\n\xff\tc\n")
    with pytest.raises(CatalogueError, match=r"lexicon.tsv:3: byte 0xff"):
        lexicon.read(tmp_path, PL, "")
