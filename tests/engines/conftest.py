"""The small workspace with nothing translated, and engines ready to be asked."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.commands import main
from pipeline.files.workspace import Workspace, open_workspace
from tests.conftest import SOURCE, write
from tests.engines.service import KEY, Service, running

FAKES = Path(__file__).parent / "fakes"
SENDING = ("deepl", "libretranslate", "openai")


@pytest.fixture
def service() -> Iterator[Service]:
    with running() as found:
        yield found


@pytest.fixture
def argos(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package argostranslate, in place of the real one or of none."""
    for name in [name for name in sys.modules if name.split(".")[0] == "argostranslate"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(FAKES)


def settings(address: str, timeout: int = 5, allowed: tuple[str, ...] = SENDING) -> str:
    return "\n".join(
        (
            'voice = "silence"',
            "[engines]",
            f"allowed = {list(allowed)}",
            *(
                f'[engines.{name}]\naddress = "{address}{"/v1" if name == "openai" else ""}"\n'
                f'key_variable = "TEST_KEY"\nmodel = "tower"\ntimeout = {timeout}'
                for name in SENDING
            ),
        )
    )


@pytest.fixture
def empty(tmp_path: Path, service: Service, argos: None, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace with one leaflet in English and nothing of it in Polish; every engine is allowed and ready."""
    write(tmp_path, "source/small.md", SOURCE)
    write(tmp_path, "polyleaf.toml", settings(service.address))
    monkeypatch.setenv("TEST_KEY", KEY)
    assert main(["-C", str(tmp_path), "update"]) == 0
    return open_workspace(tmp_path)


@pytest.fixture
def translate(empty: Workspace) -> Callable[..., int]:
    """Runs `polyleaf translate small --lang pl` with an engine."""

    def run(engine: str, *more: str) -> int:
        return main(["-C", str(empty.root), "translate", "small", "--lang", "pl", "--engine", engine, *more])

    return run
