"""LibreTranslate's interface (docs.libretranslate.com): texts as HTML, what must not change in <code>."""

from pipeline.engines import marked, web
from pipeline.model.drafting import Draft, Supplies, Wanted
from pipeline.model.errors import EngineError
from pipeline.model.language import Language

_USUAL = "http://localhost:5000"
# Its models leave the inside of this element alone in every version; others were added later.
_MARK = "code"
_LONGEST_VERSION = 20
_CHINESE = {"zh-Hans": "zh", "zh-Hant": "zt"}


class LibreTranslate:
    """Sends texts to a LibreTranslate server, by default one on this machine."""

    name = "libretranslate"
    sends = True
    most = 20

    def __init__(self, supplies: Supplies) -> None:
        self.supplies = supplies
        service = supplies.service
        self.host = web.host(self.name, service.address or _USUAL, service.timeout, supplies.key)
        self.receiver = self.host.name
        self.version = ""

    def draft(self, wanted: tuple[Wanted, ...], source: Language, target: Language) -> tuple[Draft, ...]:
        texts = marked.protected(wanted, source, self.supplies.glossary, _MARK)
        question = {
            "q": [text.text for text in texts],
            "source": _code(source),
            "target": _code(target),
            "format": "html",
        }
        if self.supplies.key:
            question["api_key"] = self.supplies.key
        answer = web.ask(self.host, "/translate", question, {})
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        said = web.texts(self.host, found, len(wanted))
        self.version = self.version or self._version()
        return marked.drafts(wanted, texts, said, f"libretranslate {self.version} ({self.receiver})")

    def _version(self) -> str:
        """The version in the server's description of itself; one that tells none has done its work all the same."""
        try:
            description = web.ask(self.host, "/spec", None, {})
        except EngineError:
            description = None
        info = description.get("info") if isinstance(description, dict) else None
        version = info.get("version") if isinstance(info, dict) else None
        return version[:_LONGEST_VERSION] if isinstance(version, str) and version else "of unknown version"


def _code(language: Language) -> str:
    """Its names for languages: the first subtag, but for Chinese, whose scripts it has always told apart by these."""
    return _CHINESE.get(language.tag, language.tag.split("-")[0])
