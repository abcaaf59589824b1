"""Bad catalogues: one error with file, line and remedy, at once; no file of the workspace is written or changed."""

import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.files.store import FOLDER
from pipeline.files.workspace import Workspace
from pipeline.model.errors import CatalogueError
from tests.conftest import SOURCE, write

Run = Callable[..., int]
PO = "locale/pl/LC_MESSAGES/small.po"
FIRST = 'msgstr "Mała ulotka"'


def replaced(old: str, new: str) -> Callable[[str], bytes]:
    def change(text: str) -> bytes:
        assert old in text
        return text.replace(old, new, 1).encode("utf-8", "surrogatepass")

    return change


def said(words: str) -> Callable[[str], bytes]:
    return replaced(FIRST, f'msgstr "{words}"')


# What was done to a good file -> the change, and what is said.
BAD: dict[str, tuple[Callable[[str], bytes], str]] = {
    "another charset in the header": (replaced("charset=UTF-8", "charset=ISO-8859-2"), "charset=UTF-8"),
    "another charset": (lambda text: text.encode("iso-8859-2", "replace"), "UTF-8"),
    "UTF-16": (lambda text: text.encode("utf-16"), "UTF-8"),
    "a billion plural forms": (replaced("nplurals=3", "nplurals=999999999"), "1 to 6 forms"),
    "code in the plural rule": (replaced("plural=(", "plural=__import__('os').system('x')+("), "1 to 6 forms"),
    "200,000 continuation lines": (said('"\n' + '"x"\n' * 200_000 + '"'), "20000 characters"),
    "200,000 empty continuation lines": (said('"\n' + '""\n' * 200_000 + '"'), "lines"),
    "a translation of 9 MB": (said("x" * 9_000_000), "20000 characters"),
    "50 MB": (said("x" * 50_000_000), "at most 10000000 bytes"),
    "a string without its end": (replaced(FIRST, FIRST[:-1]), "does not end"),
    "a string without its beginning": (replaced(FIRST, FIRST.replace('"', "", 1)), "without a"),
    "a mark inside": (said('Mała "ulotka"'), 'a " inside'),
    "a conflict": (
        replaced(FIRST, f'<<<<<<< HEAD\n{FIRST}\n=======\nmsgstr "Ulotka"\n>>>>>>> other'),
        "two people's changes",
    ),
    "a message twice": (lambda text: (text + text[text.index("\n#:") :]).encode(), "stands twice"),
    "no header": (lambda text: text[text.index("\n#:") :].encode(), "no header"),
    "no msgstr": (replaced(f"{FIRST}\n", ""), "without its msgstr"),
    "NUL": (said("a\x00b"), "U+0000"),
    "an escape sequence": (said("a\x1b[31mb"), "U+001B"),
    "an escape sequence in octal": (said("a\\033[31mb"), "the sign"),
    "a control of the second kind": (said("a\x9bb"), "U+009B"),
    "half a character": (said("a\ud800b"), "UTF-8"),
    "a character that was lost": (said("a\ufffdb"), "U+FFFD"),
    "a text that turns round": (said("a\u202eb"), "U+202E"),
    "an unknown escape": (said("50 \\% of"), "the sign"),
}


def everything(workspace: Workspace) -> dict[str, bytes]:
    """Every file but those that are made again when they are gone."""
    found = (path for path in sorted(workspace.root.rglob("*")) if path.is_file() and FOLDER not in path.parts)
    return {str(path): path.read_bytes() for path in found}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_catalogue_is_refused_at_once_and_nothing_is_written(
    kind: str, workspace: Workspace, polyleaf: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    change, word = BAD[kind]
    path = workspace.root / PO
    path.write_bytes(change(path.read_text("utf-8")))
    # The source has changed too, so that an update would have something to write.
    write(workspace.root, "source/small.md", SOURCE.replace("2 tablets", "3 tablets"))
    before = everything(workspace)
    for verb in (("update",), ("check",), ("status",), ("build", "--lang", "pl")):
        capsys.readouterr()
        start = time.process_time()
        assert polyleaf(*verb) == CatalogueError.exit_code, verb
        assert time.process_time() - start < 1, verb
        told = capsys.readouterr()
        assert told.err.startswith(f"polyleaf: {PO}:"), told.err
        assert word in told.err
        assert told.err.count(";") >= 2, "what is wanted, and what to do"
        assert len(told.err) < 500
        assert all(line.isprintable() for line in told.err.splitlines())
    # A build writes down what it did not make and why.
    (workspace.outputs / "manifest.json").unlink()
    assert everything(workspace) == before


def test_a_byte_order_mark_is_dropped_with_a_note_and_is_no_translation(
    workspace: Workspace, polyleaf: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    path = workspace.root / PO
    good = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + good)
    capsys.readouterr()
    assert polyleaf("update", "small") == 0
    assert "byte order mark is dropped" in capsys.readouterr().out
    assert path.read_bytes() == good


@pytest.mark.parametrize("name", ["../../../etc/passwd", "/etc/passwd", "..", "small.po", "small\x00", "-small", "."])
def test_a_name_that_is_a_path_is_none_of_a_leaflet(
    name: str, workspace: Workspace, polyleaf: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(workspace)
    for verb in ("update", "status"):
        assert polyleaf(verb, "--", name) in (2, 3), verb
    assert "root:" not in capsys.readouterr().err
    assert everything(workspace) == before


def test_a_text_that_is_a_path_is_a_text(workspace: Workspace, polyleaf: Run) -> None:
    """polib opens the file that a text names; it is never given a text of somebody else."""
    from pipeline.files import poread

    with pytest.raises(CatalogueError, match="keyword"):
        poread.parse("/etc/passwd", "x.po", "x", "pl")
    path = workspace.root / PO
    path.write_text("/etc/passwd", "utf-8")
    assert polyleaf("update") == CatalogueError.exit_code
    assert path.read_text("utf-8") == "/etc/passwd"


def test_a_catalogue_that_leads_out_of_the_workspace_is_refused(
    workspace: Workspace, polyleaf: Run, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "small.po"
    path = workspace.root / PO
    elsewhere.write_bytes(path.read_bytes())
    path.unlink()
    path.symlink_to(elsewhere)
    assert polyleaf("update") == CatalogueError.exit_code
    assert "leads out of the workspace" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["", " ", "\\n", "\u00a0", ".", "–", "…", "\u200f", "\u2066\u2069", "。"])
def test_a_translation_without_words_counts_as_none_and_is_not_spoken(
    words: str, workspace: Workspace, polyleaf: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    path = workspace.root / PO
    path.write_bytes(said(words)(path.read_text("utf-8")))
    capsys.readouterr()
    assert polyleaf("status", "--lang", "pl") == 0
    assert "incomplete" in capsys.readouterr().out
    assert polyleaf("build", "--lang", "pl", "--format", "mp3", "--quiet") == 1
    assert not [*workspace.outputs.rglob("small-pl.mp3")]


def test_what_only_an_editor_sees_makes_nothing_old_and_changes_no_file(workspace: Workspace, polyleaf: Run) -> None:
    source = SOURCE.replace("A ward", "Café ward")
    write(workspace.root, "source/small.md", source)
    assert polyleaf("update") == 0
    before = everything(workspace)
    for look in (
        unicodedata.normalize("NFD", source),
        source.replace("\n", "\r\n"),
        source.replace("of 500 mg", "of\t500  mg"),
        source.replace("Getting help", "Getting help \t").replace("days\n", "days  \n"),
        "\ufeff" + source.replace("\n\n", "\n \n"),
    ):
        assert look != source
        (workspace.root / "source" / "small.md").write_bytes(look.encode("utf-8"))
        assert polyleaf("update") == 0
        after = everything(workspace)
        assert {name: data for name, data in after.items() if not name.endswith(".md")} == {
            name: data for name, data in before.items() if not name.endswith(".md")
        }


def test_a_catalogue_saved_with_windows_line_ends_is_the_same(workspace: Workspace, polyleaf: Run) -> None:
    path = Path(workspace.root / PO)
    good = path.read_bytes()
    path.write_bytes(good.replace(b"\n", b"\r\n"))
    assert polyleaf("update") == 0
    assert path.read_bytes() == good
