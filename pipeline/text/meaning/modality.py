"""How a language says that one must, and that one may, can or might.

The lists are meant to be added to.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.text.meaning.wordpatterns import Span, small, spaced, spans, tags_of, words_of


@dataclass(frozen=True, slots=True)
class _Words:
    """How a language says that one must, and that one may, can or might; `whole` words where it parts them."""

    must: str
    may: str
    whole: bool = True


_WORDS: dict[str, _Words] = {
    "en": _Words(
        r"must|have to|has to|need to|needs to|(?:should|ought to)(?! (?:be able|feel|get|receive|notice|see|hear|"
        r"start|then be able))",
        r"may|might|c(?:an|ould)(?![’']| not)",
    ),
    "ar": _Words(
        r"\w*يجب\w*|\w*ينبغي\w*|\w*يلزم\w*|[وف]?لا بد|\w*ضروري\w*|\w*تحتاج\w*|\w*يتعين\w*|[وف]?علي\w*|\w*لازم\w*|"
        r"\w*مفترض\w*",
        r"\w*يمكن\w*|\w*تمكن\w*|[وف]?قد|ربما|\w*يجوز|\w*يحتمل|\w*تستطيع\w*|\w*[بإ]مكان\w*|\w*احتمال\w*|"
        r"\w*محتمل\w*|[وف]?لعل\w*",
    ),
    "bn": _Words(
        r"অবশ্যই|হবে|উচিত|প্রয়োজন|প্রয়োজন|দরকার|বাধ্য\w*|আবশ্যক|কথা",
        r"পার\w*|হয়তো|হয়তো|সম্ভব\w*|সম্ভাবনা|হ\Yত|যা\Y|যেতে",
    ),
    "cy": _Words(
        r"rhaid|dylech|dylai|ddylech|ddylai|angen|orfod|gorfod|hanfodol|ddylid|dylid|mae'n rhaid",
        r"g?all\w*|g?ell\w*|efallai|gallech|posibl?|modd|medr\w*|fedr\w*|caiff|cewch|gewch",
    ),
    "de": _Words(
        r"m[uü]ss\w*|sollt?\w*|notwendig|erforderlich|unbedingt|nötig|brauch\w*|zwingend"
        r"|haben \S+ zu|ist \S+ zu|sind \S+ zu",
        r"k[aoö]nn?\w*|d[aü]rf\w*|eventuell|möglich\w*|vielleicht|gegebenenfalls|evtl",
    ),
    "es": _Words(
        r"deb\w+|ten[eíg]\w+ que|tien\w+ que|tendr\w+ que|teng\w+ que|hay que|hace falta|necesari\w+|necesit\w+"
        r"|obligatori\w+|imprescindible|es preciso",
        r"pued\w+|pod\w+|podr\w+|quizá\w*|tal vez|posib\w+|acaso",
    ),
    "fr": _Words(
        r"d(?:oit|oivent|evez|evr\w+|ois)|tenue?s?|faut|faudra|nécessaire\w*|impérati\w*|obligatoire\w*|besoin|"
        r"indispensable\w*",
        r"p(?:eut|euvent|ouvez|ourra|ourront|ourrez|ourrait|eux|ourraient|ouvoir)|possib\w+|éventuel\w*|peut-être|"
        r"susceptible\w*",
    ),
    "hi": _Words(
        r"चाहि(?:ए|ये|एँ|एं)|ज़?रूर(?:ी|त)|अनिवार्य|आवश्यक\w*|होग[ाी]|होंग[ेी]|पड़?(?:ता|ती|ते|ेगा|ेगी|ेंगे|े)|लाज़?िमी|अवश्य",
        r"सक(?:ता|ती|ते|तीं|ें|े|ना|ने|ूँ)|शायद|संभव\w*|संभावना\w*|सम्भव|मुमकिन",
    ),
    "it": _Words(
        r"dev\w+|dov\w+|necessari\w+|bisogna|occorr\w+|obbligatori\w+|è da|sono da|indispensabil\w+|va|vanno|bisogno",
        r"p(?:uò|ossono|otrebbe|otrebbero|uoi|otrà|otete|otranno|otrete)|possib\w+|forse|eventual\w+",
    ),
    "pa": _Words(
        r"ਚਾਹੀਦ\w*|ਲਾਜ਼?ਮੀ|ਜ਼?ਰੂਰ(?:ੀ|ਤ)|ਲੋੜ|ਪਵੇਗ\w*|ਪੈਂਦ\w*|ਪੈਣ\w*|ਹੋਵੇਗ\w*|ਹੋਣਗ\w*",
        r"ਸਕ(?:ਦ\w*|ੋ|ਣ|ੇ|ਾਂ|ੀਏ)|ਸ਼?ਾਇਦ|ਸੰਭਵ\w*|ਸੰਭਾਵਨਾ\w*",
    ),
    "pl": _Words(
        r"mus\w+|należy|trzeba|koniecz\w+|powin\w+|wolno|obowiąz\w+|niezbędn\w+|wymag\w+|potrzeb\w+|proszę|prosimy",
        r"moż\w+|mog\w+|mógł\w*|móc|wolno|być może|ewentualn\w+|potrafi\w*|da się",
    ),
    "pt": _Words(
        r"dev\w+|te[mn]\w* (?:de|que)|terá (?:de|que)|necessári\w+|é preciso|obrigatóri\w+|precis\w+|imprescindív\w+",
        r"p(?:ode|odem|odem-se|oderá|oderão|oderia|oderiam|ossível)|talvez|possív\w+|eventual\w*",
    ),
    "ro": _Words(
        r"trebui\w*|necesar\w*|obligatoriu|nevoie|obligat\w*|neapărat|va fi|musai",
        r"p(?:oate|ot|uteți|uteţi|ută?|oți|utea|utem)|posibil\w*|eventual\w*|ar putea|s-ar putea",
    ),
    "ur": _Words(
        r"چا[ہه]ی?[ےۓئ]\w*|لازمی?|ضروری?|ضرورت|[ہه]و ?گ[اےی]|[ہه]وں ?گے|پڑ\w*|فرض",
        r"\w*سک(?:ت[اےیيى]\w*|یں|ے|ا|ی|وں|نا)|شاید|ممکن\w*|امکان",
    ),
    "zh": _Words(
        r"必须|必須|应|應|需|务必|務必|一定要|得|要|须",
        r"可能|可以|可|能|也许|也許|或许|或許|说不定|有时|有時|偶尔",
        whole=False,
    ),
    "fa": _Words(
        r"باید|نباید|بایست\w*|لازم|ضرور\w*|نیاز\w*|موظف\w*|الزامی",
        r"ممکن|(?:ن?می\u200c?|ب|ن)?توان\w*|شاید|احتمال\w*|محتمل|امکان\w*|مجاز\w*",
    ),
    "ko": _Words(
        r"야 [합하한할해됩되]|야만|필요|[으]?십시오|세요|반드시|꼭",
        r"수 ?있|수도|도 [됩되된좋괜]|가능|아마|지도 모",
        whole=False,
    ),
    "ru": _Words(
        r"долж\w+|следу\w+|необходим\w*|нужн\w+|надо|обяза\w+|требу\w+|прид[её]тся|нельзя",
        r"мож\w+|мог\w+|возможн\w*|вероятн\w+|иногда|разреш\w+|допус\w+|бывает|способн\w+",
    ),
    "so": _Words(
        r"waa in\w*|waajib\w*|khasab|qasab|(?:u ?)?baahan\w*|lagama maarmaan\w*|lazim",
        r"(?:laga )?yaab\w*|\w*kar[aitoy]?\w*|suurta ?gal\w*|suuragal\w*|malaha",
    ),
    "tr": _Words(
        r"\w+m[ae]l[ıi]\w*|gerek\w*|zorunlu\w*|şart\w*|lazım|mecbur\w*",
        r"\w+[aeıiuü]bil\w*|olası\w*|belki|muhtemel\w*|mümkün\w*|ihtimal\w*",
    ),
    "uk": _Words(
        r"повин\w+|слід|необхідн\w*|потр[іе]б\w+|треба|мус\w+|зобов\w+|обов\S?язков\w*|має\w*|мають|варто",
        r"мож\w+|міг|мог\w+|ймовірн\w+|імовірн\w+|іноді|дозвол\w+",
    ),
    "ta": _Words(
        r"\w*வேண்டும்|\w*வேண்டியிரு\w*|கட்டாய\w*|அவசிய\w*|தேவை\w*|கண்டிப்பாக\w*",
        r"(?!எல்)\w+லாம்|\w*முடியும்|\w*கூடும்|\w*கூடிய\w*|சாத்திய\w*|ஒருவேளை|வாய்ப்பு\w*|சில நேரங்களில்|அனுமதி\w*",
    ),
    "gu": _Words(
        r"જોઈએ|જોઇએ|જરૂર\w*|અવશ્ય|ફરજિયાત|પડ(?:ે|શે|શો|તું|તી|તો)|આવશ્યક|અનિવાર્ય",
        r"શક(?!્તિ|્કર)\w*|કદાચ|સંભવ\w*|સંભાવના|ક્યારેક|પરવાનગી|છૂટ",
    ),
    "vi": _Words(
        r"phải|cần|nên|bắt buộc|hãy",
        r"có thể|được phép|có lẽ|có khả năng|có khi|có nguy cơ|đôi khi",
    ),
}


@dataclass(frozen=True, slots=True)
class Modality:
    """Where a text says that one must, and where that one may or that something is possible."""

    must: tuple[Span, ...] = ()
    may: tuple[Span, ...] = ()


def tags() -> tuple[str, ...]:
    """The languages that have a list, as the program names them."""
    return tags_of(_WORDS)


def listed(language: str) -> bool:
    """Whether there is a list for the language."""
    return language in _WORDS


@lru_cache(maxsize=2048)
def modality(text: str, language: str) -> Modality:
    """What plain words say one must and may do; empty where there is no list for the language."""
    if not listed(language):
        return Modality()
    words, text = _WORDS[language], small(spaced(text))
    must, may = (spans(words_of(kind, words.whole), text) for kind in (words.must, words.may))
    return Modality(must, may)


def possibilities(text: str, language: str) -> tuple[Span, ...]:
    """Where an English text says "may" or "might" and nothing can be left out: the rest is not known."""
    return spans(_MAY, spaced(text)) if language == "en" else ()


# In small letters: May is a month. "May not" forbids as well, and "may as well" advises.
_MAY = re.compile(r"\b(?:may|might)\b(?! (?:not|as well|affect (?:up|more|fewer|less))\b)")
