"""`python -m benchmarks`: the table, or the same as JSON."""

import argparse
import json
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import audio
from benchmarks.contests import CONTESTS, scratch
from benchmarks.limits import Limit, limits
from benchmarks.memory import FLAT, Growth, growth
from benchmarks.runner import Line, run

_HEADER = ("work", "ours", "beside", "theirs", "ratio", "aim", "")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the contests and print them; always 0, whatever the ratios."""
    options = _parser().parse_args(arguments)
    chosen = options.only or [*CONTESTS, "limits", "audio", "memory"]
    lines: list[Line] = []
    bounds: list[Limit] = []
    with scratch() as folder:
        for name in (name for name in CONTESTS if name in chosen):
            print(f"{name} ...", file=sys.stderr, flush=True)
            lines.extend(run(CONTESTS[name](options.sections, Path(folder)), options.repeat))
        if "limits" in chosen:
            print("limits ...", file=sys.stderr, flush=True)
            bounds = list(limits(Path(folder), options.repeat))
    spoken: tuple[audio.Row, ...] = ()
    if "audio" in chosen:
        print("audio ...", file=sys.stderr, flush=True)
        spoken = audio.rows(max(1, options.repeat // 3))
    grown: list[Growth] = []
    if "memory" in chosen:
        print("memory ...", file=sys.stderr, flush=True)
        grown = list(growth(options.documents, options.sections))
    measured = (lines, spoken, bounds, grown)
    print(_json(*measured) if options.json else _table(*measured, options))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Speed and memory, beside others.")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--only", action="append", choices=(*CONTESTS, "limits", "audio", "memory"), help="only this (repeatable)"
    )
    parser.add_argument("--repeat", type=int, default=15, metavar="N", help="how often each is timed (default: 15)")
    parser.add_argument("--sections", type=int, default=9, metavar="N", help="sections of the leaflet (9: three pages)")
    parser.add_argument("--documents", type=int, default=1000, metavar="N", help="documents for the memory (1000)")
    return parser


def _json(lines: list[Line], spoken: tuple[audio.Row, ...], bounds: list[Limit], grown: list[Growth]) -> str:
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
                for line in lines
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
                for row in spoken
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
                for each in bounds
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
                for each in grown
            ],
        },
        indent=2,
    )


def _table(
    lines: list[Line],
    spoken: tuple[audio.Row, ...],
    bounds: list[Limit],
    grown: list[Growth],
    options: argparse.Namespace,
) -> str:
    rows = [_HEADER, *map(_row, lines), *map(_limit_row, bounds), *map(_audio_row, spoken), *map(_memory_row, grown)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADER))]
    table = "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
    about = f"A leaflet of {options.sections} sections; medians of {options.repeat}, slow processes of a third as many."
    return f"{table}\n{about} Ratios hold for this run on this machine only."


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
    what = f"peak memory, {each.key}, {each.documents} documents"
    return (what, end, "half-way", middle, f"{each.ratio:.2f}x", f"<= {FLAT}x", each.verdict)


def _time(seconds: float | None) -> str:
    if seconds is None:
        return "-"
    return f"{seconds * 1000:.3g} ms" if seconds < 1 else f"{seconds:.3g} s"


if __name__ == "__main__":
    sys.exit(main())
