"""Argos Translate: machine translation on this machine, with language packages that the user installs.

It knows no tags. A text is translated in the runs between its tags, with a name in place of each protected part; a text
that was refused is also cut at the protected parts themselves, so that nothing of them can be touched.
"""

import re
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from pipeline.engines import marked
from pipeline.model.drafting import Draft, Supplies, Wanted
from pipeline.model.errors import EngineError
from pipeline.model.language import Language
from pipeline.text.markup.protect import Protected

_TAG = re.compile(r'(</?(?:b|i|a)(?: id="\d+")?>|<br/>)')
_KEPT = re.compile(r'(<x id="(\d+)">.*?</x>)')
# Two capitals and a figure: models copy what looks like a name. Letters that no word of a leaflet has together.
_NAME = "QX{}"
_PLACE = "engine argos"


class Argos:
    """Translates on this machine; nothing is sent."""

    name = "argos"
    sends = False
    receiver = ""
    most = 10

    def __init__(self, supplies: Supplies) -> None:
        self.supplies = supplies

    def draft(self, wanted: tuple[Wanted, ...], source: Language, target: Language) -> tuple[Draft, ...]:
        translation, by = _loaded(source, target)
        texts = marked.protected(wanted, source, self.supplies.glossary)
        answers = tuple(
            _translated(text, translation, cut=bool(one.refused)) for one, text in zip(wanted, texts, strict=True)
        )
        return marked.drafts(wanted, texts, answers, by)


def _loaded(source: Language, target: Language) -> tuple[Any, str]:
    """Argos Translate's translation between two languages, and its name with versions.

    Raises EngineError when the program or the language package is missing.
    """
    try:
        translate, package, settings = (
            import_module(f"argostranslate.{name}") for name in ("translate", "package", "settings")
        )
    except (ImportError, OSError) as error:
        raise EngineError(
            _PLACE,
            f"Argos Translate cannot be loaded ({error})",
            "the Python package argostranslate",
            'say: python -m pip install "polyleaf[argos]"',
        ) from None
    _refuse_remote(settings)
    codes = (_code(source), _code(target))
    languages = {language.code: language for language in translate.get_installed_languages()}
    first, second = (languages.get(code) for code in codes)
    translation = first.get_translation(second) if first and second else None
    if translation is None:
        raise EngineError(
            _PLACE,
            f"no language package from {source.english_name} into {target.english_name} is installed",
            "a language package of Argos Translate",
            f"say: argospm install translate-{codes[0]}_{codes[1]} (there are none for some languages)",
        )
    packages = {(one.from_code, one.to_code): one.package_version for one in package.get_installed_packages()}
    direct = f", package {packages[codes]}" if codes in packages else ", by way of another language"
    return translation, f"argos {_version()}{direct}"


def _refuse_remote(settings: Any) -> None:
    """Argos Translate can be set up to ask servers elsewhere; then text would leave this machine."""
    provider = str(getattr(getattr(settings, "model_provider", None), "name", "OPENNMT"))
    if provider != "OPENNMT":
        raise EngineError(
            _PLACE,
            f"Argos Translate is set up to ask a server ({provider})",
            "its own models on this machine",
            "clear the environment variable ARGOS_MODEL_PROVIDER",
        )


def _version() -> str:
    try:
        return version("argostranslate")
    except PackageNotFoundError:
        return "of unknown version"


def _code(language: Language) -> str:
    return {"zh-Hans": "zh", "zh-Hant": "zt"}.get(language.tag, language.tag.split("-")[0])


def _translated(text: Protected, translation: Any, cut: bool) -> str:
    """The tagged text with the runs between its tags translated."""
    parts = _TAG.split(text.text)
    # re.split with one group: words, tag, words, tag, ..., words.
    return "".join(part if index % 2 else _run(part, translation, cut) for index, part in enumerate(parts))


def _run(words: str, translation: Any, cut: bool) -> str:
    if not any(map(str.isalpha, _KEPT.sub("", words))):
        return words
    if cut:
        # Two groups: words, the whole mark, its number, words, ...
        parts = _KEPT.split(words)
        return "".join(
            _said(part, translation) if i % 3 == 0 else part if i % 3 == 1 else "" for i, part in enumerate(parts)
        )
    marks = {_NAME.format(match[2]): match[1] for match in _KEPT.finditer(words)}
    named = _KEPT.sub(lambda match: _NAME.format(match[2]), words)
    said = _said(named, translation)
    return re.sub(_NAME.format(r"\d+"), lambda match: marks.get(match.group(), match.group()), said)


def _said(words: str, translation: Any) -> str:
    """One run translated; the spaces around it stay, and a run without letters stays as it is."""
    core = words.strip()
    if not any(map(str.isalpha, core)):
        return words
    start = words.index(core)
    try:
        said = str(translation.translate(_plain(core))).strip()
    except (RuntimeError, ValueError, OSError) as error:
        found = " ".join(f"Argos Translate failed: {error}".split())[:200]
        remedy = "install the language package again with argospm; nothing was written"
        raise EngineError(_PLACE, found, "a language package that works", remedy) from None
    return words[:start] + said + words[start + len(core) :]


def _plain(words: str) -> str:
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
