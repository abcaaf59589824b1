"""Names of medicines in many languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Medicine:
    """A substance with its international nonproprietary name.

    `names` are its names in Latin letters: the INN first, then other names of the same substance. `written` maps a
    language tag to its names there, where they are not simply the INN respelt.
    """

    names: tuple[str, ...]
    written: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def in_language(self, tag: str) -> tuple[str, ...]:
        """Its own names in a language, none where nobody has listed any."""
        return dict(self.written).get(tag, ())
