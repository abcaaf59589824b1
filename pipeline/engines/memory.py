"""Translation memory: the workspace's own finished translations, nothing else. Works offline."""

from rapidfuzz import fuzz, process

from pipeline.model.catalogue import Message
from pipeline.model.drafting import Draft, Remembered
from pipeline.model.language import Language

# Below this similarity (percent, rapidfuzz ratio) a proposal costs more than it saves.
_SIMILAR = 75.0


class Memory:
    """Proposes the translation of the most similar source; of several equal ones, that of the same role."""

    name = "memory"
    sends = False

    def __init__(self, remembered: tuple[Remembered, ...]) -> None:
        self.remembered = remembered
        self.sources = [entry.id.words for entry in remembered]

    def draft(self, messages: tuple[Message, ...], source: Language, target: Language) -> tuple[Draft, ...]:
        found = (self._best(message) for message in messages)
        return tuple(draft for draft in found if draft is not None)

    def _best(self, message: Message) -> Draft | None:
        matches = process.extract(message.id.words, self.sources, scorer=fuzz.ratio, score_cutoff=_SIMILAR, limit=None)
        if not matches:
            return None
        _, score, index = max(
            matches, key=lambda match: (match[1], self.remembered[match[2]].id.context == message.id.context, -match[2])
        )
        entry = self.remembered[index]
        return Draft(message.id, entry.target, entry.origin, int(score), entry.id)
