"""The contests: our work and the others'. Programs that are not installed are named with what to install."""

import importlib
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks import material, reading
from benchmarks.catalogues import CONTESTS as CATALOGUES
from benchmarks.runner import Contest, Missing, Rival, Work
from benchmarks.workspaces import CONTESTS as WORKSPACES
from pipeline.formats import FORMATS
from pipeline.model.inline import Break, Emphasis, Inline, Link, Plain, Strong
from pipeline.model.leaflet import Alert, Block, Figure, Heading, Listing, Paragraph, Table
from pipeline.text.markup.inline import parse, plain


def _program(name: str, package: str, work: Callable[[str, int], object]) -> Work | Missing:
    """`work` with the path of a program, or what to install."""
    path = shutil.which(name)
    if path is None:
        return Missing(f"not installed (Debian: apt-get install {package})")
    return lambda number: work(path, number)


def _process(*command: str, given: str = "") -> None:
    subprocess.run(command, input=given.encode(), capture_output=True, check=True, timeout=300)


# Word

# As many documents as a leaflet has languages.
_IN_A_ROW = 9


def _python_docx(sections: int) -> Work:
    """The same content by python-docx as its documentation shows it, in its own template."""

    def work(number: int) -> bytes:
        from docx import Document

        document = Document()
        for block in material.edition(number, sections).blocks:
            _add(document, block)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return work


def _add(document: Any, block: Block, style: str | None = None) -> None:
    match block:
        case Heading():
            document.add_heading(plain(block.text.words), block.level)
        case Paragraph():
            _add_runs(document.add_paragraph(style=style), parse(block.text.words), False)
        case Listing():
            for item in block.items:
                for inner in item.blocks:
                    _add(document, inner, "List Bullet" if block.start is None else "List Number")
        case Table():
            rows = (block.header, *block.rows)
            table = document.add_table(len(rows), len(block.header))
            for row, cells in zip(rows, table.rows, strict=True):
                for cell, place in zip(row, cells.cells, strict=True):
                    place.text = plain(cell.words)
        case Alert():
            document.add_paragraph(block.kind.value)
            for inner in block.blocks:
                _add(document, inner)
        case Figure():
            pass


def _add_runs(paragraph: Any, nodes: tuple[Inline, ...], bold: bool) -> None:
    for node in nodes:
        match node:
            case Plain():
                paragraph.add_run(node.text).bold = bold
            case Strong() | Emphasis():
                _add_runs(paragraph, node.children, True)
            case Link():
                _add_runs(paragraph, node.children, bold)
            case Break():
                paragraph.add_run().add_break()


def _rendered(name: str, sections: int) -> Work | Missing:
    if name not in FORMATS:
        return Missing("not there yet")
    return lambda number: FORMATS[name].render(material.edition(number, sections), material.kit(name))


def _prepared(sections: int) -> Work:
    return lambda number: material.edition(number, sections)


def word(sections: int, folder: Path) -> Contest:
    """A Word document from the tree; pandoc is given its own.

    As in a build of many leaflets, what does not differ between them is there: the modules, the template of the
    language and size with its parts deflated, the part with as many lists, dates in words, the program's own words, and
    the inside of sentences that an earlier leaflet has had too (two of the three items in each section). All else is
    made for each leaflet, by all contestants some leaflets in a row.
    """

    def tree(number: int) -> str:
        return str(folder / f"pandoc-{number}.json")

    def prepare(number: int) -> None:
        material.edition(number, sections)
        if path := shutil.which("pandoc"):
            _process(
                path, "--from=gfm", "--to=json", f"--output={tree(number)}", given=material.source(number, sections)
            )

    def pandoc(path: str, number: int) -> None:
        _process(path, "--from=json", "--to=docx", f"--output={folder / 'pandoc.docx'}", tree(number))

    rivals = (
        Rival("python-docx, its own template", _python_docx(sections), 20),
        Rival("pandoc, a process each", _program("pandoc", "pandoc", pandoc), 100),
    )
    return Contest("word", "Word document", _rendered("docx", sections), rivals, prepare, in_a_row=_IN_A_ROW)


def source(sections: int, folder: Path) -> Contest:
    """A Word document from Markdown, with all that reading a leaflet refuses."""

    def ours(number: int) -> object:
        leaflet = material.parsed(number, sections)
        return FORMATS["docx"].render(material.in_source(leaflet), material.kit("docx"))

    def pandoc(path: str, number: int) -> None:
        out = str(folder / "pandoc.docx")
        _process(path, "--from=gfm", "--to=docx", f"--output={out}", given=material.source(number, sections))

    rivals = (Rival("pandoc, a process each", _program("pandoc", "pandoc", pandoc), 100),)
    return Contest("source", "Markdown to Word document", ours, rivals)


# PDF


def pdf(sections: int, folder: Path) -> Contest:
    """A PDF: ours from the tree, LibreOffice's from our Word document, WeasyPrint's from our web page."""

    def libreoffice(path: str, number: int) -> None:
        file = folder / f"office-{number}.docx"
        file.write_bytes(FORMATS["docx"].render(material.edition(number, sections), material.kit("docx")))
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        _process(path, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file))

    return Contest(
        "pdf",
        "PDF",
        _rendered("pdf", sections),
        (
            Rival("LibreOffice, a process each", _program("soffice", "libreoffice-writer", libreoffice), 10, slow=True),
            Rival("WeasyPrint", _weasyprint(sections), 10, slow=True),
        ),
        _prepared(sections),
    )


def _weasyprint(sections: int) -> Work | Missing:
    if find_spec("weasyprint") is None:
        return Missing("not installed (python -m pip install weasyprint)")

    def work(number: int) -> object:
        page = FORMATS["html"].render(material.edition(number, sections), material.kit("html"))
        return importlib.import_module("weasyprint").HTML(string=page.decode("utf-8")).write_pdf()

    return work


# Text and web page


def text(sections: int, folder: Path) -> Contest:
    """Markdown to tree, catalogue and the tree in another language; po4a does the same with a file each."""

    def ours(number: int) -> object:
        return material.localised(material.parsed(number, sections))

    def po4a(path: str, number: int) -> None:
        source, catalogue = folder / "po4a.md", folder / "po4a.po"
        source.write_text(material.source(number, sections), "utf-8")
        kind = ("-f", "text", "-o", "markdown", "-M", "UTF-8", "-m", str(source))
        catalogue.unlink(missing_ok=True)
        _process(str(Path(path).with_name("po4a-updatepo")), *kind, "-p", str(catalogue))
        translate = str(Path(path).with_name("po4a-translate"))
        _process(translate, *kind, "-p", str(catalogue), "-l", str(folder / "po4a.pl.md"), "-k", "0")

    return Contest(
        "text",
        "parse, extract, localise",
        ours,
        (
            Rival("po4a, two processes", _program("po4a", "po4a", po4a)),
            Rival("markdown-it-py, parse only", _parse(sections)),
        ),
    )


def _parse(sections: int) -> Work:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    return lambda number: parser.parse(material.source(number, sections))


def html(sections: int, folder: Path) -> Contest:
    """A web page with its styles in it."""

    def pandoc(path: str, number: int) -> None:
        out = str(folder / "pandoc.html")
        options = ("--from=gfm", "--to=html5", "--standalone", "--metadata=title:x", f"--output={out}")
        _process(path, *options, given=material.source(number, sections))

    def ours(number: int) -> object:
        leaflet = material.parsed(number, sections)
        return FORMATS["html"].render(material.in_source(leaflet), material.kit("html"))

    rivals = (Rival("pandoc, a process each", _program("pandoc", "pandoc", pandoc)),)
    return Contest("html", "Markdown to web page", ours, rivals)


# Speech


def speech(sections: int, folder: Path) -> Contest:
    """Spoken and encoded: ours in one process; theirs a process a sentence, joined, and one for the encoder."""
    from pipeline.steps.script import script

    def lines(number: int) -> Iterator[str]:
        kit = material.kit("mp3")
        said = script(material.edition(number, sections), kit.language, kit.words, kit.draft)
        return (line.spoken for part in said.parts for line in part.utterances)

    def ours(number: int) -> object:
        from dataclasses import replace

        from pipeline.steps.narrate import narrate
        from pipeline.voices import VOICES

        kit, edition = material.kit("mp3"), material.edition(number, sections)
        voice = VOICES["espeak"]()
        assert kit.language.voice is not None
        identity = kit.language.voice.id
        said = script(edition, kit.language, kit.words, kit.draft)
        narration = narrate(said, lambda line: voice.speak(line, identity, 145), "benchmark")
        return FORMATS["mp3"].render(edition, replace(kit, narration=narration))

    def processes(path: str, number: int) -> None:
        sound = b""
        for line in lines(number):
            made = subprocess.run([path, "-v", "en-gb", "-s", "145", "--stdout", "--stdin"], input=line.encode(),
                                  capture_output=True, check=True)  # fmt: skip
            sound += made.stdout[44:]
        encoder = shutil.which("lame")
        assert encoder is not None
        command = [encoder, "--quiet", "-r", "-s", "22.05", "-m", "m", "-b", "48", "-", str(folder / "lame.mp3")]
        subprocess.run(command, input=sound, check=True, capture_output=True)

    rival = _program("espeak-ng", "espeak-ng lame", processes)
    if shutil.which("lame") is None:
        rival = Missing("not installed (Debian: apt-get install espeak-ng lame)")
    return Contest(
        "speech",
        "speech and MP3",
        ours,
        (Rival("espeak-ng, a process a sentence, and lame", rival, slow=True),),
        _prepared(sections),
    )


# Building again


def again(sections: int, folder: Path) -> Contest:
    """`polyleaf build` of the sample leaflets with nothing to do; beside it, starting Python and doing nothing."""
    prepared = False

    def ours(number: int) -> None:
        nonlocal prepared
        if not prepared:
            for name in ("source", "locale"):
                shutil.copytree(material.ROOT / name, folder / "workspace" / name)
            (folder / "workspace" / "polyleaf.toml").write_text('voice = "silence"\n', "utf-8")
            prepared = True
        _process(sys.executable, "-m", "pipeline", "-C", str(folder / "workspace"), "build", "--quiet")

    def nothing(number: int) -> None:
        _process(sys.executable, "-c", "pass")

    return Contest("again", "build with nothing to do", ours, (Rival("python -c pass", nothing),))


CONTESTS: dict[str, Callable[[int, Path], Contest]] = {
    "word": word,
    "source": source,
    "pdf": pdf,
    "text": text,
    "html": html,
    "speech": speech,
    "again": again,
    **CATALOGUES,
    **WORKSPACES,
    **reading.CONTESTS,
}


def scratch() -> "tempfile.TemporaryDirectory[str]":
    """A folder for what the contestants write."""
    return tempfile.TemporaryDirectory(prefix="polyleaf-benchmarks-", ignore_cleanup_errors=True)
