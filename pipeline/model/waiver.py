"""A person's word that a finding may stand."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Waiver:
    """Who lets the findings of one code about one exact message stand, in which role, why and since when.

    `message` is the digest of the message's context, source and translation; any change to them voids the waiver.
    `words` is the beginning of the source, for people who read the file; `date` is ISO 8601.
    """

    code: str
    message: str
    role: str
    name: str
    reason: str
    date: str
    words: str = field(default="", compare=False)
