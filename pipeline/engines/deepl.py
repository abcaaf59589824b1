"""DeepL's interface, version 2 (developers.deepl.com): texts as XML, what must not change in tags it leaves alone."""

from pipeline.engines import marked, web
from pipeline.model.drafting import Draft, Supplies, Wanted
from pipeline.model.errors import EngineError
from pipeline.model.language import Language

# DeepL's own client does the same: keys of free accounts end in ":fx" and are known to another host only.
_FREE, _FREE_HOST, _PAID_HOST = ":fx", "https://api-free.deepl.com", "https://api.deepl.com"
# What it calls a language is its first subtag, but for these (as a source it knows no variants).
_TARGETS = {"en": "EN-GB", "pt": "PT-PT", "zh-Hans": "ZH-HANS", "zh-Hant": "ZH-HANT"}


class DeepL:
    """Sends texts to DeepL, with the key in a header."""

    name = "deepl"
    sends = True
    # At most 50 texts and 128 KiB a request; leaflets' messages are far below 2 KiB.
    most = 40

    def __init__(self, supplies: Supplies) -> None:
        self.supplies = supplies
        key = supplies.key
        if not key:
            raise EngineError(
                "engine deepl",
                "there is no key",
                "a key in an environment variable",
                'put the key into the variable DEEPL_KEY and write key_variable = "DEEPL_KEY" under [engines.deepl]',
            )
        usual = _FREE_HOST if key.endswith(_FREE) else _PAID_HOST
        self.host = web.host(self.name, supplies.service.address or usual, supplies.service.timeout, key)
        self.receiver = self.host.name

    def draft(self, wanted: tuple[Wanted, ...], source: Language, target: Language) -> tuple[Draft, ...]:
        texts = marked.protected(wanted, source, self.supplies.glossary)
        answer = web.ask(
            self.host,
            "/v2/translate",
            {
                "text": [text.text for text in texts],
                "source_lang": source.tag.split("-")[0].upper(),
                "target_lang": _TARGETS.get(target.tag, target.tag.split("-")[0].upper()),
                "tag_handling": "xml",
                "ignore_tags": ["x"],
                # Our tags stand inside sentences; none of them ends one.
                "outline_detection": False,
                "split_sentences": "nonewlines",
                "preserve_formatting": True,
                # Patients are addressed politely where the language has a polite form.
                "formality": "prefer_more",
            },
            {"Authorization": f"DeepL-Auth-Key {self.supplies.key}"},
        )
        found = answer.get("translations") if isinstance(answer, dict) else None
        said = (
            [item.get("text") if isinstance(item, dict) else None for item in found]
            if isinstance(found, list)
            else None
        )
        return marked.drafts(wanted, texts, web.texts(self.host, said, len(wanted)), f"deepl API v2 ({self.receiver})")
