"""The documentation tells the truth: commands shown are run, files named are there, codes and verbs are complete."""

import re
import shlex
import shutil
from pathlib import Path

import docx
import pytest

from pipeline.checks import CHECKS
from pipeline.commands import VERBS, main
from pipeline.formats import FORMATS
from pipeline.text.markup.frontmatter import FIELDS

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "pipeline" / "ARCHITECTURE.md"]
FENCE = re.compile(r"```console\n(.*?)```", re.DOTALL)


def commands(page: Path) -> list[str]:
    blocks = FENCE.findall(page.read_text("utf-8"))
    return [line.removeprefix("$ ") for block in blocks for line in block.splitlines() if line.startswith("$ ")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_shown_does_what_it_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("source", "locale"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "polyleaf.toml").write_text('voice = "silence"\n', "utf-8")
    (tmp_path / "leaflet.txt").write_text("Hip replacement\n\nYou will have a new hip.\n", "utf-8")
    word = docx.Document()
    word.add_heading("Hip replacement", 0)
    word.add_paragraph("You will have a new hip.")
    word.save(str(tmp_path / "leaflet.docx"))
    monkeypatch.chdir(tmp_path)
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for command in commands(page):
        program, *arguments = shlex.split(command)
        if program == "make":
            assert set(arguments) <= set(targets), command
        else:
            assert program == "polyleaf", command
            assert main(arguments) == 0, command


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_file_that_a_page_links_to_is_there(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)\)", re.sub(r"`[^`]*`", "", page.read_text("utf-8")))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_guides_name_every_check_every_field_every_format_and_every_exit_code() -> None:
    translators, writing, officers = (
        (ROOT / "docs" / f"{name}.md").read_text("utf-8") for name in ("translators", "writing", "officers")
    )
    assert all(f"| {code} |" in translators for code in CHECKS)
    assert all(f"`{field}`" in writing for field in FIELDS)
    assert all(f"`{name}`" in officers for name in FORMATS)
    assert all(f"| {code} |" in officers for code in range(10))


def test_every_verb_stands_in_the_changelog_or_the_guides() -> None:
    text = "".join(page.read_text("utf-8") for page in [*PAGES, ROOT / "CHANGELOG.md"])
    assert [verb for verb in VERBS if f"polyleaf {verb}" not in text] == []


def test_the_architecture_names_every_folder_and_every_stage() -> None:
    text = (ROOT / "pipeline" / "ARCHITECTURE.md").read_text("utf-8")
    folders = [path.name for path in (ROOT / "pipeline").iterdir() if path.is_dir() and not path.name.startswith("_")]
    assert [name for name in folders if f"`{name}/`" not in text] == []
    files = re.findall(r"(?<=\s)((?:steps|text)/\w+\.py)", text)
    assert len(files) >= 8
    assert [name for name in files if not (ROOT / "pipeline" / name).is_file()] == []
