"""The contests of catalogues: splitting, merging, bringing in line, loading and saving. Processor time counts."""

import contextlib
import io
import logging
import random
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks import material
from benchmarks.runner import Contest, Missing, Rival, Work
from pipeline.files import po
from pipeline.model.catalogue import Catalogue, Message, MessageId, Place, State
from pipeline.steps.extract import extract
from pipeline.steps.headers import new_headers
from pipeline.steps.localise import localise
from pipeline.steps.update import translated_as_itself, update

_HEADERS = new_headers("x", "2026-01-31", "pl")
_SOURCE = (
    "take the tablet with water every day before food and rest for hours after your operation call ward nurse doctor "
    "if you feel sick pain swelling fever wound dressing bath shower drive work lift heavy children sleep drink help"
).split()
_TARGET = (
    "weź tabletkę z wodą codziennie przed jedzeniem i odpoczywaj przez godziny po operacji zadzwoń oddział lekarz "
    "jeśli czujesz mdłości ból obrzęk gorączka rana opatrunek kąpiel prysznic jazda praca dzieci sen pij noś pomoc"
).split()
_TOOLKIT = "translate-toolkit[markdown]"


def _installed(names: tuple[str, ...], package: str, work: Work) -> Work | Missing:
    """`work`, or what to install when a module of these names is not there."""
    if all(find_spec(name) for name in names):
        return work
    return Missing(f"not installed (python -m pip install '{package}')")


def _program(name: str, work: Callable[[str, int], object]) -> Work | Missing:
    path = shutil.which(name)
    if path is None:
        return Missing("not installed (Debian: apt-get install gettext)")
    return lambda number: work(path, number)


def _run(*command: str) -> None:
    subprocess.run(command, capture_output=True, check=True, timeout=900)


# One leaflet


def split(sections: int, folder: Path) -> Contest:
    """From the Markdown of a leaflet to the text of its template."""

    def ours(number: int) -> str:
        template = extract(material.parsed(number, sections))
        return po.compose(replace(template, headers=_HEADERS))

    def mdpo(number: int) -> str:
        convert = import_module("mdpo.md2po").markdown_to_pofile
        return str(convert(material.source(number, sections), wrapwidth=0))

    def toolkit(number: int) -> None:
        _toolkit("md2po", str(folder / f"{number}.md"), str(folder / f"{number}.pot"))

    rivals = (
        Rival("mdpo", _installed(("mdpo",), "mdpo", mdpo), 1),
        Rival("translate-toolkit", _installed(("translate", "mistletoe"), _TOOLKIT, toolkit), 4),
    )
    return Contest("split", "split a leaflet", ours, rivals, lambda n: _write_source(folder, n, sections), cpu=True)


def merge(sections: int, folder: Path) -> Contest:
    """From the Markdown of a leaflet and its catalogue to the leaflet in the other language."""

    def prepare(number: int) -> None:
        _write_source(folder, number, sections)
        template = translated_as_itself(extract(material.parsed(number, sections)), "pl")
        po.write(folder / f"{number}.ours.po", replace(template, headers=_HEADERS))
        for rival in rivals:
            if not isinstance(rival.work, Missing):
                _prepare_rival(rival.name, folder, number, sections)

    def ours(number: int) -> object:
        catalogue = po.read(folder / f"{number}.ours.po", "x.po", "x", "pl")
        return localise(material.parsed(number, sections), catalogue, "pl", {}).edition

    def mdpo(number: int) -> object:
        convert = import_module("mdpo.po2md").pofile_to_markdown
        return convert(str(folder / f"{number}.md"), str(folder / f"{number}.mdpo.po"), wrapwidth=0)

    def toolkit(number: int) -> None:
        name = str(folder / f"{number}.toolkit.po")
        _toolkit("po2md", "-t", str(folder / f"{number}.md"), name, str(folder / f"{number}.made.md"))

    rivals = (
        Rival("mdpo", _installed(("mdpo",), "mdpo", mdpo), 1),
        Rival("translate-toolkit", _installed(("translate", "mistletoe"), _TOOLKIT, toolkit), 4),
    )
    return Contest("merge", "merge a leaflet", ours, rivals, prepare, cpu=True)


def _write_source(folder: Path, number: int, sections: int) -> None:
    (folder / f"{number}.md").write_text(material.source(number, sections), "utf-8")


def _prepare_rival(name: str, folder: Path, number: int, sections: int) -> None:
    if name == "mdpo":
        entries = import_module("mdpo.md2po").markdown_to_pofile(material.source(number, sections))
        for entry in entries:
            entry.msgstr = entry.msgid
        entries.save(str(folder / f"{number}.mdpo.po"))
    else:
        target = folder / f"{number}.toolkit.po"
        _toolkit("md2po", str(folder / f"{number}.md"), str(target))
        store = import_module("translate.storage.po").pofile.parsefile(str(target))
        for unit in store.units:
            if not unit.isheader():
                unit.target = unit.source
        store.save()


def _toolkit(converter: str, *arguments: str) -> None:
    # It warns of every cell that stands twice.
    logging.getLogger("translate").setLevel(logging.ERROR)
    module: Any = import_module(f"translate.convert.{converter}")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        module.main(["--progress=none", *arguments])


# Large catalogues


@lru_cache(maxsize=2)
def catalogue(messages: int) -> Catalogue:
    """A finished catalogue of so many messages, 80 to 180 letters each."""
    chance = random.Random(messages)

    def text(words: list[str], number: int) -> str:
        return f"{' '.join(chance.choice(words) for _ in range(chance.randint(5, 22))).capitalize()} {number}."

    made = tuple(
        Message(
            MessageId("paragraph", text(_SOURCE, number)),
            text(_TARGET, number),
            State.DONE,
            places=(Place("source/x.md", number + 20),),
        )
        for number in range(messages)
    )
    return Catalogue("x", "pl", made, _HEADERS)


@lru_cache(maxsize=2)
def template(messages: int) -> Catalogue:
    """The template of that catalogue after one word has changed in one message of twenty."""
    chance = random.Random(1)

    def changed(message: Message, number: int) -> Message:
        words = message.id.words.split(" ")
        if number % 20 == 0:
            words[chance.randrange(len(words) - 1)] = "changed"
        return Message(MessageId("paragraph", " ".join(words)), places=message.places)

    old = catalogue(messages)
    return replace(old, tag="", messages=tuple(changed(m, number) for number, m in enumerate(old.messages)))


def _files(folder: Path, messages: int) -> tuple[Path, Path]:
    old, new = folder / f"{messages}.po", folder / f"{messages}.pot"
    if not old.is_file():
        po.write(old, catalogue(messages))
        po.write(new, template(messages))
    return old, new


def _updated(folder: Path, messages: int) -> None:
    """All that msgmerge does: read two files, bring the one in line, write it."""
    old, new = _files(folder, messages)
    done = update(po.read(new, "x.pot", "x", ""), po.read(old, "x.po", "x", "pl"))
    po.write(folder / "ours.po", done)


def update_many(messages: int) -> Callable[[int, Path], Contest]:
    """A catalogue of so many messages, a twentieth of them changed, beside msgmerge."""

    def contest(sections: int, folder: Path) -> Contest:
        def msgmerge(path: str, number: int) -> None:
            old, new = _files(folder, messages)
            _run(path, "--quiet", "--previous", "--no-wrap", "-o", str(folder / "msgmerge.po"), str(old), str(new))

        return Contest(
            "update",
            f"update {messages} messages, 5 % changed",
            lambda number: _updated(folder, messages),
            (Rival("msgmerge, a process", _program("msgmerge", msgmerge), 1, slow=True),),
            lambda number: _files(folder, messages),
            cpu=True,
        )

    return contest


def update_babel(messages: int) -> Callable[[int, Path], Contest]:
    """The same beside Babel, whose time grows with the square of the changes: once is long enough."""

    def contest(sections: int, folder: Path) -> Contest:
        def babel(number: int) -> None:
            pofile: Any = import_module("babel.messages.pofile")
            old, new = _files(folder, messages)
            with old.open("rb") as one, new.open("rb") as two:
                entries, changed = pofile.read_po(one, locale="pl"), pofile.read_po(two)
            entries.update(changed)
            with (folder / "babel.po").open("wb") as file:
                pofile.write_po(file, entries, width=0, include_previous=True)

        return Contest(
            "update-babel",
            f"update {messages} messages, 5 % changed",
            lambda number: _updated(folder, messages),
            (Rival("Babel", babel, 200, once=True),),
            lambda number: _files(folder, messages),
            cpu=True,
        )

    return contest


def load(messages: int) -> Callable[[int, Path], Contest]:
    """Reading a catalogue and writing it again, as it was."""

    def contest(sections: int, folder: Path) -> Contest:
        def ours(number: int) -> None:
            old, _ = _files(folder, messages)
            po.write(folder / f"ours-{number}.po", po.read(old, "x.po", "x", "pl"))
            (folder / f"ours-{number}.po").unlink()

        def msgcat(path: str, number: int) -> None:
            old, _ = _files(folder, messages)
            _run(path, "--no-wrap", "-o", str(folder / "msgcat.po"), str(old))

        rivals = (
            # At most 1.1 times its time.
            Rival("msgcat, a process", _program("msgcat", msgcat), 1 / 1.1),
            Rival("polib, unwrapped", lambda number: _polib(folder, messages)),
        )
        title = f"load and save {messages} messages"
        return Contest("load", title, ours, rivals, lambda number: _files(folder, messages), cpu=True)

    return contest


def _polib(folder: Path, messages: int) -> None:
    import polib

    old, _ = _files(folder, messages)
    polib.pofile(str(old), wrapwidth=0).save(str(folder / "polib.po"))


CONTESTS: dict[str, Callable[[int, Path], Contest]] = {
    "split": split,
    "merge": merge,
    "update": update_many(20_000),
    "update-babel": update_babel(4_000),
    "load": load(20_000),
}
