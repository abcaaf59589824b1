"""As in Argos Translate: languages, and translations between them."""

from collections.abc import Callable

from tests.engines.service import translated

# A test may change what comes back.
change: list[Callable[[str], str]] = []
asked: list[str] = []


class Translation:
    def translate(self, input_text: str) -> str:
        asked.append(input_text)
        text = translated(input_text)
        for one in change:
            text = one(text)
        return text


class Language:
    def __init__(self, code: str) -> None:
        self.code = code

    def get_translation(self, to: "Language") -> Translation | None:
        return Translation() if (self.code, to.code) in (("en", "pl"), ("en", "es")) else None


def get_installed_languages() -> list[Language]:
    return [Language("en"), Language("pl"), Language("es"), Language("fr")]
