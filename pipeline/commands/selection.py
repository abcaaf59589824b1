"""Which leaflets and languages a command is about."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from pipeline.files.workspace import Workspace
from pipeline.languages import language, tags
from pipeline.model.errors import SettingsError, UsageError
from pipeline.model.leaflet import Leaflet


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments `LEAFLET ...` and `--lang TAG`."""
    parser.add_argument("leaflets", nargs="*", metavar="LEAFLET", help="only these leaflets (default: all)")
    parser.add_argument(
        "--lang", action="append", default=[], type=spelled, metavar="TAG", help="only this language (repeatable)"
    )


def spelled(tag: str) -> str:
    """A language tag as the program spells it, where case and dashes are all that differs: PL, zh_hans."""
    plain = tag.strip().replace("_", "-").lower()
    return next((known for known in tags() if known.lower() == plain), tag)


def leaflets(workspace: Workspace, wanted: Iterable[str]) -> tuple[Leaflet, ...]:
    """The leaflets that were asked for, or all.

    Raises UsageError when there are none, SourceError when one cannot be read.
    """
    return tuple(workspace.leaflet(leaflet) for leaflet in ids(workspace, wanted))


def ids(workspace: Workspace, wanted: Iterable[str]) -> tuple[str, ...]:
    """The ids of the leaflets that were asked for, or of all.

    Raises UsageError when there are none.
    """
    found = tuple(dict.fromkeys(wanted)) or workspace.leaflet_ids()
    if not found:
        raise UsageError(
            "source/", "there are no leaflets", "a file such as source/my-leaflet.md", "write it, or import one"
        )
    return found


def no_such_language(leaflet: Leaflet, tag: str) -> UsageError:
    """What is wrong with a language that a leaflet does not have."""
    own = ", ".join(dict.fromkeys((leaflet.language, *leaflet.control.languages)))
    remedy = 'correct the tag, or add it to "languages" at the top of the leaflet'
    return UsageError(f"--lang {tag}", f"{leaflet.file} has no such language", own, remedy)


def languages(leaflet: Leaflet, wanted: Iterable[str], with_source: bool) -> tuple[str, ...]:
    """The languages of a leaflet that were asked for, the source language first.

    Raises UsageError for a language that the leaflet does not have, SettingsError for one nobody knows.
    """
    own = (leaflet.language, *(tag for tag in leaflet.control.languages if tag != leaflet.language))
    for tag in own:
        try:
            language(tag)
        except UsageError as error:
            raise SettingsError(f"{leaflet.file}: languages", error.found, error.wanted, error.remedy) from None
    chosen = tuple(wanted)
    for tag in chosen:
        if tag not in own:
            raise no_such_language(leaflet, tag)
    return tuple(tag for tag in own if (not chosen or tag in chosen) and (with_source or tag != leaflet.language))


def pairs(
    workspace: Workspace, leaflet_ids: Iterable[str], wanted: Iterable[str], with_source: bool
) -> tuple[tuple[Leaflet, tuple[str, ...]], ...]:
    """Leaflets that were asked for, each with its languages that were asked for.

    Where no leaflet is named, those without any of the languages are passed over.
    Raises UsageError for a language that a named leaflet, or no leaflet at all, has; otherwise as the two above.
    """
    named = tuple(leaflet_ids)
    return paired(leaflets(workspace, named), bool(named), wanted, with_source)


def paired(
    chosen: Iterable[Leaflet], named: bool, wanted: Iterable[str], with_source: bool, all_read: bool = True
) -> tuple[tuple[Leaflet, tuple[str, ...]], ...]:
    """Leaflets, `named` by the user or all, each with its languages that were asked for; otherwise as `pairs`.

    Unless `all_read`, some leaflets could not be read, and may have a language that none of these has.
    """
    asked = tuple(wanted)
    if named or not asked:
        return tuple((leaflet, languages(leaflet, asked, with_source)) for leaflet in chosen)
    own = [(leaflet, languages(leaflet, (), with_source=True)) for leaflet in chosen]
    if all_read:
        refuse_unknown(asked, (tag for _, has in own for tag in has))
    both = ((leaflet, tuple(tag for tag in asked if tag in has)) for leaflet, has in own)
    return tuple((leaflet, languages(leaflet, has, with_source)) for leaflet, has in both if has)


def refuse_unknown(wanted: Iterable[str], has: Iterable[str]) -> None:
    """Refuse languages that none of the leaflets has.

    Raises UsageError.
    """
    some = sorted(set(has))
    for tag in wanted:
        if tag not in some:
            raise UsageError(f"--lang {tag}", "no leaflet has such a language", ", ".join(some), "correct the tag")


def refuse_other_suffix(path: Path, suffix: str) -> None:
    """Refuse to write an export over a file that is something else.

    Raises UsageError.
    """
    if path.suffix.lower() != suffix:
        raise UsageError(
            f"--export {path}", f"the name does not end in {suffix}", f"a {suffix} file", "correct the name"
        )
