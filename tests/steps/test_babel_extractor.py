"""`pybabel extract` finds the same messages as `polyleaf update`."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import polib
from babel.messages.extract import extract_from_dir

from pipeline.files import po
from pipeline.steps.extract import extract
from pipeline.text.markup import markdown

ROOT = Path(__file__).parent.parent.parent
METHOD = "pipeline.steps.babel_extractor:extract_leaflet"


def test_babel_finds_the_messages_contexts_lines_and_notes_of_the_samples() -> None:
    found = set()
    keywords: Any = {"pgettext": ((1, "c"), 2)}
    rows: Any = extract_from_dir(str(ROOT / "source"), method_map=[("**.md", METHOD)], keywords=keywords)
    for name, line, words, comments, context in rows:
        (message,) = (words,) if isinstance(words, str) else words
        found.add((f"source/{name}", line, context, message, "\n".join(comments)))
    wanted = set()
    for path in (ROOT / "source").glob("*.md"):
        leaflet = markdown.parse(path.read_text("utf-8"), f"source/{path.name}", path.stem, "en")
        for message in extract(leaflet).messages:
            for place in message.places:
                wanted.add((place.file, place.line, message.id.context, message.id.words, message.note))
    assert {row[:3] for row in found} == {row[:3] for row in wanted}
    assert {row[4] for row in found} == {row[4] for row in wanted}


def test_pybabel_writes_a_template_with_the_same_messages(tmp_path: Path) -> None:
    mapping = tmp_path / "babel.cfg"
    mapping.write_text(f"[extractors]\npolyleaf = {METHOD}\n[polyleaf: **/source/**.md]\n", "utf-8")
    target = tmp_path / "all.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "extract", "-F", str(mapping), "-o", str(target), "."]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    written = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(target))}
    wanted = set()
    for path in (ROOT / "source").glob("*.md"):
        template = po.read(ROOT / "locale" / f"{path.stem}.pot", path.stem, path.stem, "")
        wanted |= {(message.id.context, message.id.words) for message in template.messages}
    assert written == wanted
