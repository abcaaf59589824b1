"""`polyleaf reading --calibrate`: baselines from the workspace's own approved translations."""

import argparse
from statistics import median

from pipeline.build.catalogues import current_catalogue
from pipeline.build.prepared import prepare
from pipeline.commands import selection
from pipeline.files import plain as lists
from pipeline.files.workspace import Workspace
from pipeline.languages import language
from pipeline.model.formula import Counts
from pipeline.model.leaflet import Leaflet
from pipeline.model.reading import Baseline
from pipeline.steps.reading import count_running
from pipeline.text.markup.inline import plain
from pipeline.text.readability.tally import count

# A median over fewer messages says little.
LEAST_MESSAGES = 30
# Headings and single words say nothing of sentences.
_LEAST_WORDS = 5

Pair = tuple[Counts, Counts]


def calibrate(workspace: Workspace, options: argparse.Namespace) -> int:
    """Write the baseline of each language that has enough approved messages; say so of the others."""
    approved: dict[str, list[tuple[Leaflet, tuple[Pair, ...], Pair]]] = {}
    for leaflet, tags in selection.pairs(workspace, options.leaflets, options.lang, with_source=False):
        for tag in tags:
            prepared = prepare(workspace, leaflet, tag)
            approved.setdefault(tag, [])
            if not prepared.draft and not prepared.reason:
                source = prepare(workspace, leaflet, leaflet.language)
                whole = (
                    count_running(prepared.edition, prepared.language),
                    count_running(source.edition, source.language),
                )
                approved[tag].append((leaflet, _pairs(workspace, leaflet, tag), whole))
    for tag, found in sorted(approved.items()):
        messages = sum(len(pairs) for _, pairs, _ in found)
        if messages < LEAST_MESSAGES:
            print(f"{tag}: not calibrated: {messages} approved messages; {LEAST_MESSAGES} are needed.")
            continue
        made = baseline(tag, [pair for _, pairs, _ in found for pair in pairs], [whole for _, _, whole in found])
        written = lists.write_baseline(workspace.root, language(tag), made)
        print(f"{tag}: {'written' if written else 'unchanged'}: {made.source}.")
    return 0


def _pairs(workspace: Workspace, leaflet: Leaflet, tag: str) -> tuple[Pair, ...]:
    """The counts of translation and source of every message that is long enough to say something."""
    catalogue = current_catalogue(workspace, leaflet, language(tag))
    found = []
    for message in catalogue.messages:
        source = count([plain(message.id.words)], language(leaflet.language))
        if source.length >= _LEAST_WORDS:
            found.append((count([plain(message.target)], language(tag)), source))
    return tuple(found)


def baseline(tag: str, messages: list[Pair], leaflets: list[Pair]) -> Baseline:
    """The medians over messages; shares of long words, which single messages are too short for, over leaflets."""
    worded = all(own.lix is not None for own, _ in leaflets)
    source = f"the median of {len(messages)} messages in {len(leaflets)} approved leaflets of this workspace"

    def over(pairs: list[Pair], figure: str) -> float | None:
        if not worded:
            return None
        ratios = (float(getattr(own, figure)) / float(getattr(theirs, figure)) for own, theirs in pairs if own.length)
        return round(median(ratios), 3)

    return Baseline(
        tag=tag,
        words=over(messages, "length"),
        characters=round(median((own.characters or own.length) / theirs.characters for own, theirs in messages), 3),
        sentence=over(messages, "mean_sentence"),
        long_words=round(median(own.long_share - theirs.long_share for own, theirs in leaflets), 2) if worded else None,
        lix=round(median((own.lix or 0) - (theirs.lix or 0) for own, theirs in leaflets), 2) if worded else None,
        source=source,
    )
