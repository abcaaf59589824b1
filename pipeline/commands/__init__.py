"""The command line: `polyleaf [-C WORKSPACE] VERB`. One module per verb, imported when it is used."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path

# verb -> (module, one line of help). The only place to register a verb.
VERBS: dict[str, tuple[str, str]] = {
    "init": ("init", "make a new workspace"),
    "import": ("import_", "turn a Word or text file into a source leaflet"),
    "update": ("update", "bring the catalogues in line with the source"),
    "translate": ("translate", "fill in drafts from the translation memory or another engine"),
    "glossary": ("glossary", "show the terms of a language, or exchange them as TBX"),
    "send": ("send", "write a file for a translator or an agency"),
    "receive": ("receive", "take in the file that came back"),
    "align": ("align", "make a catalogue from an existing translation"),
    "preview": ("preview", "show the page and speak a message while you translate"),
    "check": ("check", "compare every translation with its source"),
    "reading": ("reading", "say how hard each leaflet is to read"),
    "build": ("build", "make the documents and recordings"),
    "status": ("status", "say how far each leaflet is in each language"),
    "show": ("show", "print a value of the program as JSON"),
    "sign": ("sign", "record that a person approves an edition"),
    "waive": ("waive", "record that a finding may stand, and why"),
    "inspect": ("inspect", "say what is hard to read or hear in a Word file"),
    "speak": ("speak", "print a text as it will be spoken"),
}
EXIT_CODES = """exit codes:
  0  done
  1  blocking findings: something must be mended before it is published
  2  the command line is wrong
  3  a source leaflet cannot be read
  4  a catalogue (.po file) cannot be read
  5  the workspace or its settings are wrong
  6  a file cannot be imported
  7  the speech engine is missing or failed
  8  a document could not be made
  9  a file could not be written
 10  an engine for drafts is missing or failed
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        # Leaflets hold every script; a terminal that cannot show a letter gets a question mark, not a crash.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser(arguments).parse_args(arguments or ["--help"])
    from pipeline.model.errors import PolyleafError
    from pipeline.text.characters import shown

    try:
        code = int(import_module(f"pipeline.commands.{VERBS[options.verb][0]}").run(options))
        # The last words are printed here and not when Python ends: a reader who has gone is no fault then either.
        sys.stdout.flush()
        return code
    except PolyleafError as error:
        print(f"polyleaf: {shown(str(error))}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("polyleaf: stopped; what was finished is kept", file=sys.stderr)
        return 130


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="polyleaf",
        description="One patient leaflet, in every language and every accessible format.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"polyleaf {version('polyleaf')}")
    parser.add_argument("-C", dest="workspace", type=Path, default=Path(), metavar="WORKSPACE", help="its folder")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    chosen = next((word for word in arguments if word in VERBS), None)
    for verb, (module, text) in VERBS.items():
        own = verbs.add_parser(verb, help=text, formatter_class=argparse.RawDescriptionHelpFormatter)
        if verb == chosen:
            own.add_argument("-C", dest="workspace", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
            import_module(f"pipeline.commands.{module}").add(own)
    return parser
