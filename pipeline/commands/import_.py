"""`polyleaf import`: a plain text or Word file to a source leaflet."""

import argparse
import os
import re
import sys
import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path

from pipeline.files.disk import read_bytes, read_text, write_whole
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.intake import DOCUMENTS, INTAKES
from pipeline.intake.account import Intake
from pipeline.languages import language
from pipeline.model.errors import IntakeError, SourceError, UsageError
from pipeline.model.leaflet import Control, Leaflet, Role, Text, texts
from pipeline.office.signs import with_ticks
from pipeline.text.characters import hidden, named, shown
from pipeline.text.markup import markdown
from pipeline.text.markup.compose import compose
from pipeline.text.markup.fillin import FILL_IN
from pipeline.text.markup.inline import plain

_REVIEW_YEARS = 2
_SOFT_HYPHEN = "\u00ad"
_LARGEST = 50_000_000


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Turn a Word file (.docx) or a plain text file (.txt) into source/NAME.md. Every word is kept and counted, or "
        "listed with its place: lines that a web page left behind (top of page, ...), deleted and hidden words, "
        "comments, headers, footers. Fields that you do not give are marked to be filled in."
    )
    parser.epilog = (
        "example: polyleaf import balloon.docx --reference PIL-0417 --owner 'Northfield Hospital' --languages pl,ar"
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the file to import: .docx or .txt")
    parser.add_argument("--id", metavar="NAME", help="the leaflet's name, such as hip-replacement (default: from FILE)")
    for field in ("reference", "version", "owner", "department", "contact"):
        parser.add_argument(f"--{field}", metavar="TEXT", help=f"the leaflet's {field}")
    parser.add_argument("--published", type=_day, metavar="DATE", help="year-month-day (default: today)")
    parser.add_argument("--review", type=_day, metavar="DATE", help="year-month-day (default: two years later)")
    parser.add_argument("--accept-changes", action="store_true", help="take all tracked changes as accepted")
    parser.add_argument("--languages", default="", metavar="TAGS", help="languages to translate into, such as pl,ar")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no date; year-month-day is wanted, such as 2026-12-31') from None


def _saved_as_text(path: Path) -> str:
    """How to get a file that can be imported out of one of another kind."""
    if path.suffix.lower() in (".doc", ".odt", ".rtf", ".dotx", ".docm"):
        return "open it in Word or LibreOffice, choose Save As, Word Document (.docx), and import that"
    return "save it as plain text (.txt) with the encoding UTF-8"


def run(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.workspace)
    path: Path = options.file
    kind = path.suffix.lower()
    if kind not in INTAKES and kind not in DOCUMENTS:
        raise IntakeError(
            path.name,
            f'files of the kind "{path.suffix}" cannot be imported',
            "a Word file (.docx) or a plain text file (.txt)",
            _saved_as_text(path),
        )
    leaflet_id = _named(options.id) if options.id else _id_from(path.stem)
    target = workspace.root / "source" / f"{leaflet_id}.md"
    if target.exists():
        raise IntakeError(
            f"source/{target.name}", "there is already such a leaflet", "a new name", "give one with --id NAME"
        )
    soft_hyphens = 0
    if kind in DOCUMENTS:
        intake = DOCUMENTS[kind](read_bytes(path, path.name, IntakeError, _LARGEST), path.name)
    else:
        text = with_ticks(unicodedata.normalize("NFC", read_text(path, path.name, IntakeError)))
        soft_hyphens = text.count(_SOFT_HYPHEN)
        intake = INTAKES[kind](text.replace(_SOFT_HYPHEN, ""), path.name)
    _refuse_unseen(intake)
    if not options.accept_changes:
        _refuse_undecided(intake, path.name)
    leaflet = Leaflet(
        leaflet_id, f"source/{target.name}", workspace.settings.source_language, _control(options), (), ()
    )
    leaflet = Leaflet(leaflet.id, leaflet.file, leaflet.language, leaflet.control, intake.blocks, ())
    source = compose(leaflet)
    _verify(source, leaflet, intake, path.name)
    _refuse_other_pictures(workspace, intake)
    for picture in intake.pictures:
        write_whole(workspace.root / "source" / picture.source, picture.data)
    write_whole(target, source.encode("utf-8"))
    _report(leaflet, intake)
    if soft_hyphens:
        print(f"  {soft_hyphens} soft hyphens left out; they only say where a line may break.")
    return 0


def _refuse_other_pictures(workspace: Workspace, intake: Intake) -> None:
    """No picture of another leaflet is overwritten."""
    for picture in intake.pictures:
        path = workspace.root / "source" / picture.source
        if path.exists() and not (path.is_file() and path.read_bytes() == picture.data):
            raise IntakeError(
                f"source/{picture.source}",
                "there is already another picture of this name",
                "a new name",
                "rename the file that you import, and import it again",
            )


def _refuse_undecided(intake: Intake, name: str) -> None:
    """Whether a dose was to be changed is for people to decide who answer for the text."""
    for change in intake.undecided:
        print(shown(f'  {change.place}, {change.kind}: "{change.words}"'), file=sys.stderr)
    if intake.undecided:
        raise IntakeError(
            name,
            f"{len(intake.undecided)} tracked changes that nobody has accepted or rejected",
            "a text that is decided",
            "accept or reject each in Word (Review, Changes); to import it as if all were accepted: --accept-changes",
        )


def _refuse_unseen(intake: Intake) -> None:
    """A leaflet holds no character that nobody can see; say where in the file there is one."""
    for line in intake.lines:
        unseen = hidden(line.words)
        if not unseen:
            continue
        if "\uf000" <= unseen[0] <= "\uf0ff":
            raise IntakeError(
                line.place,
                f"a sign of the font Symbol or Wingdings ({named(unseen[0])}), which no other font shows",
                "the sign itself, such as ≤, °, µ or ✓",
                "look in the document what stands there, and type the sign or the words",
            )
        raise IntakeError(
            line.place,
            f"the invisible character {named(unseen[0])}",
            "text that everybody can see",
            "delete the character, or type the words again",
        )


def _named(name: str) -> str:
    """The name that somebody has given. Raises UsageError for one that no leaflet can have."""
    try:
        markdown.check_id(name, "--id")
    except SourceError as error:
        remedy = f"take another name, such as --id {_id_from(name)}"
        raise UsageError(f"--id {name}", error.found, error.wanted, remedy) from None
    return name


def _id_from(stem: str) -> str:
    words = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", words))[:80].strip("-") or "leaflet"


def _control(options: argparse.Namespace) -> Control:
    published: date = options.published or _today()
    review: date = options.review or _years_later(published)
    tags = tuple(tag.strip() for tag in options.languages.split(",") if tag.strip())
    for tag in tags:
        language(tag)
    stem = options.id or _id_from(options.file.stem)

    def text(name: str, role: Role) -> Text:
        return Text(f"control-{name}", getattr(options, name) or f"{FILL_IN}: {name}", role)

    return Control(
        reference=options.reference or stem[:40].strip("-").upper(),
        version=options.version or "0.1",
        owner=text("owner", Role.OWNER),
        department=text("department", Role.DEPARTMENT),
        contact=text("contact", Role.CONTACT),
        published=published,
        review=review,
        languages=tags,
        keywords=(),
        variables=(),
    )


def _today() -> date:
    """Today, or the day that SOURCE_DATE_EPOCH names, so that an import can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)).date()


def _years_later(day: date) -> date:
    return day.replace(year=day.year + _REVIEW_YEARS, day=min(day.day, 28))


def _verify(source: str, leaflet: Leaflet, intake: Intake, name: str) -> None:
    """Read back what was written and compare it with the file, word by word: nothing may be lost or moved."""
    try:
        parsed = markdown.parse(source, leaflet.file, leaflet.id, leaflet.language)
    except SourceError as error:
        # The leaflet is not written yet: the place is in the file that is read.
        raise IntakeError(name, error.found, error.wanted, error.remedy) from None
    wanted = _letters(" ".join(line.words for line in intake.lines))
    found = _letters(" ".join(plain(text.words) for text in texts(parsed.blocks)))
    if wanted != found:
        at = next(
            (i for i, (a, b) in enumerate(zip(wanted, found, strict=False)) if a != b), min(len(wanted), len(found))
        )
        raise IntakeError(
            name,
            f'the text near "{wanted[max(0, at - 30) : at + 30]}" would not come through unchanged',
            "every word of the file in the leaflet",
            "simplify the text there, then import it again",
        )


def _letters(text: str) -> str:
    return "".join(text.split())


def _report(leaflet: Leaflet, intake: Intake) -> None:
    print(f"{leaflet.file}: {intake.kept} of {intake.words} words kept.")
    for line in intake.dropped:
        print(f'  line {line.line} left out, from a web page: "{line.text}"')
    for left in intake.left:
        print(shown(f'  {left.place}, left out, {left.kind}: "{left.words}"'))
    for remark in intake.remarks:
        print(shown(f"  Look: {remark}."))
    missing = [text.words.removeprefix(f"{FILL_IN}: ") for text in leaflet.control.texts() if FILL_IN in text.words]
    if missing:
        print(f"  To fill in at the top of the file: {', '.join(missing)}.")
    print("  Check the reference, the version and the dates there too, then run: polyleaf update")
