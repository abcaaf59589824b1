"""Translation memory: finished translations of the workspace, of TMX files and of the glossary. Works offline."""

from rapidfuzz import fuzz, process

from pipeline.model.catalogue import Message
from pipeline.model.drafting import Draft, Remembered, Supplies, Wanted
from pipeline.model.language import Language
from pipeline.text.markup.inline import escape, plain
from pipeline.text.markup.protect import worded
from pipeline.text.meaning.changes import critical_changes

# Below this similarity (percent, rapidfuzz ratio) a proposal costs more than it saves.
SIMILAR = 75.0
# How many of the most similar sources are looked at closely.
_CLOSEST = 20


class Memory:
    """Proposes the translation of the most similar source, and a term's wording where a message is nothing but a term.

    A source that differs in a figure, a unit, a negation or a link stands behind every one that does not; of several
    equal ones that of the same role comes first.
    """

    name = "memory"
    sends = False
    receiver = ""
    most = 1000

    def __init__(self, supplies: Supplies) -> None:
        self.remembered = supplies.remembered
        self.glossary = supplies.glossary
        self.by = f"memory {supplies.version}".strip()
        self.sources = [entry.id.words for entry in self.remembered]

    def draft(self, wanted: tuple[Wanted, ...], source: Language, target: Language) -> tuple[Draft, ...]:
        found = (self._best(one.message, source) for one in wanted if not one.refused)
        return tuple(draft for draft in found if draft is not None)

    def similar(self, message: Message, source: Language) -> tuple[tuple[Remembered, int], ...]:
        """What is remembered of similar sources with the similarity in percent, the best first."""
        words = message.id.words
        matches = process.extract(words, self.sources, scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=None)
        matches.sort(
            key=lambda match: (-match[1], self.remembered[match[2]].id.context != message.id.context, match[2])
        )
        closest = [(self.remembered[index], int(score)) for _, score, index in matches[:_CLOSEST]]
        return tuple(sorted(closest, key=lambda found: bool(critical_changes(found[0].id.words, words, source))))

    def _best(self, message: Message, source: Language) -> Draft | None:
        found = self.similar(message, source)
        if found and found[0][1] == 100:
            return self._remembered(message, *found[0])
        return self._term(message) or (self._remembered(message, *found[0]) if found else None)

    def _remembered(self, message: Message, entry: Remembered, score: int) -> Draft:
        previous = None if entry.id.words == message.id.words else entry.id
        return Draft(message.id, entry.target, self.by, entry.origin, score, previous)

    def _term(self, message: Message) -> Draft | None:
        words = plain(message.id.words)
        found = self.glossary.in_source(words)
        if len(found) != 1 or (found[0].start, found[0].end) != (0, len(words)) or words != message.id.words:
            return None
        term = found[0].term
        return Draft(message.id, escape(worded(words, term)), self.by, "the glossary", 100)
