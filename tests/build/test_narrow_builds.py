"""A build of one language or format leaves nothing stale on show, and says what it took away."""

from collections.abc import Callable

import pytest

from pipeline.files.workspace import Workspace
from tests.conftest import SOURCE, write

Polyleaf = Callable[..., int]
Capture = pytest.CaptureFixture[str]


def files(workspace: Workspace) -> set[str]:
    return {path.name for path in (workspace.root / "outputs").rglob("small-*")}


@pytest.fixture
def changed(workspace: Workspace, polyleaf: Polyleaf) -> Workspace:
    """Word and large print in English and Polish, made and signed; then a figure of the source changes."""
    for role, name in (("translator", "First Person"), ("approver", "Second Person")):
        assert polyleaf("sign", "small", "--lang", "pl", "--role", role, "--name", name) == 0
    assert polyleaf("build", "--format", "docx", "--format", "large-print", "--quiet") == 0
    write(workspace.root, "source/small.md", SOURCE.replace("2–4 days", "2–5 days"))
    return workspace


def test_a_figure_that_has_changed_stays_on_show_in_no_language_and_no_format(
    changed: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    assert polyleaf("build", "small", "--lang", "en", "--format", "docx", "--quiet") == 0
    assert files(changed) == {"small-en.docx"}
    said = capsys.readouterr().out
    assert "Removed from outputs/" in said
    assert "small, pl: 2 files" in said
    assert "small, en: 1 file\n" in said


def test_status_counts_the_files_that_say_something_else_than_the_leaflet(
    changed: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    assert polyleaf("status", "--lang", "pl") == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("2, 2 OLD")


def test_a_narrow_build_of_an_unchanged_leaflet_removes_nothing(
    workspace: Workspace, polyleaf: Polyleaf, capsys: Capture
) -> None:
    assert polyleaf("build", "--format", "docx", "--format", "large-print", "--quiet") == 0
    before = files(workspace)
    assert polyleaf("build", "small", "--lang", "en", "--format", "docx", "--quiet") == 0
    assert files(workspace) == before
    said = capsys.readouterr().out
    assert "Removed" not in said
    assert "Everything that you named is up to date: 1 files" in said


def test_a_leaflet_that_is_gone_takes_its_files_with_it(workspace: Workspace, polyleaf: Polyleaf) -> None:
    write(workspace.root, "source/other.md", SOURCE)
    assert polyleaf("build", "--lang", "en", "--format", "docx", "--quiet") == 0
    (workspace.root / "source/small.md").unlink()
    assert polyleaf("build", "other", "--lang", "en", "--format", "large-print", "--quiet") == 0
    assert not files(workspace)


def test_a_page_links_to_no_language_whose_page_is_not_there(workspace: Workspace, polyleaf: Polyleaf) -> None:
    page = workspace.root / "outputs/small/en/small-en.html"
    assert polyleaf("build", "small", "--lang", "en", "--format", "html", "--quiet") == 0
    assert "small-pl.html" not in page.read_text("utf-8")
    assert polyleaf("build", "small", "--format", "html", "--quiet") == 0
    assert "small-pl.html" in page.read_text("utf-8")


def test_an_approval_that_is_gone_takes_the_files_with_it(changed: Workspace, polyleaf: Polyleaf) -> None:
    """They do not say DRAFT, and nobody answers for them any more."""
    write(changed.root, "source/small.md", SOURCE)
    (changed.root / "locale/pl/small.signoffs.jsonl").unlink()
    assert polyleaf("build", "small", "--lang", "en", "--format", "docx", "--quiet") == 0
    assert files(changed) == {"small-en.docx", "small-en-large-print.docx"}


def test_a_language_that_a_leaflet_has_no_longer_takes_its_files_with_it(
    changed: Workspace, polyleaf: Polyleaf
) -> None:
    write(changed.root, "source/small.md", SOURCE.replace("languages: [pl]", "languages: []"))
    assert polyleaf("build", "small", "--lang", "en", "--format", "docx", "--quiet") == 0
    assert not {name for name in files(changed) if "-pl" in name}
