"""`polyleaf init`: a new workspace with a small leaflet to begin from."""

import argparse
from importlib.resources import files
from pathlib import Path

from pipeline.files.disk import write_whole
from pipeline.model.errors import UsageError


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = "Make a folder with source/, locale/, settings and a small leaflet to begin from."
    parser.epilog = "example: polyleaf init my-leaflets"
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new or empty folder")


def run(options: argparse.Namespace) -> int:
    folder: Path = options.workspace / options.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            str(options.folder), "there is something in it already", "a new or empty folder", "name another"
        )
    template = files("pipeline") / "starter"
    for name, target in (
        ("my-first-leaflet.md", "source/my-first-leaflet.md"),
        ("polyleaf.toml", "polyleaf.toml"),
        ("gitignore", ".gitignore"),
    ):
        write_whole(folder / target, (template / name).read_bytes())
    (folder / "locale").mkdir(parents=True, exist_ok=True)
    # As every terminal takes a name with spaces.
    named = f'"{folder}"' if " " in str(folder) else str(folder)
    print(f"{folder}: a new workspace. Next:")
    print(f"  polyleaf -C {named} update    writes the catalogues for translators")
    print(f"  polyleaf -C {named} build     makes the documents and recordings in outputs/")
    return 0
