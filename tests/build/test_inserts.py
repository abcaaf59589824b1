"""What one language adds to a leaflet stands at its place in every format, is signed with it, and is never left out."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.build.catalogues import program_words_in
from pipeline.build.plan import pictures_of
from pipeline.build.prepared import Prepared, prepare
from pipeline.build.preview import page
from pipeline.commands.check import concerns
from pipeline.commands.preview import watched
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.formats import FORMATS
from pipeline.languages import language
from pipeline.model.errors import SourceError
from pipeline.steps.script import script
from tests.conftest import SOURCE, translate, write
from tests.pseudo.words import words

Polyleaf = Callable[..., int]
ROOT = Path(__file__).parent.parent.parent
FOLDER = "locale/pl/inserts"
TOP = "Przetłumaczono z wersji angielskiej {{version}} ({{reference}}) z {{published}}."
FILLED = "Przetłumaczono z wersji angielskiej 1.0 (PIL-1) z 31 stycznia 2026."
END = "## Tłumacz\n\nPowiedz: „Polish”.\n\n- Zadzwoń: {{phone}}.\n"
OWN = "Tę ulotkę tłumaczyła Anna Nowak.\n"
# The words of the whole leaflet in the order in which they are read.
ORDER = (
    "Mała ulotka",
    "Przetłumaczono z wersji angielskiej",
    "Tę ulotkę tłumaczyła",
    "Weź 2 tabletki",
    "poczekaj",
    "Powiedz:",
    "Zadzwoń:",
)


def add(workspace: Workspace) -> None:
    write(workspace.root, f"{FOLDER}/after-title.md", TOP)
    write(workspace.root, f"{FOLDER}/small.after-title.md", OWN)
    write(workspace.root, f"{FOLDER}/at-end.md", END)


def polish(workspace: Workspace) -> Prepared:
    return prepare(workspace, workspace.leaflet("small"), "pl")


def in_order(text: str, wanted: tuple[str, ...]) -> bool:
    text = " ".join(text.replace("\u00a0", " ").split())
    at = -1
    return all((at := text.find(part, at + 1)) >= 0 for part in wanted)


def test_inserts_stand_below_the_title_and_at_the_end_with_their_placeholders_filled(workspace: Workspace) -> None:
    add(workspace)
    made = polish(workspace)
    texts = [text.words for text in made.edition.texts()]
    assert texts[:4] == ["Mała ulotka", FILLED, "Tę ulotkę tłumaczyła Anna Nowak.", texts[3]]
    assert texts[3].startswith("Weź 2 tabletki")
    assert texts[-3:] == ["Tłumacz", "Powiedz: „Polish”.", "Zadzwoń: 020 7946 0123."]
    anchors = [text.anchor for text in made.edition.texts()]
    assert len(set(anchors)) == len(anchors)
    assert made.inserts == (f"{FOLDER}/after-title.md", f"{FOLDER}/small.after-title.md", f"{FOLDER}/at-end.md")
    assert prepare(workspace, workspace.leaflet("small"), "en").inserts == ()


def test_every_format_has_them_in_the_same_order(workspace: Workspace, polyleaf: Polyleaf) -> None:
    add(workspace)
    chosen = [word for name in FORMATS for word in ("--format", name)]
    assert polyleaf("build", "--lang", "pl", "--jobs", "1", "--quiet", *chosen) == 0
    rows = json.loads((workspace.outputs / "manifest.json").read_text("utf-8"))["files"]
    assert {row["format"] for row in rows} == set(FORMATS)
    told = set()
    for row in rows:
        data = (workspace.outputs / row["file"]).read_bytes()
        # The tag with the words of a recording is one text, and is given letter by letter.
        text = ("" if row["file"].endswith(".mp3") else " ").join(said for _, said in words(row["file"], data))
        if "Weź 2 tabletki" in text.replace("\u00a0", " "):
            assert in_order(text, ORDER), row["format"]
            told.add(row["format"])
    # The sections' own files hold sound alone, which is made of the script that the next test reads.
    assert told >= set(FORMATS) - {"mp3-sections"}


def test_they_are_said_in_the_same_order_with_their_figures_as_words(workspace: Workspace) -> None:
    add(workspace)
    made = polish(workspace)
    words_ = program_words_in(workspace, made.language, "en")
    said = script(made.edition, made.language, words_, draft=True, lexicon=made.lexicon)
    lines = [line for part in said.parts for line in part.utterances]
    assert in_order(" ".join(line.written for line in lines), ORDER)
    assert "trzydziestego pierwszego stycznia" in " ".join(line.spoken for line in lines)


def test_a_changed_insert_makes_its_language_again_and_voids_its_signature(
    workspace: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace.root, f"{FOLDER}/at-end.md", END)
    build = ("build", "--format", "html", "--format", "docx", "--jobs", "1", "--quiet")
    assert polyleaf(*build) == 0
    assert polyleaf("sign", "small", "--lang", "pl", "--role", "approver", "--name", "Jan Kowalski") == 0
    assert not polish(workspace).draft
    assert polyleaf(*build) == 0
    capsys.readouterr()
    assert polyleaf(*build) == 0
    assert "Everything that you named is up to date" in capsys.readouterr().out
    write(workspace.root, f"{FOLDER}/at-end.md", END.replace("Powiedz", "Mów"))
    assert polish(workspace).draft
    assert polyleaf(*build) == 0
    assert "2 files made, 2 kept" in capsys.readouterr().out
    # The words that were signed are there again.
    write(workspace.root, f"{FOLDER}/at-end.md", END)
    assert not polish(workspace).draft


def test_the_source_language_may_have_inserts_too(workspace: Workspace) -> None:
    write(workspace.root, "locale/en/inserts/at-end.md", "Ask for this leaflet in **other languages**.")
    english = prepare(workspace, workspace.leaflet("small"), "en")
    assert [text.words for text in english.edition.texts()][-1] == "Ask for this leaflet in **other languages**."
    assert polish(workspace).inserts == ()


def test_an_insert_of_the_source_language_is_checked_and_can_be_waived(
    workspace: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace.root, "locale/en/inserts/at-end.md", "Other languages:\n\n- Українська мова\n")
    assert polyleaf("check") == 1
    assert "BLOCK C024 locale/en/inserts/at-end.md:3" in capsys.readouterr().out
    write(workspace.root, "locale/polyleaf.pot", "")
    shutil.copytree(ROOT / "locale/pl/LC_MESSAGES", workspace.root / "words")
    (workspace.root / "words/polyleaf.po").replace(workspace.root / "locale/pl/LC_MESSAGES/polyleaf.po")
    assert polyleaf("check") == 1
    assert "C006" not in capsys.readouterr().out
    who = ("--role", "reviser", "--name", "Jan Kowalski", "--reason", "Its readers look for it in their letters.")
    assert polyleaf("waive", "small", "--lang", "en", "--code", "C024", "--line", "3", *who) == 0
    assert polyleaf("check") == 0


def test_the_preview_shows_them(workspace: Workspace) -> None:
    add(workspace)
    shown = " ".join(said for _, said in words("x.html", page(workspace, workspace.leaflet("small"), "pl")))
    assert in_order(shown, ORDER)


def test_who_watches_a_leaflet_sees_its_inserts_change(workspace: Workspace) -> None:
    files = {path.relative_to(workspace.root).as_posix() for path in watched(workspace, "small", "pl")}
    assert {f"{FOLDER}/after-title.md", f"{FOLDER}/small.at-end.md"} <= files
    assert concerns(f"{FOLDER}/after-title.md", ("small", "pl"))
    assert concerns(f"{FOLDER}/small.at-end.md", ("small", "pl"))
    assert not concerns(f"{FOLDER}/other.at-end.md", ("small", "pl"))
    assert not concerns(f"{FOLDER}/after-title.md", ("small", "ar"))


def test_search_engines_are_told_the_leaflets_own_first_paragraph(workspace: Workspace) -> None:
    add(workspace)
    made = polish(workspace)
    from pipeline.model.kit import STANDARD, Kit

    kit = Kit(made.language, program_words_in(workspace, made.language, "en"), STANDARD, draft=True)
    told = dict(words("x.html", FORMATS["html"].render(made.edition, kit)))
    assert told["x.html <meta description> @content"].startswith("Weź 2")
    assert pictures_of(workspace, made.leaflet) == ()


def test_the_status_counts_the_inserts_of_each_leaflet(
    workspace: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    add(workspace)
    assert polyleaf("status", "--format", "json") == 0
    rows = json.loads(capsys.readouterr().out)["status"]
    assert {row["lang"]: row["inserts"] for row in rows} == {"en": 0, "pl": 3}
    assert polyleaf("reading") == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("You should read this before the operation, and they will tell you which pain to expect.", "C024"),
        ("Эту листовку перевели с английского языка.", "C024"),
        ("Pоwrót do domu.", "C025"),
    ],
)
def test_an_insert_in_other_letters_or_in_english_keeps_the_leaflet_from_being_made(
    workspace: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str], text: str, code: str
) -> None:
    write(workspace.root, f"{FOLDER}/at-end.md", f"Po polsku.\n\n{text}\n")
    made = polish(workspace)
    (finding,) = (finding for finding in made.findings if finding.blocks)
    assert (finding.code, finding.file, finding.line) == (code, f"{FOLDER}/at-end.md", 3)
    assert made.reason
    assert polyleaf("check") == 1
    assert f"{FOLDER}/at-end.md:3" in capsys.readouterr().out
    assert polyleaf("check", "--notes") == 1
    assert "not in it yet" not in capsys.readouterr().err
    waived = ("--code", code, "--line", "3", "--role", "reviser", "--name", "Jan Kowalski", "--reason", "It is a name.")
    assert polyleaf("waive", "small", "--lang", "pl", *waived) == 0
    assert not polish(workspace).reason


def test_a_credit_in_other_letters_may_name_the_translator(workspace: Workspace) -> None:
    write(workspace.root, "source/small.md", SOURCE.replace("[pl]", "[ar]"))
    write(workspace.root, "locale/ar/inserts/at-end.md", "ترجمة: Anna Nowak, Northfield Translations.\n")
    leaflet = open_workspace(workspace.root).leaflet("small")
    assert [finding.code for finding in prepare(workspace, leaflet, "ar").findings if "inserts" in finding.file] == []


REFUSED = {
    "after-title.md": {
        "## Tłumacz\n": "1: a heading after the title",
        "Słowa.\n\n# Tytuł\n": "3: a second title",
        "\n\nZadzwoń: {{telephone}}.\n": "3: the placeholder {{telephone}} has no value",
        "a\u200bb\n": "1: the invisible character U+200B",
        "[tu](http:evil)\n": '1: a link to "http:evil"',
        "Słowa.\n\n![mapa](images/map.png)\n": "3: a picture in an insert",
        "Słowa[^1].\n\n[^1]: Przypis.\n": "1: a footnote in an insert",
        "<b>Słowa</b>\n": "1: HTML inside a sentence",
        " \n": " an insert without words",
    },
    "at-end.md": {"### Tłumacz\n": "1: a heading of level 3 after one of level 1"},
    "aftertitle.md": {"Słowa.": " no name of an insert"},
    "at-end.txt": {"Słowa.": " no name of an insert"},
    "smal.at-end.md": {"Słowa.": " there is no leaflet smal"},
}


@pytest.mark.parametrize(
    ("name", "text", "error"), [(name, text, error) for name, cases in REFUSED.items() for text, error in cases.items()]
)
def test_what_no_insert_can_hold_is_refused_with_file_line_and_remedy(
    workspace: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str], name: str, text: str, error: str
) -> None:
    write(workspace.root, f"{FOLDER}/{name}", text)
    assert polyleaf("build", "--lang", "pl", "--format", "html", "--jobs", "1") == SourceError.exit_code
    told = capsys.readouterr().err
    assert f"{FOLDER}/{name}:{error}" in told
    assert told.count(";") >= 2


def test_an_insert_cannot_be_a_link_out_of_the_workspace(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = write(tmp_path_factory.mktemp("elsewhere"), "secret.md", "Hasło.")
    link = workspace.root / FOLDER / "at-end.md"
    link.parent.mkdir(parents=True)
    link.symlink_to(secret)
    with pytest.raises(SourceError, match="leads out of the workspace"):
        polish(workspace)


def test_what_editors_leave_beside_an_insert_does_no_harm(workspace: Workspace) -> None:
    add(workspace)
    write(workspace.root, f"{FOLDER}/at-end.md~", "old")
    write(workspace.root, f"{FOLDER}/.at-end.md.swp", "x")
    assert len(polish(workspace).inserts) == 3


def test_an_update_leaves_inserts_and_catalogues_alone(workspace: Workspace, polyleaf: Polyleaf) -> None:
    before = (workspace.root / "locale/pl/LC_MESSAGES/small.po").read_bytes()
    add(workspace)
    assert polyleaf("update") == 0
    translate(workspace.root, "small", "pl", {})
    assert (workspace.root / "locale/pl/LC_MESSAGES/small.po").read_bytes() == before
    assert Path(workspace.root / FOLDER / "at-end.md").read_text("utf-8") == END
    assert language("pl").folder == "pl"
