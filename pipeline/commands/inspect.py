"""`polyleaf inspect`: the accessibility rules on any Word file."""

import argparse
import json
import re
from collections.abc import Iterable
from pathlib import Path

from pipeline.files.disk import read_bytes
from pipeline.inspections import INSPECTIONS
from pipeline.model.errors import IntakeError
from pipeline.model.finding import Severity
from pipeline.model.kit import PROFILES, RULES, Rules
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import Place, Region
from pipeline.office.package import LARGEST_FILE
from pipeline.steps.inspect import blocks, inspect

_COUNTED = (Severity.BLOCK, Severity.REVIEW)
# Control characters, and direction embeddings and overrides (UAX #9, section 2).
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e]")


def add(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Inspect a Word file, ours or anybody's: type size in every script, language, direction, headings, lists, "
        "tables, pictures, contrast. Nothing in the file is changed, run or fetched."
    )
    parser.epilog = "example: polyleaf inspect leaflet.docx --profile large"
    parser.add_argument("file", type=Path, metavar="FILE.docx", help="the file to inspect")
    parser.add_argument(
        "--profile", choices=tuple(PROFILES), default="standard", help="the class of print it is meant to be"
    )
    parser.add_argument("--rules", choices=tuple(RULES), default="ukaaf", help="the guideline it follows")
    parser.add_argument(
        "--template", action="store_true", help="it is your own template: say what our documents do not take over"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")


def run(options: argparse.Namespace) -> int:
    rules = RULES[options.rules]
    aim = Aim(rules.applied(PROFILES[options.profile]), rules)
    data = read_bytes(options.file, options.file.name, IntakeError, LARGEST_FILE)
    if options.template:
        _print_template(data, options.file.name, rules)
        return 0
    remarks = inspect(data, options.file.name, aim, INSPECTIONS.values())
    if options.format == "json":
        print(json.dumps({"remarks": [as_json(remark) for remark in remarks]}, ensure_ascii=False, indent=2))
    else:
        _print(remarks, options.file.name, aim)
    return 1 if blocks(remarks) else 0


def _print_template(data: bytes, name: str, rules: Rules) -> None:
    from pipeline.build.house import judged
    from pipeline.build.pictures import media_type

    house, overridden = judged(data, name, rules, media_type)
    for line in overridden:
        print(printable(line))
    print(
        f"{name} as a template: lines for the header: {len(house.header)}, for the footer: {len(house.footer)}; "
        f"headings in #{house.accent}; not taken over: {len(overridden)}."
    )


def as_json(remark: Remark) -> dict[str, str | int]:
    """A remark with its place spelled out; `number` is 0 where there is only one such thing."""
    return {
        "code": remark.code,
        "severity": remark.severity.value,
        "place": str(remark.place),
        "region": remark.place.region.value,
        "thing": remark.place.thing,
        "number": remark.place.number,
        "within": remark.place.within,
        "quote": remark.place.quote,
        "found": remark.found,
        "wanted": remark.wanted,
        "remedy": remark.remedy,
    }


def _print(remarks: tuple[Remark, ...], name: str, aim: Aim) -> None:
    """One entry for each fault, with every place that has it."""
    together: dict[tuple[str, ...], list[Remark]] = {}
    for remark in remarks:
        key = (remark.severity.upper(), remark.code, remark.found, remark.wanted, remark.remedy)
        together.setdefault(key, []).append(remark)
    for (severity, code, found, wanted, remedy), same in together.items():
        where = places(remark.place for remark in same)
        print(printable(f"{severity} {code} {where}: {found}; {wanted}; {remedy}."))
        if quote := next((remark.place.quote for remark in same if remark.place.quote), ""):
            print(printable(f'  in: "{quote}"'))
    blocking, looking = (sum(remark.severity is severity for remark in remarks) for severity in _COUNTED)
    print(
        f"{name} as {aim.profile.name} print: {blocking} to mend before publishing, {looking} to look at, "
        f"{len(remarks) - blocking - looking} that nothing can be said about."
    )


def places(found: Iterable[Place]) -> str:
    """Places in words: "paragraphs 3 to 5 and 9, paragraph 12 in table 1"; those of no paragraph one by one."""
    together: dict[str, list[int]] = {}
    others: list[str] = []
    for place in found:
        if place.thing == "paragraph" and place.region is Region.BODY:
            table = place.within.split(",")[0]
            together.setdefault(f" in {table}" if table else "", []).append(place.number)
        else:
            others.append(str(place))
    said = [
        f"paragraph{'s' if len(numbers) > 1 else ''} {_numbers(numbers)}{where}" for where, numbers in together.items()
    ]
    return ", ".join((*said, *dict.fromkeys(others)))


def _numbers(numbers: Iterable[int]) -> str:
    parts: list[str] = []
    stretch: list[int] = []
    for number in (*sorted(set(numbers)), 0):
        if stretch and number != stretch[-1] + 1:
            parts += [f"{stretch[0]} to {stretch[-1]}"] if len(stretch) > 2 else map(str, stretch)
            stretch = []
        stretch.append(number)
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def printable(text: str) -> str:
    """`text` without what could steer a terminal or turn the line round; the file may be anybody's."""
    return "".join(" " if _STEERING.match(letter) else letter for letter in text)
