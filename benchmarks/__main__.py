"""`python -m benchmarks`: the table, or the same as JSON."""

import argparse
import json
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import audio, checks, reading
from benchmarks.checks import Comparison
from benchmarks.contests import CONTESTS, scratch
from benchmarks.limits import Limit, limits
from benchmarks.memory import FLAT, Growth, growth
from benchmarks.runner import Line, run

_NAMES = (*CONTESTS, "limits", "audio", "checks", "memory")
_HEADER = ("work", "ours", "beside", "theirs", "ratio", "aim", "")


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that one run has measured; what nobody asked for is empty."""

    lines: tuple[Line, ...] = ()
    bounds: tuple[Limit, ...] = ()
    spoken: tuple[audio.Row, ...] = ()
    grown: tuple[Growth, ...] = ()
    compared: Comparison | None = None
    told: tuple[reading.Figure, ...] = ()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the contests and print them; always 0, whatever the ratios."""
    options = _parser().parse_args(arguments)
    with scratch() as folder:
        measured = _measured(options, Path(folder))
    print(_json(measured) if options.json else _table(measured, options))
    return 0


def _measured(options: argparse.Namespace, folder: Path) -> Measured:
    chosen = options.only or _NAMES
    lines: list[Line] = []
    for name in (name for name in CONTESTS if name in chosen):
        _tell(name)
        lines.extend(run(CONTESTS[name](options.sections, folder), options.repeat))
    bounds: tuple[Limit, ...] = ()
    spoken: tuple[audio.Row, ...] = ()
    grown: list[Growth] = []
    compared: Comparison | None = None
    if "limits" in chosen:
        _tell("limits")
        bounds = tuple(limits(folder, options.repeat))
    if "audio" in chosen:
        _tell("audio")
        spoken = audio.rows(max(1, options.repeat // 3))
    if "checks" in chosen:
        _tell("checks")
        lines.extend(checks.speed(options.messages, max(1, options.repeat // 15), folder))
        grown.append(checks.growth(options.messages))
        compared = checks.compare(options.language or ())
    if "memory" in chosen:
        _tell("memory")
        grown.extend(growth(options.documents, options.sections))
    told = reading.quality() if "reading" in chosen else ()
    return Measured(tuple(lines), bounds, spoken, tuple(grown), compared, tuple(told))


def _tell(name: str) -> None:
    print(f"{name} ...", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Speed and memory, beside others.")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--only", action="append", choices=_NAMES, help="only this (repeatable)")
    parser.add_argument("--repeat", type=int, default=15, metavar="N", help="how often each is timed (default: 15)")
    parser.add_argument("--sections", type=int, default=9, metavar="N", help="sections of the leaflet (9: three pages)")
    parser.add_argument("--documents", type=int, default=1000, metavar="N", help="documents for the memory (1000)")
    parser.add_argument(
        "--language", action="append", metavar="LANG", help="only this language's mistakes (repeatable)"
    )
    parser.add_argument("--messages", type=int, default=10_000, metavar="N", help="messages for the checks (10,000)")
    return parser


def _json(measured: Measured) -> str:
    return json.dumps(
        {
            "python": platform.python_version(),
            "ratios": [
                {
                    "key": line.key,
                    "work": line.title,
                    "beside": line.rival,
                    "ours_seconds": line.ours,
                    "theirs_seconds": line.theirs,
                    "ratio": line.ratio,
                    "target": line.target,
                    "verdict": line.verdict,
                    "missing": line.missing,
                }
                for line in measured.lines
            ],
            "audio": [
                {
                    "work": row.title,
                    "beside": row.rival,
                    "ours_seconds": row.ours,
                    "theirs_seconds": row.theirs,
                    "ratio": row.ratio,
                    "target": row.aim,
                    "verdict": row.verdict,
                    "missing": row.missing,
                }
                for row in measured.spoken
            ],
            "limits": [
                {
                    "key": each.key,
                    "work": each.title,
                    "measured": each.measured,
                    "ceiling": each.ceiling,
                    "unit": each.unit,
                    "verdict": each.verdict,
                    "missing": each.missing,
                }
                for each in measured.bounds
            ],
            "memory": [
                {
                    "key": each.key,
                    "documents": each.documents,
                    "middle_peak_bytes": each.middle,
                    "end_peak_bytes": each.end,
                    "resident_growth_bytes": each.resident,
                    "ratio": each.ratio,
                    "target": FLAT,
                    "verdict": each.verdict,
                }
                for each in measured.grown
            ],
            "checks": measured.compared.data() if measured.compared else None,
            "reading": reading.data(measured.told),
        },
        indent=2,
    )


def _table(measured: Measured, options: argparse.Namespace) -> str:
    rows = [
        _HEADER,
        *map(_row, measured.lines),
        *map(_limit_row, measured.bounds),
        *map(_audio_row, measured.spoken),
        *map(_memory_row, measured.grown),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADER))]
    table = "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
    about = f"A leaflet of {options.sections} sections; medians of {options.repeat}, slow processes of a third as many."
    quality = f"{measured.compared.text()}\n\n" if measured.compared else ""
    if measured.told:
        quality += f"Reading level\n{reading.table(measured.told)}\n\n"
    return f"{quality}{table}\n{about} Ratios hold for this run on this machine only."


def _row(line: Line) -> tuple[str, ...]:
    aim = "" if line.target is None else f">= {line.target:.3g}x"
    ratio = "-" if line.ratio is None else f"{line.ratio:.3g}x"
    return (line.title, _time(line.ours), line.rival, _time(line.theirs), ratio, aim, line.missing or line.verdict)


def _audio_row(row: audio.Row) -> tuple[str, ...]:
    ratio = "-" if row.ratio is None else f"{row.ratio:.3g}x"
    times = (_time(row.ours), row.rival, _time(row.theirs))
    return (row.title, *times, ratio, f"{row.aim}x", row.missing or row.verdict)


def _limit_row(each: Limit) -> tuple[str, ...]:
    measured = "-" if each.measured is None else f"{each.measured:.3g} {each.unit}"
    return (each.title, measured, "", "", "-", f"<= {each.ceiling:g} {each.unit}", each.missing or each.verdict)


def _memory_row(each: Growth) -> tuple[str, ...]:
    end, middle = f"{each.end / 1e6:.2f} MB", f"{each.middle / 1e6:.2f} MB"
    what = f"peak memory, {each.key}, {each.documents}"
    return (what, end, "half-way", middle, f"{each.ratio:.2f}x", f"<= {FLAT}x", each.verdict)


def _time(seconds: float | None) -> str:
    if seconds is None:
        return "-"
    return f"{seconds * 1000:.3g} ms" if seconds < 1 else f"{seconds:.3g} s"


if __name__ == "__main__":
    sys.exit(main())
