"""Shared fixtures: a small workspace of its own for each test."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from pipeline.commands import main
from pipeline.files import po
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.model.catalogue import State

# The same examples in every run, however slow the machine is: what passes here passes elsewhere.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

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


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with one leaflet in English and Polish, complete, spoken by silence so that tests are quick."""
    write(tmp_path, "source/small.md", SOURCE)
    write(tmp_path, "polyleaf.toml", 'voice = "silence"\n')
    assert main(["-C", str(tmp_path), "update"]) == 0
    translate(tmp_path, "small", "pl", POLISH)
    return open_workspace(tmp_path)


@pytest.fixture
def polyleaf(workspace: Workspace) -> Callable[..., int]:
    """Runs the command line in the small workspace."""

    def run(*arguments: str) -> int:
        return main(["-C", str(workspace.root), *arguments])

    return run


@pytest.fixture(scope="session")
def sample_outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where tests build the sample leaflets, so that each sentence of them is spoken once in a test run."""
    return tmp_path_factory.mktemp("samples") / "outputs"
