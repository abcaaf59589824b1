"""The contests of whole workspaces: hundreds of leaflets brought in line when nothing, or one of them, has changed;
thousands of messages checked.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from benchmarks import checks, material
from benchmarks.runner import Contest, Missing, Rival, Work
from pipeline.files import po
from pipeline.files.workspace import open_workspace
from pipeline.steps.extract import extract
from pipeline.steps.headers import new_headers, project_name, template_headers
from pipeline.steps.update import translated_as_itself

TAGS = ("pl", "de", "es")
# Two pages: with its tables and lists some 65 messages.
_SECTIONS = 6
_CORPUS_MESSAGES = 100
_ROOT = Path(__file__).parent.parent
_PO4A = "not installed (Debian: apt-get install po4a gettext)"


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=900)


def update(folder: Path) -> None:
    """`polyleaf update` in a process of its own."""
    _run(_ROOT, sys.executable, "-m", "pipeline", "-C", str(folder), "update")


@lru_cache(maxsize=4)
def workspace(folder: Path, leaflets: int) -> Path:
    """A workspace of so many leaflets in three languages, every message finished."""
    root = folder / f"workspace-{leaflets}"
    (root / "source").mkdir(parents=True)
    for number in range(1, leaflets + 1):
        (root / "source" / f"{_name(number)}.md").write_text(_source(number), "utf-8")
    opened = open_workspace(root)
    for name in opened.leaflet_ids():
        leaflet = opened.leaflet(name)
        template, project = extract(leaflet), project_name(leaflet.control)
        day = leaflet.control.published.isoformat()
        po.write(opened.template_path(name), replace(template, headers=template_headers(project, day)))
        for tag in TAGS:
            done = replace(translated_as_itself(template, tag), headers=new_headers(project, day, tag))
            po.write(root / opened.catalogue_name(name, tag), done)
    return root


@lru_cache(maxsize=4)
def po4a_project(folder: Path, leaflets: int) -> Path:
    """The same leaflets as a project of po4a with one template for all, as its manual advises, finished too."""
    root = folder / f"po4a-{leaflets}"
    (root / "source").mkdir(parents=True)
    rows = [f"[po4a_langs] {' '.join(TAGS)}", "[po4a_paths] po/all.pot $lang:po/$lang.po"]
    for number in range(1, leaflets + 1):
        name = _name(number)
        (root / "source" / f"{name}.md").write_text(material.source(number, _SECTIONS), "utf-8")
        rows.append(f'[type: text] source/{name}.md $lang:made/$lang/{name}.md opt:"-o markdown -M UTF-8 -L UTF-8"')
    (root / "po4a.cfg").write_text("\n".join(rows) + "\n", "utf-8")
    _run(root, "po4a", "po4a.cfg")
    for tag in TAGS:
        _run(root, "msgen", "-o", f"po/{tag}.po", f"po/{tag}.po")
    _run(root, "po4a", "po4a.cfg")
    return root


def _name(number: int) -> str:
    return f"leaflet-{number:04}"


def _source(number: int) -> str:
    return material.with_record(material.source(number, _SECTIONS), TAGS)


def _edit(source: Path, number: int) -> None:
    """Change one paragraph of one leaflet, each time to other words."""
    text = source.read_text("utf-8").rstrip("\n").partition("\n\nEdited ")[0]
    source.write_text(f"{text}\n\nEdited {number} times since the leaflet was written.\n", "utf-8")


def unchanged(leaflets: int) -> Callable[[int, Path], Contest]:
    """Nothing has changed since the last time."""

    def contest(sections: int, folder: Path) -> Contest:
        def prepare(number: int) -> None:
            update(workspace(folder, leaflets))
            if not isinstance(rival.work, Missing):
                po4a_project(folder, leaflets)

        def po4a(number: int) -> None:
            _run(po4a_project(folder, leaflets), "po4a", "po4a.cfg")

        rival = Rival("po4a, a process", _installed(po4a), 1, slow=True)
        title = f"update {leaflets} leaflets in {len(TAGS)} languages, none changed"
        return Contest(
            "update-none", title, lambda number: update(workspace(folder, leaflets)), (rival,), prepare, cpu=True
        )

    return contest


def one_changed(leaflets: int) -> Callable[[int, Path], Contest]:
    """One leaflet has changed since the last time, beside an update of the same leaflets when none has."""

    def contest(sections: int, folder: Path) -> Contest:
        def prepare(number: int) -> None:
            update(workspace(folder, leaflets))
            update(_twin(folder, leaflets))
            _edit(workspace(folder, leaflets) / "source" / f"{_name(1)}.md", number)

        # At most 1.3 times its time.
        rival = Rival("none changed", lambda number: update(_twin(folder, leaflets)), 1 / 1.3)
        title = f"update {leaflets} leaflets in {len(TAGS)} languages, one changed"
        return Contest(
            "update-one", title, lambda number: update(workspace(folder, leaflets)), (rival,), prepare, cpu=True
        )

    return contest


@lru_cache(maxsize=4)
def _twin(folder: Path, leaflets: int) -> Path:
    """A workspace of the same leaflets that nobody edits."""
    twin = folder / f"twin-{leaflets}"
    shutil.copytree(workspace(folder, leaflets), twin)
    return twin


@lru_cache(maxsize=4)
def corpus(folder: Path, leaflets: int) -> Path:
    """A workspace of so many leaflets, each in one of the languages, with sentences of the corpus of the checks."""
    root = folder / f"corpus-{leaflets}"
    (root / "source").mkdir(parents=True)
    opened = open_workspace(root)
    for number in range(1, leaflets + 1):
        name, tag = _name(number), TAGS[number % len(TAGS)]
        pairs = dict(checks.material(tag, _CORPUS_MESSAGES, number))
        text = material.with_record("# A leaflet\n\n" + "\n\n".join(pairs) + "\n", (tag,))
        (root / "source" / f"{name}.md").write_text(text, "utf-8")
        leaflet = opened.leaflet(name)
        blank_one = translated_as_itself(extract(leaflet), tag)
        done = (replace(each, target=pairs.get(each.id.words, each.id.words)) for each in blank_one.messages)
        headers = new_headers(project_name(leaflet.control), leaflet.control.published.isoformat(), tag)
        po.write(root / opened.catalogue_name(name, tag), replace(blank_one, messages=tuple(done), headers=headers))
    return root


def check(root: Path, jobs: int) -> None:
    """`polyleaf check` of what was not checked before, in so many processes (0: one for each processor)."""
    shutil.rmtree(root / "outputs", ignore_errors=True)
    command = (sys.executable, "-m", "pipeline", "-C", str(root), "check", "--jobs", str(jobs))
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, check=False, timeout=900)
    if done.returncode not in (0, 1):
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)


def many_processes(leaflets: int) -> Callable[[int, Path], Contest]:
    """A first check of thousands of messages, by the clock on the wall: with one processor there is nothing to win."""

    def contest(sections: int, folder: Path) -> Contest:
        def one(number: int) -> None:
            check(corpus(folder, leaflets), 1)

        title = f"first check of {leaflets * _CORPUS_MESSAGES:,} messages, a process for each processor"
        rival = Rival("one process", one)
        return Contest("check-jobs", title, lambda number: check(corpus(folder, leaflets), 0), (rival,))

    return contest


def _installed(work: Work) -> Work | Missing:
    return work if shutil.which("po4a") and shutil.which("msgen") else Missing(_PO4A)


CONTESTS: dict[str, Callable[[int, Path], Contest]] = {
    "update-none": unchanged(500),
    "update-one": one_changed(500),
    "check-jobs": many_processes(100),
}
