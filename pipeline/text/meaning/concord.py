"""How negations behave in their sentence: which of them count, and what one of them holds for.

In many languages a word only repeats the "not" of its clause ("nie jedz nic"); a "not" before "or" holds for both words
(and "no coma y beba" says the opposite of "no coma ni beba"); some wordings of a negation forbid and others do not; and
a "do not worry" forbids nothing. The lists are meant to be added to.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.text.meaning.wordpatterns import SPACES, Span, beginnings, spans, words_of

# Written without spaces between words, or with endings that begin no new one.
_DENSE = frozenset(["ko", "zh"])
# Other wordings that can stand for "do not": the beginnings of words. "Rare" and "missed" deny, but forbid nothing.
_FORBIDS: dict[str, str] = {
    "en": r"avoid|stop|forb|prohib|refus|prevent|unless|except|free|away|instead|out|empty|unsafe|unsuit|exclud",
    "ar": r"\w*(?:تجنب|تجنّب|جتنب|متنع|متناع|ممنوع|منع|حظر|توقف|توقّف|إيقاف|أوقف|وقف|إلا|إلّا|سوى|مستحيل|تعذ|بتعد|"
    r"بتعاد|"
    r"بعيد|صائم|صيام|الريق|احذر|رفض|كف|أقلع|الإقلاع|باستثناء|ما عدا|اترك|بدلا|بدلًا|خال)",
    "bn": r"এ\R|বিরত|নিষে|নিষি|মানা|বারণ|বন্ধ|দূরে|বাইরে|অসম্ভব|অনুপযুক্ত|খালি|থাম|মুক্ত|বাদ|অক্ষম|নিরুৎসাহ|"
    r"পরিবর্তে|অনুপযোগী|নিরাপদ",
    "cy": r"h?osg|rh?o|stopi|(?:g|ng)?wahar|gwahar|amhosib|oni bai|heblaw|eithrio|(?:h)?atal|draw|yn glir|"
    r"i ffwrdd|ympry"
    r"|stumog|yn hytrach|analluog|anaddas|allan|yn lle",
    "de": r"verm(?:eid|ied)|meid|verb[oi]|untersag|absetz|abges|auf(?:ge|zu)?hör|hören|verzicht|unterl|unterbl|"
    r"unmög|ausgeschl"
    r"|auß|ausn|fern|nüchtern|abzurat|abgeraten|rät|raten|kontraind|beend|abbr|stopp|setz|statt|anst|ausla|ungeeig|"
    r"unfäh|verhinder|\w{2,}frei",
    "es": r"evit|proh|absten|absté|dej|suspend|interrump|imposib|incapa|contraind|except|salvo|al[eé]j|lejos|"
    r"fuera|ayun|"
    r"libre|inadec|desacon|rechaz|excluy|excluid|estómago|en |imp[ei]d",
    "fa": r"خوددار|پرهیز|اجتناب|ممنوع|منع|جز|مگر|دور|متوقف|قطع|ترک|خالی|ناشتا|به ج|نا(?:مناسب|توان|ممکن)|بجز|حذر|"
    r"سر باز|"
    r"امتناع|جلوگیری",
    "fr": r"évit|interdi|arrêt|cess|abst|déconseill|contre|impossib|incapab|empêch|sauf|hormis|except|hors|loin|"
    r"éloign|à |"
    r"jeûn|refus|suspend|interrom|renon|exclu|au |in(?:appr|adap)",
    "it": r"evit|viet|divieto|proib|ast|smett|smess|interr|sospend|impossib|incapa|sconsig|controind|tranne|salvo|"
    r"eccet|"
    r"eccez|imped|lontan|fuori|digiun|rifiut|cess|priv|esclu|inad|invece|anzic",
    "ko": r"금|피|삼가|삼갈|불가|부적|중단|중지|멈|끊|어렵|어려|막|제외|거부|거절|공복|대신|결코",
    "pl": r"unik|zabr|zakaz|przesta|odstaw|powstrz|wstrzym|z?rezygn|wyklucz|niemożl|chyba|oprócz|wyjąt|przerw|"
    r"czczo|z d|"
    r"odm|przeciww|nieodp|niewsk|niezal|niezdol|zamiast|poza|niedozw|zapob",
    "pt": r"evit|pro[ií]b|abst|deix|pare|parar|interromp|suspend|imposs|incapa|contraind|exce|salvo|longe|afast|"
    r"fora|jejum|"
    r"recus|desacon|inadeq|exclu|em |cess|imp[eç]",
    "ro": r"evit|interzi|opr|într|renun|imposib|incapab|contraind|except|excepţ|în |depart|fer|abțin|abţin|nemânc|"
    r"stomac|"
    r"refuz|exclu|încet|nepot|neperm|nerecom|neindic|împied|preven",
    "ru": r"нежел|изб|воздерж|запре|прекра|переста|невозмож|кроме|исключ|натощак|отказ|брос|противоп|подаль|вдали|"
    r"вне|"
    r"недоп|"
    r"вместо|предотвр",
    "so": r"fog|dheer|ilaal|iska|dhaaf|jooj|mamnuuc|reeb|diid|mooy|halkii|calool|soo",
    "tr": r"kaçın|uzak|yasak|bırak|durdur|hariç|dışın|sakın|engel|vazgeç|kontren|aç|reddet|imk|yerine|önle|"
    r"\w*s[ıiuü]z",
    "uk": r"небаж|уник|утри|заборон|припин|переста|неможл|крім|окрім|винятк|натще|кида|відмов|протипок|поза|"
    r"подалі|неприп|"
    r"замість|запоб",
    "ur": r"گریز|پر[ہه]یز|اجتناب|بچ|ممنوع|منع|روک|رک|بند|دور|سوا|علاو|خالی|نا(?:ممکن|قابل|مناسب)|ترک|چھوڑ|انکار|"
    r"بجائے|کے|پاک",
    "vi": r"cấm|tránh|ng[ừư]ng|dừng|thôi|ngoại|trừ|kiêng|nhịn|từ|ngăn|xa|bụng|cai|bỏ|loại|chống|thay|miễn",
    "zh": r"禁|避|停|忌|戒|免|拒|排除|除|空腹|远离|遠離|难以|杜绝|代替|而是|改为|防止|预防|預防",
}
# A "not" that forbids nothing: do not worry, do not hesitate, do not forget.
SOOTHED: dict[str, str] = {
    "en": r"(?:not|\w+n[’']t) (?:be afraid|hesitate|worry|forget)",
    "ar": r"لا (?:داعي للقلق|تنس\w*|تخف|تخافوا|تقلق\w*|تتردد\w*)",
    "bn": r"(?:দুশ্চিন্তা|চিন্তা|ভ\Y) (?:করবেন|পাবেন) না|উদ্বিগ্ন হবেন না|ভুলবেন না",
    "cy": r"peidiwch (?:â|ag) (?:phoeni|phryderu|ag?nghofio|anghofio|oedi|ofni)",
    "de": r"keine (?:sorge|angst)|(?:machen sie sich )?keine sorgen|vergessen sie (?:bitte )?nicht|keine bedenken",
    "es": r"no (?:se |te )?(?:preocup|olvid|dud)\w+|no (?:tenga|tengas|tema)",
    "fa": r"نگران نباش\w*|فراموش نکن\w*|نترسید|تردید نکن\w*|نگران (?:آن )?نشوید",
    "fr": r"n[’']oubli\w+ pas|ne vous (?:inquiétez|en faites) pas|n[’']ayez (?:pas|aucune) (?:peur|crainte)|"
    r"pas d[’']inquiétude",
    "it": r"non (?:si |ti )?preoccup\w+|non (?:abbia|abbiate|avere) (?:paura|timore)|non dimentic\w+",
    "ko": r"걱정하지 (?:마|말|않)|잊지 (?:마|말)|두려워하지 (?:마|말)|염려하지 (?:마|말)",
    "pl": r"nie (?:martw|zapomn|zapomin|obawia|bój)\w*|bez obaw|proszę się nie (?:martwić|obawiać|wahać|krępować)",
    "pt": r"não (?:se )?(?:preocup|esque[çc])\w+|não (?:tenha|tenhas) (?:medo|receio)",
    "ro": r"nu (?:vă|te) (?:faceți|face|faceţi) (?:griji|probleme)|nu (?:vă|te) (?:îngrijora|teme)\w*|nu uita\w*",
    "ru": r"не (?:волнуйтесь|беспокойтесь|забудьте|забывайте|бойтесь|переживайте|сомневайтесь|пугайтесь)",
    "so": r"ha (?:welwel|walwal|werwer|walaac|ilaaw|hilmaam|ilow|baq|cabs)\w*",
    "tr": r"(?:endişelen|unut|kork|çekin|üzül|kaygılan|tereddüt et|merak et)m[ae]y[ıi]n(?:[ıi]z)?",
    "uk": r"не (?:хвилюйтеся|хвилюйтесь|турбуйтеся|турбуйтесь|забудьте|забувайте|бійтеся|бійтесь|переживайте|"
    r"лякайтеся)",
    "ur": r"(?:پریشان|فکر|خوف زد[ہه]|فکرمند) ن[ہه] (?:[ہه]وں|کریں|[ہه]و)|مت گھبرائیں|گھبرائیں (?:مت|ن[ہه]ی[ںن])|"
    r"مت بھول\w*|بھولیں (?:مت|ن[ہه]ی[ںن])|ن[ہه] بھول\w*",
    "vi": r"đừng (?:lo|quên|ngại|sợ|ngần ngại)|không cần lo|xin đừng lo|không (?:phải|nên) lo",
    "zh": r"(?:不用|无需|無需|不要|不必|请勿|別|别)(?:过于|太)?(?:担心|擔心|忘记|忘|害怕|犹豫|惊慌)",
}
# What only looks like one of the listed words.
LOOKALIKES: dict[str, str] = {
    "en": r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half|many|most) out of",
    "ar": r"دون (?:سن|عمر|ال(?:سن|عمر|ثالثة|رابعة|خامسة|سادسة|سابعة|ثامنة|تاسعة|عاشرة|حادية|ثانية)|\d)",
    "es": r"fallec\w+",
    "ko": r"무료|하지만",
    "pl": r"bezpłatn\w*|bezpiecz\w*|bezpośredni\w*|nieznaczn\w*|niewielk\w*",
    "ru": r"небольш\w*|неожиданн\w*|неприятн\w*",
    "tr": r"ücretsiz\w*|\w+[ıiuü]p \w+m[ae]d[ıi][ğk]\w*",
    "uk": r"невелик\w*|несподіван\w*",
    "ur": r"رک[ھهہ]\w*",
    "zh": r"无力|無力",
    "vi": r"chưa (?:đến|tới|đầy)|phòng(?! (?:ngừa|tránh|chống))|(?:trước|hầu) hết|hết (?:sức|mức|cả|liều|thuốc)",
}
# After "unless" and "until" in the source, this has an empty negator as well.
UNLESS: dict[str, str] = {
    "de": r"(?:wenn|sofern) (?:\S+ ){0,6}?nicht",
    "es": r"(?:si|salvo que|excepto que|antes de que) (?:\S+ ){0,5}?no",
    "fr": r"(?:sauf si|si|avant que) (?:\S+ ){0,4}?n[e’'](?: ?\S+ pas)?",
    "pl": r"(?:o ile|jeśli|jeżeli) (?:\S+ ){0,6}?nie",
    "pt": r"(?:se|salvo se|exceto se|antes que) (?:\S+ ){0,5}?não",
    "ro": r"dacă (?:\S+ ){0,5}?nu",
}
_LITTLE = re.compile(
    r"\b(?:poc[oa]|pouc[oa]|peu|puțin|puţin|mało|мало|kaum|gering|niedrig|ít|khó|düşük|zor|pek|yar|bach|annheb\w*|"
    r"anh\w+)\b"
    r"|ضئيل|قليل|منخفض|کم|কম|小|低|낮|적",
    re.IGNORECASE,
)
# What such a "not" stands before: without one, "do not worry" has become "worry".
_WORRIES: dict[str, str] = {
    "ar": r"(?:[تا]قلق|تتردد|تنس[ىَو]?|تخف)\w*",
    "bn": r"চিন্তা করুন|চিন্তা করবেন|দ্বিধা কর\w*|ভুলে যান|ভুলে যাবেন|ভ\Y পান|ভ\Y পাবেন",
    "cy": r"(?:poenwch|phoeni|poeni|pryderwch|phryderu|oedwch|oedi|anghofiwch|anghofio|ofnwch)",
    "de": r"zögern|scheuen|vergessen|fürchten|sorgen",
    "es": r"dude|duden|duda|olvide|olviden|preocúpese|preocupe|tema",
    "fa": r"نگران|تردید کنید|فراموش کنید|بترسید",
    "fr": r"hésitez|oubliez|inquiétez|craignez",
    "it": r"esiti|esitare|esitate|dimentichi|dimenticare|dimenticate|preoccup\w+",
    "ko": r"걱정하|망설이|주저하|잊으|두려워하",
    "pl": r"waha\w*|zawaha\w*|krępuj\w*|martw\w*|zapomnij|zapominaj\w*|obawia\w*",
    "pt": r"hesite|hesitar|esqueça|esquecer|preocupe\w*|tema",
    "ro": r"ezita\w*|uitați|uita|îngrijora\w*|griji|temeți",
    "ru": r"стесняйтесь|волнуйтесь|беспокойтесь|забудьте|забывайте|сомневайтесь|бойтесь|раздумывайте|медлите",
    "so": r"welwel\w*|walwal\w*|ilow\w*|ilaaw\w*|hilmaam\w*|baq\w*|walaac\w*",
    "tr": r"çekin\w*|endişelen\w*|unut\w*|kork\w*|tereddüt ed\w*",
    "uk": r"соромтеся|вагайтеся|хвилюйтеся|хвилюйтесь|турбуйтеся|забудьте|забувайте|бійтеся",
    "ur": r"پریشان [ہه]وں|فکر کریں|جھجھک\w*|جھجک\w*|بھول جائیں|گھبرائیں|[ہه]چکچ\w*",
    "vi": r"ngần ngại|lo lắng|lo|quên|ngại|sợ",
    "zh": r"犹豫|担心|擔心|忘记|忘|害怕",
}
# How a language says "or" after a "not", and how it says "and": "no coma ni beba", but "no coma y beba".
_OR_AND: dict[str, tuple[str, str]] = {
    "en": (r"or|nor", r"and"),
    "ar": (r"أو|أم|ول[امن]", r"و\w+"),
    "bn": (r"বা|অথবা|কিংবা|অথবা", r"এবং|ও|আর"),
    "cy": (r"neu|na|nac|nag", r"a|ac|ag"),
    "de": (r"oder|noch|bzw\.?|beziehungsweise", r"und"),
    "es": (r"o|u|ni", r"y|e"),
    "fa": (r"یا|نه", r"و"),
    "fr": (r"ou|ni", r"et"),
    "it": (r"o|od|né|oppure", r"e|ed"),
    "ko": (r"또는|혹은|거나|이나|든지|도", r"그리고|며|고(?= )"),
    "pl": (r"lub|albo|ani|czy|bądź", r"i|oraz|a"),
    "pt": (r"ou|nem", r"e"),
    "ro": (r"sau|ori|nici", r"și|şi|iar"),
    "ru": (r"или|либо|ни", r"и|а"),
    "so": (r"ama|mise|amaba", r"oo|iyo|na"),
    "tr": (r"veya|ya da|ne|yahut", r"ve"),
    "uk": (r"або|чи|ні|ані|ані", r"і|й|та|а"),
    "ur": (r"یا|ن[ہه]", r"اور"),
    "vi": (r"hoặc|hay|cũng", r"và"),
    "zh": (r"或|也|及|和|、", r"并|且"),
}
# "Nor" without a "not" before it; a "not" for one of two verbs in languages with an order of their own.
_NOR = r"ani|ni|nici|né|nem|ні|ни"
_PARTED = {
    "ar": re.compile(
        r"^(?!.*(?:\b[فب]?(?:لا|لم|لن|ألا|عدم|بدون|دون|ليس\w*|لست)\b|\bأو\b|\bأم\b)).*\w .*\bول(?:ا|م|ن) "
        r"|^(?!.*(?:\bأو\b|\bأم\b|\bول[امن]\b|\bوعدم\b)).*\b[وف]?(?:لا|لم|لن|ألا) .*\bو[تي]\w{2,}"
    ),
    "ur": re.compile(r"^(?!.*\b(?:ن[ہه]|ن[ہه]ی[ںن]|مت|یا)\b.*\bاور\b)(?!.*\bیا\b).*\w .*\bاور ن[ہه]\b"),
    "de": re.compile(
        r"^(?!.*\b(?:oder|noch)\b).*(?:\b(?:nicht|kein\w*|nichts|nie|niemals)\b[^.]* und \w+en Sie\b"
        r"(?!.*\b(?:nicht|kein\w*|nichts|nie|niemals)\b)|^(?!.*\b(?:nicht|kein\w*|nichts|nie|niemals)\b.* und )"
        r".*\w+en Sie\b.* und \w+en Sie\b.*\b(?:nicht|kein\w*|nichts)\b)",
        re.IGNORECASE,
    ),
}
# Those that tell even where the source has no two verbs.
_PARTED_WITHOUT_VERBS = frozenset(["ar"])
# Where "not" stands before its verb, and where it stands before each.
_NOT_FIRST = frozenset("cy es fr it pl pt ro ru so uk vi zh".split())
_NOT_REPEATED = frozenset("es fr it pl pt ro ru uk".split())
_HELPING_VERB = re.compile(
    r"\b(?:deb|pued|pode|permit|recom|convien|aconsej|aconselh|dev[eao]|devez|doi[tv]|pouv|peu[tv]|faut|ne pas|"
    r"può|poss|bisogn|non \w+re\b|trebuie|puteți|puteţi|poate|wolno|należy|powin|moż"
    r"|mog|zalec|trzeb|prosz|нельз|следу|долж|надо|рекоменд|мож|стоит|нуж|разреш|слід|повинн|варто"
    r"|треб|дозвол)",
    re.IGNORECASE,
)

# Words that only repeat the "not" of their clause, as many languages want it: "nie jedz nic", "no coma nada".
_ECHOES: dict[str, str] = {
    "en": r"nor|either",
    "cy": r"ddim|dim|neb|nunlle|mohono|mohoni",
    "es": r"nunca|jamás|ni|ning[uú]n\w*|nada|nadie|tampoco",
    "fa": r"هیچ\w*|هرگز",
    "fr": r"pas|jamais|aucun\w*|ni|rien|guère|nul|nulle",
    "it": r"mai|né|nessun\w*|niente|nulla|nemmeno|neanche|neppure",
    "ko": r"절대",
    "pl": r"nigdy|nic|niczego|niczym|nikt|nikogo|nikomu|nikim|żad\w+|ani|nigdzie",
    "pt": r"nunca|jamais|nenhum\w*|nada|ninguém|nem|tampouco",
    "ro": r"niciodată|nici|niciun\w*|nicio|nicidecum|nimic|nimeni|niciunde|nicăieri",
    "ru": r"ни|никогда|никто|никого|ничего|ничто|ничем|никак\w*|нигде",
    "so": r"waxba|cidna|weligaa|weligiis|marna",
    "tr": r"hiç\w*|asla|katiyen",
    "uk": r"ні|ніколи|ніхто|ніщо|нічого|нічим|жод\w+|ані|нікого|нікому|ніде|ніяк\w*",
}
# Where such a word stands before the verb, it needs no "not": "ninguna prueba es dañina".
_ONLY_AFTER = frozenset(["es", "it", "pt"])
_ALONE = re.compile(r"nunca|jamás|jamais|tampoco|nadie|ninguém|nessuno", re.IGNORECASE)
_BEGINS = re.compile(r"\b(?:si|que|pero|y|o|e|ma|se|mas|cuando|quando|como|porque|perché|perchè|con|com|a|de|di|¿)\b|¿")
# Where it always needs one, but for phrases without a verb: "żadnych objawów".
_ALWAYS_WITH = frozenset(["pl", "ro", "ru", "uk"])
_SHORT = 3
_CLAUSE_ENDS = re.compile(r"[;:!?](?=\s|$)|,(?!\d)|\.(?=\s)|[،؛؟۔।，；：。！？、()—–…]")


@dataclass(frozen=True, slots=True)
class Joins:
    """Whether a text says "or" in any way that follows a "not", and where it says "and"."""

    either: bool
    both: tuple[Span, ...]


@lru_cache(maxsize=2048)
def joins(text: str, language: str) -> Joins:
    """How plain words are joined."""
    either, both = (words_of(words, language not in _DENSE) for words in _OR_AND[language])
    text = text.translate(SPACES)
    return Joins(either.search(text) is not None, spans(both, text))


def parted(text: str, negators: tuple[Span, ...], language: str, verbs: bool = True) -> bool:
    """Whether a single "not" that should hold for two words holds for one alone: "no coma y beba", "coma y no beba".

    Under another verb it holds for both: "no debe comer y beber". Languages that put it last are let be. Where the
    source has no two `verbs`, only a "nor" without a "not" before it tells.
    """
    text = text.translate(SPACES)
    if language in _PARTED and (verbs or language in _PARTED_WITHOUT_VERBS):
        return _PARTED[language].search(text) is not None
    echoes = beginnings(_ECHOES.get(language, r"(?!)"))
    own = [span for span in negators if echoes.fullmatch(text, *span) is None]
    if language not in _NOT_FIRST or len(own) != 1:
        return False
    found, negator = joins(text, language), own[0]
    if found.either:
        return any(nor.end() <= negator[0] for nor in words_of(_NOR).finditer(text))
    if not verbs:
        return False
    if any(end <= negator[0] and text[end : negator[0]].count(" ") <= 2 for _, end in found.both):
        return True
    after = any(start >= negator[1] for start, _ in found.both)
    return after and language in _NOT_REPEATED and not _HELPING_VERB.search(text)


def worries(text: str, language: str) -> tuple[Span, ...]:
    """What "do not worry" becomes where its "not" is lost."""
    return spans(words_of(_WORRIES.get(language, r"(?!)"), language not in _DENSE), text.translate(SPACES))


def little(text: str) -> bool:
    """Whether a text says that something is little or small: "unlikely" is "poco probable" in many languages."""
    return _LITTLE.search(text) is not None


def soothes(text: str, language: str) -> bool:
    """Whether a text has a "not" that forbids nothing: "do not worry", "do not hesitate"."""
    words = words_of(SOOTHED.get(language, r"(?!)"), language not in _DENSE)
    return words.search(text.translate(SPACES)) is not None


def counted(text: str, negators: tuple[Span, ...], language: str) -> tuple[int, bool]:
    """The negators without those that repeat another one of their clause, and whether one repeats what is not there."""
    if language not in _ECHOES:
        return len(negators), False
    echoes = beginnings(_ECHOES[language])
    clauses: dict[tuple[int, int], list[Span]] = {}
    for span in negators:
        clauses.setdefault(_clause(text, span[0]), []).append(span)
    count, echoed = 0, False
    for clause, places in clauses.items():
        owns = [echoes.fullmatch(text, *place) is None for place in places]
        first = not owns[0] and (True not in owns or language in _ONLY_AFTER)
        alone = first and _never_alone(text, clause, places[0], language)
        echoed = echoed or alone
        count += owns.count(True) + (first and not alone)
    return count, echoed


def _clause(text: str, place: int) -> Span:
    start = max((mark.end() for mark in _CLAUSE_ENDS.finditer(text, 0, place)), default=0)
    mark = _CLAUSE_ENDS.search(text, place)
    return start, mark.start() if mark else len(text)


def _never_alone(text: str, clause: Span, echo: Span, language: str) -> bool:
    """Whether a word that repeats a "not" wants one here: in a phrase without a verb it does not."""
    if language in _ALWAYS_WITH:
        return len(text[clause[0] : clause[1]].split()) > _SHORT
    before = _BEGINS.sub("", text[clause[0] : echo[0]])
    return language in _ONLY_AFTER and bool(before.strip()) and _ALONE.fullmatch(text, *echo) is None


def forbids(word: str, language: str) -> bool:
    """Whether another wording of a negation can stand for "do not"."""
    return beginnings(_FORBIDS[language]).match(word) is not None
