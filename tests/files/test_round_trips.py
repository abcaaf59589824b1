"""A catalogue that a translator's program has saved differs from ours in what was edited, and in nothing else."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from pipeline.commands import main
from pipeline.files import po
from pipeline.model.catalogue import Catalogue, State
from pipeline.steps.editors import OMEGAT_FILE, WEBLATE_FILE, omegat_output, omegat_project, weblate_components
from pipeline.steps.guard import vanished
from pipeline.steps.update import update
from tests.conftest import write
from tests.programs import needs

ROOT = Path(__file__).parent.parent.parent
LEAFLET = "pain-relief-at-home"
FOLDERS = ("ar", "bn", "cy", "es", "pl", "ro", "ur", "zh_Hans")
# Every edited text has what editors' programs are said to break: quotes, a backslash, a percent sign, a tab.
EDITED = 'Edytowane: "30%" \\ {{phone}} خذ 药片 – 5\u00a0mg\ttab'
_TOOLKIT = """
import sys
from translate.storage import factory
store = factory.getobject(sys.argv[1])
for unit in store.units:
    if str(unit.source) == sys.argv[2]:
        unit.target = sys.argv[3]
store.save()
"""


def load(path: Path) -> Catalogue:
    return po.read(path, path.name, LEAFLET, "pl")


def sample(folder: str) -> Path:
    return ROOT / "locale" / folder / "LC_MESSAGES" / f"{LEAFLET}.po"


def with_states(folder: str) -> Catalogue:
    """A sample in the middle of the work: a draft with its previous source, an empty and an obsolete message."""
    catalogue = load(sample(folder))
    template = load(ROOT / "locale" / f"{LEAFLET}.pot")
    changed = catalogue.messages[3]
    old = replace(changed, id=replace(changed.id, words=f"{changed.id.words} before"), remark="ask Anna\n\nsoon")
    gone = replace(changed, id=replace(changed.id, words="quite another text that is there no more"))
    messages = (
        *catalogue.messages[:3],
        old,
        gone,
        replace(catalogue.messages[4], target="", state=State.EMPTY),
        *catalogue.messages[5:],
    )
    return update(template, replace(catalogue, messages=messages, preamble="Translated by hand.\n\nTwice."))


def edited(catalogue: Catalogue, number: int) -> Catalogue:
    messages = list(catalogue.messages)
    messages[number] = replace(messages[number], target=EDITED)
    return replace(catalogue, messages=tuple(messages))


def canonical(path: Path) -> str:
    return po.compose(load(path))


def run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()


def through(path: Path, catalogue: Catalogue, save: Callable[[Path], None]) -> None:
    """The catalogue with one edit, saved by a program, is the catalogue with that edit."""
    wanted = edited(catalogue, 7)
    po.write(path, wanted)
    save(path)
    assert canonical(path) == po.compose(wanted)


@needs("msgcat", "gettext")
@needs("msgfmt", "gettext")
@pytest.mark.parametrize("folder", FOLDERS)
def test_poedits_path_through_gettext_changes_nothing_but_the_edit(folder: str, tmp_path: Path) -> None:
    """Poedit lets msgfmt check and msgcat write, folded as it finds right."""

    def poedit(path: Path) -> None:
        run("msgfmt", "--check", "-o", str(tmp_path / "x.mo"), str(path))
        run("msgcat", "--width=79", "-o", str(tmp_path / "saved.po"), str(path))
        assert '\nmsgstr ""\n"' in (tmp_path / "saved.po").read_text("utf-8"), "nothing was folded"
        shutil.copy(tmp_path / "saved.po", path)

    through(tmp_path / f"{LEAFLET}.po", with_states(folder), poedit)


@needs("msgmerge", "gettext")
@pytest.mark.parametrize("folder", FOLDERS)
def test_msgmerge_changes_nothing_but_the_edit(folder: str, tmp_path: Path) -> None:
    template = str(ROOT / "locale" / f"{LEAFLET}.pot")

    def merge(path: Path) -> None:
        run("msgmerge", "--quiet", "--previous", "--update", "--backup=off", str(path), template)

    through(tmp_path / f"{LEAFLET}.po", with_states(folder), merge)


@pytest.mark.skipif(find_spec("translate") is None, reason="not installed: pip install translate-toolkit")
def test_translate_toolkit_changes_nothing_but_the_edit(tmp_path: Path) -> None:
    """Virtaal and Weblate read and write with it."""
    catalogue = with_states("pl")
    path, wanted = tmp_path / f"{LEAFLET}.po", edited(catalogue, 7)
    po.write(path, catalogue)
    run(sys.executable, "-c", _TOOLKIT, str(path), catalogue.messages[7].id.words, EDITED)
    assert canonical(path) == po.compose(wanted)
    run(
        sys.executable, "-m", "translate.filters.pofilter", "--test=isfuzzy", "--progress=none",
        str(path), str(tmp_path / "found.po"),
    )  # fmt: skip
    drafts = [m.id for m in wanted.messages if m.state is State.DRAFT]
    assert [m.id for m in load(tmp_path / "found.po").messages] == drafts


def omegat(tmp_path: Path, catalogue: Catalogue, sentences: bool) -> Path:
    """What OmegaT makes of a catalogue with the project file that comes with it; a memory gives message 4 its words."""
    write(tmp_path, f"source/{LEAFLET}.md", (ROOT / "source" / f"{LEAFLET}.md").read_text("utf-8"))
    assert main(["-C", str(tmp_path), "update", "--editors"]) == 0
    project = tmp_path / "locale" / "pl"
    (project / "tm" / "auto").mkdir(exist_ok=True)
    settings = (project / OMEGAT_FILE).read_text("utf-8")
    if sentences:
        settings = settings.replace("<sentence_seg>false", "<sentence_seg>true")
    (project / OMEGAT_FILE).write_text(settings, "utf-8")
    po.write(project / "LC_MESSAGES" / f"{LEAFLET}.po", catalogue)
    words = catalogue.messages[4].id.words.replace("&", "&amp;")
    (project / "tm" / "auto" / "memory.tmx").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" '
        'segtype="paragraph" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body><tu>'
        f'<tuv xml:lang="en"><seg>{words}</seg></tuv><tuv xml:lang="pl"><seg>{EDITED.replace(chr(9), " ")}</seg></tuv>'
        "</tu></body></tmx>",
        "utf-8",
    )
    settings_folder = tmp_path / "settings"
    settings_folder.mkdir(exist_ok=True)
    (settings_folder / "omegat.prefs").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><omegat><preference version="1.0">'
        "<wf_allowTransEqualToSrc>true</wf_allowTransEqualToSrc></preference></omegat>",
        "utf-8",
    )
    run("omegat", str(project), "--mode=console-translate", f"--config-dir={settings_folder}")
    return tmp_path / omegat_output("pl") / f"{LEAFLET}.po"


@needs("omegat", "omegat")
def test_omegat_with_our_project_file_keeps_every_translation_and_without_it_is_caught(tmp_path: Path) -> None:
    catalogue = with_states("pl")
    # OmegaT takes fuzzy messages for untranslated ones and drops what it knew of them; finished ones are its work.
    messages = tuple(m if m.state is not State.DRAFT else replace(m, state=State.DONE) for m in catalogue.messages)
    catalogue = replace(catalogue, messages=messages)
    wanted = list(catalogue.messages)
    wanted[4] = replace(wanted[4], target=EDITED.replace("\t", " "), state=State.DONE)
    made = omegat(tmp_path, catalogue, sentences=False)
    assert canonical(made) == po.compose(replace(catalogue, messages=tuple(wanted)))
    lost = vanished(catalogue, load(omegat(tmp_path, catalogue, sentences=True)))
    assert lost
    assert all("." in message.id.words for message in lost)


def test_the_project_files_of_editors_are_those_of_this_repository() -> None:
    for folder in FOLDERS:
        text = (ROOT / "locale" / folder / OMEGAT_FILE).read_text("utf-8")
        assert text == omegat_project("en", folder.replace("_", "-"), folder)
        assert "<sentence_seg>false</sentence_seg>" in text
        assert (ROOT / "locale" / folder / "LC_MESSAGES").is_dir()
    titles = (("balloon-kyphoplasty", "Balloon kyphoplasty"), (LEAFLET, "Pain relief at home"))
    assert (ROOT / "locale" / WEBLATE_FILE).read_text("utf-8") == weblate_components(titles)
    for leaflet, _ in titles:
        assert (ROOT / "locale" / f"{leaflet}.pot").is_file()
