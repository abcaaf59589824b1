"""Every verb does what its help says, and every refusal says place, fault, want and remedy."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.commands import VERBS, main
from pipeline.files.workspace import Workspace
from tests.conftest import SOURCE, translate, write

ROOT = Path(__file__).parent.parent.parent
Polyleaf = Callable[..., int]
Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_with_an_example(verb: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stop:
        main([verb, "--help"])
    assert stop.value.code == 0
    assert re.search(rf"examples?:\s+polyleaf {verb}\b", capsys.readouterr().out)


def test_the_help_lists_every_verb_and_exit_code(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    out = capsys.readouterr().out
    assert all(f"    {verb} " in out for verb in VERBS)
    assert all(f"\n  {code}  " in out for code in range(10))


def test_the_help_loads_no_heavy_library() -> None:
    code = (
        "import sys; from pipeline.commands import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'babel', 'docx', 'lxml', 'polib', 'pyttsx3', 'textstat', 'markdown_it'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_an_unknown_verb_is_a_usage_error() -> None:
    with pytest.raises(SystemExit) as stop:
        main(["publish"])
    assert stop.value.code == 2


def test_a_folder_that_is_no_workspace_is_named(tmp_path: Path, capsys: Capture) -> None:
    assert main(["-C", str(tmp_path), "update"]) == 5
    assert "polyleaf init" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "word"),
    [("rate = 500\n", "rate"), ("speed = 1\n", "speed"), ("rate = 'fast'\n", "whole number"), ("rate = \n", "TOML")],
)
def test_wrong_settings_are_named(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture, text: str, word: str
) -> None:
    write(workspace.root, "polyleaf.toml", text)
    assert polyleaf("status") == 5
    assert word in capsys.readouterr().err


def test_update_twice_changes_no_byte(workspace: Workspace, polyleaf: Polyleaf) -> None:
    before = {path: path.read_bytes() for path in (workspace.root / "locale").rglob("*.po*")}
    assert polyleaf("update") == 0
    assert {path: path.read_bytes() for path in (workspace.root / "locale").rglob("*.po*")} == before
    assert len(before) == 2


def test_update_keeps_remarks_and_unknown_headers(workspace: Workspace, polyleaf: Polyleaf) -> None:
    path = workspace.root / "locale/pl/LC_MESSAGES/small.po"
    text = path.read_text("utf-8")
    text = text.replace('"Language: pl\\n"', '"Language: pl\\n"\n"X-Agency: Lingua\\n"')
    text = text.replace("#: source/small.md:15\n", "# ask Anna\n#: source/small.md:15\n")
    path.write_text(text, "utf-8")
    write(workspace.root, "source/small.md", SOURCE.replace("Getting help", "Getting more help"))
    assert polyleaf("update") == 0
    new = path.read_text("utf-8")
    assert "X-Agency: Lingua" in new
    assert "# ask Anna" in new
    assert '#| msgid "Getting help"' in new


def test_check_is_content_with_a_right_translation(polyleaf: Polyleaf, capsys: Capture) -> None:
    assert polyleaf("check") == 0
    assert "8 messages checked: 0 to mend" in capsys.readouterr().out


def test_check_names_file_line_and_remedy_of_a_wrong_figure(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    translate(workspace.root, "small", "pl", {"wait for 2–4 days": "poczekaj 24 dni"})
    assert polyleaf("check") == 1
    out = capsys.readouterr().out
    path = "locale/pl/LC_MESSAGES/small.po"
    lines = (workspace.root / path).read_text("utf-8").splitlines()
    line = next(int(row.rsplit(":", 1)[1]) for row in out.splitlines() if row.startswith("BLOCK C001"))
    assert any("poczekaj 24" in text for text in lines[line - 1 : line + 4])
    assert "missing in the translation: 2, 4" in out


def test_check_as_json_has_the_documented_fields(workspace: Workspace, polyleaf: Polyleaf, capsys: Capture) -> None:
    translate(workspace.root, "small", "pl", {"wait for 2–4 days": "poczekaj 24 dni"})
    assert polyleaf("check", "--format", "json") == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    fields = {"leaflet", "lang", "code", "severity", "msgctxt", "msgid", "message", "hint", "file", "line"}
    assert findings
    assert all(fields <= set(finding) for finding in findings)
    assert {finding["severity"] for finding in findings} <= {"note", "review", "block"}


def test_check_takes_a_translation_of_an_older_source_for_a_draft(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    write(workspace.root, "source/small.md", SOURCE.replace("2–4 days", "3–4 days"))
    assert polyleaf("check") == 1
    assert "C007" in capsys.readouterr().out


def test_build_prints_a_table_and_then_that_all_is_up_to_date(polyleaf: Polyleaf, capsys: Capture) -> None:
    assert polyleaf("build", "--jobs", "1") == 0
    first = capsys.readouterr()
    assert "[14/14]" in first.err
    assert "14 files made" in first.out
    assert polyleaf("build", "--jobs", "1") == 0
    second = capsys.readouterr()
    assert second.err == ""
    assert "Everything is up to date: 14 files" in second.out


@pytest.mark.parametrize("buffered", ["", "1"])
def test_a_reader_who_has_seen_enough_is_no_fault(workspace: Workspace, buffered: str) -> None:
    """As in `polyleaf status | head -1`, whether Python keeps words back or prints each at once."""
    given = {**os.environ, "PYTHONUNBUFFERED": buffered}
    command = [sys.executable, "-m", "pipeline", "-C", str(workspace.root), "status"]
    with subprocess.Popen(command, cwd=ROOT, env=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        run.stdout.close()
        assert run.stderr is not None
        assert run.stderr.read() == b""
        assert run.wait() == 0


def test_build_uses_as_many_processes_as_it_is_told_and_no_more_than_there_are_files(
    polyleaf: Polyleaf, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []

    def pool(jobs: int) -> ThreadPoolExecutor:
        started.append(jobs)
        return ThreadPoolExecutor(jobs)

    monkeypatch.setattr("pipeline.commands.build.process_pool", pool)
    monkeypatch.setattr("pipeline.commands.build.default_jobs", lambda: 3)
    # Both languages, then one, then none that is out of date.
    assert polyleaf("build", "--format", "docx", "--jobs", "2") == 0
    assert set(started) == {2}
    started.clear()
    assert polyleaf("build", "--format", "large-print", "--format", "html") == 0
    assert set(started) == {3}
    started.clear()
    assert polyleaf("build", "--lang", "en", "--format", "giant-print", "--jobs", "2") == 0
    assert started == []


def test_build_makes_clear_and_giant_print_when_they_are_named(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    named = workspace.outputs / "small/en/small-en-giant-print.docx"
    assert polyleaf("build", "--jobs", "1") == 0
    assert not named.exists()
    assert polyleaf("build", "--lang", "en", "--format", "giant-print", "--format", "clear-print", "--jobs", "1") == 0
    assert "giant print" in capsys.readouterr().out
    assert named.is_file()
    assert named.with_name("small-en-clear-print.docx").is_file()


def test_build_makes_what_the_settings_name(workspace: Workspace, polyleaf: Polyleaf) -> None:
    write(workspace.root, "polyleaf.toml", 'voice = "silence"\nformats = ["giant-print"]\n')
    assert polyleaf("build", "--jobs", "1") == 0
    made = sorted(path.name for path in (workspace.outputs / "small/en").iterdir())
    assert made == ["small-en-giant-print.docx"]


def test_build_of_one_language_and_format_leaves_what_still_says_the_same_alone(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    assert polyleaf("build", "--jobs", "1") == 0
    (workspace.outputs / "small/en/small-en.docx").unlink()
    assert polyleaf("build", "small", "--lang", "en", "--format", "docx", "--jobs", "1") == 0
    assert (workspace.outputs / "small/pl/small-pl.mp3").is_file()
    assert "1 file made" in capsys.readouterr().out


def test_build_says_why_a_language_was_not_made(workspace: Workspace, polyleaf: Polyleaf, capsys: Capture) -> None:
    write(workspace.root, "source/small.md", SOURCE.replace("2–4 days", "3–4 days"))
    assert polyleaf("build", "--jobs", "1") == 1
    out = capsys.readouterr().out
    assert "1 message not translated or marked fuzzy" in out
    assert "polyleaf check" in out


def test_a_placeholder_without_a_value_is_named_with_its_line(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    write(workspace.root, "source/small.md", SOURCE.replace("{{phone}}", "{{fax}}"))
    assert polyleaf("build") == 3
    assert "source/small.md:21: the placeholder {{fax}}" in capsys.readouterr().err


def test_an_unknown_leaflet_or_language_is_named(polyleaf: Polyleaf, capsys: Capture) -> None:
    assert polyleaf("build", "none") == 2
    assert "one of small" in capsys.readouterr().err
    assert polyleaf("build", "--lang", "fr") == 2
    assert "en, pl" in capsys.readouterr().err


def test_a_language_that_nobody_knows_is_named_with_the_leaflet(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    write(workspace.root, "source/small.md", SOURCE.replace("[pl]", "[pl, tlh]"))
    assert polyleaf("update") == 5
    assert "source/small.md: languages" in capsys.readouterr().err


def test_status_counts_messages_and_says_the_state(workspace: Workspace, polyleaf: Polyleaf, capsys: Capture) -> None:
    write(workspace.root, "source/small.md", SOURCE.replace("2–4 days", "3–4 days"))
    assert polyleaf("status", "--format", "json") == 0
    english, polish = json.loads(capsys.readouterr().out)["status"]
    assert english["state"] == "draft"
    assert (polish["translated"], polish["fuzzy"], polish["state"]) == (7, 1, "incomplete")
    assert polish["critical"] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("settings",),
        ("manifest",),
        ("language", "--lang", "pl"),
        ("leaflet", "small"),
        ("template", "small"),
        ("catalogue", "small", "--lang", "pl"),
        ("edition", "small", "--lang", "pl"),
        ("findings", "small", "--lang", "pl"),
        ("script", "small", "--lang", "pl"),
    ],
)
def test_show_prints_json(polyleaf: Polyleaf, capsys: Capture, arguments: tuple[str, ...]) -> None:
    assert polyleaf("show", *arguments) == 0
    json.loads(capsys.readouterr().out)


def test_a_signed_edition_is_no_draft_until_a_word_of_it_changes(workspace: Workspace, polyleaf: Polyleaf) -> None:
    page = workspace.outputs / "small/pl/small-pl.html"
    notice = "szkic"

    def is_draft() -> bool:
        assert polyleaf("build", "--lang", "pl", "--format", "html", "--jobs", "1") == 0
        rows = json.loads((workspace.outputs / "manifest.json").read_text("utf-8"))["files"]
        return bool(rows[0]["status"] == "draft")

    assert is_draft()
    drafted = page.read_text("utf-8")
    assert polyleaf("sign", "small", "--lang", "pl", "--role", "translator", "--name", "Anna Nowak") == 0
    assert is_draft()
    assert polyleaf("sign", "small", "--lang", "pl", "--role", "approver", "--name", "Jan Kowalski") == 0
    assert not is_draft()
    assert len(page.read_text("utf-8")) < len(drafted), notice
    translate(workspace.root, "small", "pl", {"Getting help": "Gdzie szukać pomocy"})
    assert is_draft()


def test_nobody_signs_the_same_edition_in_two_roles(polyleaf: Polyleaf, capsys: Capture) -> None:
    assert polyleaf("sign", "small", "--lang", "pl", "--role", "translator", "--name", "Anna Nowak") == 0
    assert polyleaf("sign", "small", "--lang", "pl", "--role", "approver", "--name", "anna  nowak") == 2
    assert "another person" in capsys.readouterr().err


def test_an_incomplete_edition_cannot_be_signed(workspace: Workspace, polyleaf: Polyleaf, capsys: Capture) -> None:
    write(workspace.root, "source/small.md", SOURCE.replace("2–4 days", "3–4 days"))
    assert polyleaf("sign", "small", "--lang", "pl", "--role", "approver", "--name", "Jan Kowalski") == 2
    assert "not translated" in capsys.readouterr().err


def test_a_damaged_sign_off_is_named_with_its_line(workspace: Workspace, polyleaf: Polyleaf, capsys: Capture) -> None:
    write(workspace.root, "locale/pl/small.signoffs.jsonl", '{"edition": "x"}\n')
    assert polyleaf("status") == 4
    assert "small.signoffs.jsonl:1" in capsys.readouterr().err


def test_speak_gives_one_line_for_each_line(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("2–4%\n\n< 1%\n"))
    assert main(["speak", "--lang", "en", "-"]) == 0
    assert capsys.readouterr().out == "two to four percent\n\nless than one percent\n"


def test_speak_explains_how_it_read_each_figure(capsys: Capture) -> None:
    assert main(["speak", "--lang", "en", "--format", "json", "take 500 mg"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["spoken"] == "take five hundred milligrams"
    assert said["trace"] == [{"source": "500 mg", "spoken": "five hundred milligrams", "rule": "amount"}]


def test_init_makes_a_workspace_that_builds(tmp_path: Path) -> None:
    folder = tmp_path / "my-leaflets"
    assert main(["-C", str(tmp_path), "init", "my-leaflets"]) == 0
    assert main(["-C", str(folder), "update"]) == 0
    assert main(["-C", str(folder), "build", "--lang", "en", "--format", "html", "--jobs", "1"]) == 0
    assert (folder / "outputs/my-first-leaflet/en/my-first-leaflet-en.html").is_file()


def test_init_never_writes_into_a_folder_that_holds_something(tmp_path: Path, capsys: Capture) -> None:
    write(tmp_path, "mine/file.txt", "x")
    assert main(["-C", str(tmp_path), "init", "mine"]) == 2
    assert sorted(path.name for path in (tmp_path / "mine").iterdir()) == ["file.txt"]


def test_an_imported_text_is_a_leaflet_that_builds(workspace: Workspace, polyleaf: Polyleaf, capsys: Capture) -> None:
    text = write(
        workspace.root, "in.txt", "top of page\n\nNew Hip\n\nRisks\n\n• Infection in < 1%\n• 2-3 days of pain\n"
    )
    assert polyleaf("import", str(text), "--id", "new-hip", "--owner", "A hospital") == 0
    out = capsys.readouterr().out
    assert "10 of 13 words kept" in out
    assert 'line 1 left out, from a web page: "top of page"' in out
    assert "To fill in at the top of the file: department, contact" in out
    assert polyleaf("update", "new-hip") == 0
    assert polyleaf("build", "new-hip", "--format", "html", "--jobs", "1") == 0
    assert polyleaf("sign", "new-hip", "--lang", "en", "--role", "approver", "--name", "A B") == 2


def test_an_import_never_overwrites_a_leaflet(workspace: Workspace, polyleaf: Polyleaf, capsys: Capture) -> None:
    text = write(workspace.root, "small.txt", "Title\n\nText here.\n")
    before = (workspace.root / "source/small.md").read_bytes()
    assert polyleaf("import", str(text)) == 6
    assert (workspace.root / "source/small.md").read_bytes() == before
    assert "--id NAME" in capsys.readouterr().err


def test_an_import_of_another_kind_of_file_is_refused(workspace: Workspace, polyleaf: Polyleaf) -> None:
    assert polyleaf("import", str(write(workspace.root, "a.pdf", "x"))) == 6


def test_a_picture_that_is_not_what_its_name_says_is_refused(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    write(workspace.root, "source/images/a.png", "<svg/>")
    write(workspace.root, "source/small.md", SOURCE + "\n![A picture](images/a.png)\n")
    assert polyleaf("build", "--lang", "en") == 3
    assert "images/a.png is no picture" in capsys.readouterr().err


def test_a_source_that_leads_out_of_the_workspace_is_refused(
    workspace: Workspace, polyleaf: Polyleaf, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = write(tmp_path_factory.mktemp("outside"), "secret.md", SOURCE)
    (workspace.root / "source/link.md").symlink_to(outside)
    assert polyleaf("update") == 3


def test_the_programs_own_words_are_checked_too_where_they_are_kept(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    write(workspace.root, "locale/polyleaf.pot", "")
    assert polyleaf("update") == 0
    translate(workspace.root, "polyleaf", "pl", {"Page {{page}} of {{total}}": "Strona {{page}}"})
    capsys.readouterr()
    assert polyleaf("check", "--format", "json") == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [f["msgid"] for f in findings if f["code"] == "C003"] == ["Page {{page}} of {{total}}"]
    assert {f["leaflet"] for f in findings} == {"polyleaf"}
