"""Shared fixtures: a small workspace of its own for each test."""

import gc
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from pipeline.commands import main
from pipeline.files import po
from pipeline.files.store import FOLDER
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.model.catalogue import State

# The same examples in every run, however slow the machine is: what passes here passes elsewhere.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

# The files that take longest, the longest first. A worker is given a file at a time; so none begins with one of these
# when the others have nothing left to do.
LONGEST = (
    "tests/test_samples.py",
    "tests/formats/test_html_browser.py",
    "tests/rendering/test_proof.py",
    "tests/test_benchmarks.py",
    "tests/formats/test_pdf.py",
    "tests/corpus/test_corpus.py",
    "tests/commands/test_speak_bad_input.py",
    "tests/build/test_build.py",
    "tests/build/test_house.py",
    "tests/formats/test_docx_print.py",
    # After the samples, whose recordings these look at.
    "tests/books/test_books.py",
    "tests/test_sound.py",
    "tests/formats/test_docx_pages.py",
    "tests/formats/test_docx_print_pages.py",
    "tests/hostile/test_guarded.py",
    "tests/hostile/test_text.py",
    "tests/steps/test_align.py",
    "tests/steps/test_laws.py",
    "tests/test_docs.py",
    "tests/formats/test_footnotes.py",
    "tests/hostile/test_browser.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(LONGEST)))


def pytest_collection_finish() -> None:
    """What thirteen thousand tests have brought along stays until the end; nobody need look through it for litter."""
    gc.freeze()


_HERE = ("127.", "::1", "localhost")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """No test reaches beyond this machine: whatever tries fails the test that lets it."""

    def connect(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(_HERE):
            raise AssertionError(f"the network was wanted: {address[0]}")
        connected(self, address)

    with pytest.MonkeyPatch.context() as patch:
        connected = socket.socket.connect
        patch.setattr(socket.socket, "connect", connect)
        yield


@pytest.fixture(autouse=True, scope="session")
def one_process() -> Iterator[None]:
    """Builds use this process alone unless a test asks for more: to start others takes longer than these leaflets."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.commands.build.default_jobs", lambda: 1)
        yield


SOURCE = """---
reference: PIL-1
version: "1.0"
owner: A hospital
department: A ward
contact: "Call 020 7946 0000"
published: 2026-01-31
review: 2028-01-31
languages: [pl]
keywords: [test]
variables:
  phone: 020 7946 0123
---

# A small leaflet

Take 2 tablets of 500 mg. Do not take more than 8 in 24 hours.

## Getting help

- call {{phone}}
- wait for 2–4 days
"""
POLISH = {
    "A small leaflet": "Mała ulotka",
    "Take 2 tablets of 500 mg. Do not take more than 8 in 24 hours.": (
        "Weź 2 tabletki po 500 mg. Nie bierz więcej niż 8 w ciągu 24 godzin."
    ),
    "Getting help": "Pomoc",
    "call {{phone}}": "zadzwoń: {{phone}}",
    "wait for 2–4 days": "poczekaj 2–4 dni",
    "A hospital": "Szpital",
    "A ward": "Oddział",
    "Call 020 7946 0000": "Telefon: 020 7946 0000",
}


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def translate(root: Path, leaflet: str, tag: str, words: dict[str, str]) -> None:
    """Fill in a catalogue as a translator would."""
    from dataclasses import replace

    path = root / "locale" / tag / "LC_MESSAGES" / f"{leaflet}.po"
    catalogue = po.read(path, path.name, leaflet, tag)
    messages = tuple(
        replace(m, target=words[m.id.words], state=State.DONE) if m.id.words in words else m for m in catalogue.messages
    )
    po.write(path, replace(catalogue, messages=messages))


def small_workspace(root: Path) -> Workspace:
    """A workspace with one leaflet in English and Polish, complete, spoken by silence so that tests are quick."""
    write(root, "source/small.md", SOURCE)
    write(root, "polyleaf.toml", 'voice = "silence"\n')
    assert main(["-C", str(root), "update"]) == 0
    translate(root, "small", "pl", POLISH)
    return open_workspace(root)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A small workspace of the test's own."""
    return small_workspace(tmp_path)


@pytest.fixture
def polyleaf(workspace: Workspace) -> Callable[..., int]:
    """Runs the command line in the small workspace."""

    def run(*arguments: str) -> int:
        return main(["-C", str(workspace.root), *arguments])

    return run


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the spoken sentences and encoded chapters of the sample leaflets are kept: made once, for all workers."""
    folder = tmp_path_factory.getbasetemp()
    return (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "sample-store"


@pytest.fixture(scope="session")
def sample_outputs(tmp_path_factory: pytest.TempPathFactory, sample_store: Path) -> Path:
    """Where tests build the sample leaflets."""
    outputs = tmp_path_factory.mktemp("samples")
    sample_store.mkdir(exist_ok=True)
    (outputs / FOLDER).symlink_to(sample_store, target_is_directory=True)
    return outputs
