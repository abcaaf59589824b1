"""`polyleaf speak`: a text as it will be spoken."""

import argparse
import json
import sys

from pipeline.commands import selection
from pipeline.files import lexicon
from pipeline.files.workspace import open_workspace
from pipeline.languages import language
from pipeline.text.speakable import Spoken, spoken


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = "Print a text as it will be spoken: figures and symbols as words. One line in, one line out."
    parser.epilog = "example: polyleaf speak --lang pl '2–4% osób'"
    parser.add_argument("--lang", required=True, type=selection.spelled, metavar="TAG")
    parser.add_argument("--leaflet", default="", metavar="LEAFLET", help="use the spoken sentences of this leaflet")
    parser.add_argument("--explain", action="store_true", help="say for each figure how it was read")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")
    parser.add_argument("text", nargs="?", default="-", metavar="TEXT", help="the text, or - for standard input")


def run(options: argparse.Namespace) -> int:
    target = language(options.lang)
    if options.leaflet:
        open_workspace(options.workspace).leaflet(options.leaflet)
    chosen = lexicon.read(options.workspace, target, options.leaflet)
    for line in _lines(sys.stdin.read()) if options.text == "-" else _lines(options.text) or [""]:
        said = spoken(line, target, chosen)
        if options.format == "json":
            print(json.dumps(_as_json(said), ensure_ascii=False))
            continue
        print(said.text)
        if options.explain:
            for step in said.trace:
                print(f"  {step.source} -> {step.spoken} ({step.rule})")
    return 0


def _lines(text: str) -> list[str]:
    """Cut where a text file is cut, and not at the other characters that Unicode counts as ends of a line."""
    lines = text.replace("\r\n", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]


def _as_json(said: Spoken) -> dict[str, object]:
    trace = [{"source": step.source, "spoken": step.spoken, "rule": step.rule} for step in said.trace]
    return {"spoken": said.text, "trace": trace}
