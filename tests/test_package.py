"""The package as it is handed out: a wheel that works in an empty folder, and a lock that names no machine."""

import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-build-isolation",
            "-w",
            str(folder),
            str(ROOT),
        ],
        check=True,
        capture_output=True,
    )
    (found,) = folder.glob("polyleaf-*.whl")
    return found


def test_the_wheel_holds_every_file_that_the_program_needs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    tracked = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "pipeline").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert tracked <= names
    folders = [path.parent.parent.name for path in (ROOT / "locale").glob("*/LC_MESSAGES/polyleaf.po")]
    assert len(folders) == 8
    assert {f"pipeline/words/{folder}/LC_MESSAGES/polyleaf.po" for folder in folders} <= names


def test_an_installed_program_makes_a_leaflet_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    """The wheel alone, on the libraries of this environment, without this checkout anywhere near."""
    venv.create(tmp_path / "env", with_pip=False)
    site = next((tmp_path / "env").glob("lib*/python*/site-packages"), tmp_path / "env/Lib/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    python = next(path for path in (tmp_path / "env").glob("*/python*") if path.name in ("python", "python.exe"))
    libraries = Path(next(path for path in sys.path if path.endswith("site-packages")))
    # Only the libraries: the editable install of this checkout is reached through a .pth file, which is not read here.
    environment = {**os.environ, "PYTHONPATH": str(libraries)}

    def polyleaf(*arguments: str) -> str:
        run = subprocess.run(
            [str(python), "-c", "import sys; from pipeline.commands import main; sys.exit(main())", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        return run.stdout

    where = "import pipeline; print(pipeline.__file__)"
    run = subprocess.run(
        [str(python), "-c", where], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert str(tmp_path) in run.stdout
    polyleaf("init", "my-leaflets")
    polyleaf("-C", "my-leaflets", "update")
    polyleaf("-C", "my-leaflets", "build", "--lang", "en")
    made = {path.name for path in (tmp_path / "my-leaflets/outputs/my-first-leaflet/en").iterdir()}
    stem = "my-first-leaflet-en"
    assert made == {
        f"{stem}{suffix}"
        for suffix in (".html", ".docx", "-large-print.docx", ".pdf", "-large-print.pdf", ".mp3", ".epub")
    }


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_dependency_is_locked_with_hashes_and_names_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    pins = [line for line in text.splitlines() if re.match(r"[a-z0-9]", line)]
    assert len(pins) > 20
    assert all("==" in pin for pin in pins)
    assert text.count("--hash=sha256:") >= len(pins)
    assert not re.search(r"https?://|file:|index-url", text)
    # pip 24 and 25 install nothing on a Linux system whose own version is not written as Python writes versions.
    assert "platform_release" not in text


def test_no_file_of_the_project_names_a_machine_or_a_registry() -> None:
    secret = re.compile(r"/(?:work|root|home|Users)/\w|simple/|pypi\.org|registry\.npmjs")
    names = []
    if shutil.which("git"):
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.decode()
        names = [name for name in listed.split("\0") if name]
    # Without git, or outside a checkout, the program's own code is what can be looked through.
    names = names or [path.relative_to(ROOT).as_posix() for path in ROOT.glob("pipeline/**/*.py")]
    guilty = []
    for name in names:
        path = ROOT / name
        if path.is_file() and path.suffix not in (".png", ".ttf") and name != "tests/test_package.py":
            guilty += [name] if secret.search(path.read_text("utf-8")) else []
    assert guilty == []
