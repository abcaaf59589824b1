"""Words that turn a sentence round, in the languages where somebody has listed them.

A negator says "not" and nothing else: not, nie, لا, -ma-. Another wording says the same without one: avoid, forbidden,
keep away, on an empty stomach. A faint sign holds a negation but often means something of its own: Polish "niepokój"
(worry), Chinese 不适 (discomfort). With "only" a sentence can be turned without a negator: "do not eat until" becomes
"eat only after". A limit has the word but not the meaning: "not more than 8", "not only". After words for "until" and
"unless" many languages put an empty negator: "dopóki się nie zagoi", "tant que la plaie n'est pas guérie". Words that
only look like a negation are none: "No. 5", 是否.

The lists are meant to be added to.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.text.meaning.concord import EXCEPT, LOOKALIKES, OTHERWISE, SOOTHED, UNLESS, counted, forbids, soothes
from pipeline.text.meaning.wordpatterns import Span, small, spaced, spans, tags_of, words_of
from pipeline.text.segment import primary


@dataclass(frozen=True, slots=True)
class Polarity:
    """Where a text has negators, other wordings of a negation, faint signs of one, and limits.

    `count` is how often it denies: "nie jedz nic" has two negators and denies once. `forbids` says that one of the
    other wordings can stand for "do not": avoid, stop, except, keep away; "rarely" and "missed" cannot. `soothes` says
    that there is a "do not worry", which is no negator here; `echoed` that a word repeats a "not" that is not there.
    """

    negators: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()
    faint: tuple[Span, ...] = ()
    limits: tuple[Span, ...] = ()
    only: tuple[Span, ...] = ()
    count: int = 0
    forbids: bool = False
    soothes: bool = False
    echoed: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    """The words of one language as regular expressions of the kinds named above; `whole` words, where it parts them."""

    negators: str
    others: str = r"(?!)"
    faint: str = r"(?!)"
    none: str = r"(?!)"
    limits: str = r"(?!)"
    empty: str = r"(?!)"
    only: str = r"(?!)"
    whole: bool = True


_LISTS: dict[str, _List] = {
    "en": _List(
        negators=r"not|no|never|none|nobody|nothing|without|neither|nor|cannot|\w+n[’']t",
        others=r"(?<=to )fast|(?<=must )fast|fasting|"
        r"avoid\w*|stop\w*|unable|impossible|forbid\w*|prohibit\w*|refus\w*|prevent\w*|unless|except|"
        r"fail\w*|lack\w*|free of|free from|away|un(?:safe|suitable|likely|known|well)|instead|rarely|"
        r"seldom|hardly|miss(?:ed|es)?|out of|empty stomach|(?:turn|switch)(?:ed|ing)? off|exclud\w*|reject\w*|"
        r"missing|absen\w+|invalid|incorrect\w*|unavailable|insufficient\w*|inadequate\w*|painless\w*|\w+-free|"
        r"un(?:necessar|wash|document|detect|treat|vaccinat|register|protect|open)\w*",
        limits=r"not (?:only|just|least)|(?:not|no) (?:more|less|later|earlier|fewer|longer|greater|older|"
        r"younger) than|not (?:to )?exceed\w*",
        none=r"no matter|whether or not|or not|yes or no|why not|(?:not|n[’']t) (?:be afraid|hesitate|worry"
        r"|forget)|\w+n[’']t (?:hesitate|worry|forget|be afraid)|no doubt|don[’']ts|not un\w+|"
        r"not infrequent\w*|nothing (?:more|less) than|none the less|no\.?:? ?\d+|(?:phone|telephone|"
        r"tel|nhs|hospital|reference|ref|ward|room|bed|ext)\.? no\b",
    ),
    "pl": _List(
        negators=r"nie|nigdy|nic|niczego|niczym|nikt|nikogo|nikomu|nikim|żad\w+|bez|beze|ani|nigdzie|brak\w*|"
        r"zabrak\w*",
        others=r"głod\w*|"
        r"unik\w*|zapob\w*|zabr[aoó]\w*|zakaz\w*|przesta\w*|odstaw\w*|powstrzym\w*|wstrzym\w*|"
        r"z?rezygn\w*|wyklucz\w*|niemożliw\w*|chyba że|oprócz|wyjątkiem|rzadk\w*|zaprze\w*|przerw\w*|"
        r"czczo|z dala|z daleka|zbędn\w*|odm[aó]w\w*|przeciwwskaz\w*|niewystarcz\w*|nieodpowiedni\w*|"
        r"niewskazan\w*|nieznan\w*|niezdoln\w*|zamiast|za mało|pomi[jn]\w*|trudno|pozbawion\w*|"
        r"rzuc(?:i|a|en)\w*|niezalecan\w*|bezbolesn\w*|poza zasięgiem|strac\w*|utrac\w*|niedostępn\w*|"
        r"nieprawidłow\w*|"
        r"nieważn\w*|niedozwolon\w*",
        faint=r"utrzymu\w*|utrzyma\w*|nie(?!któr|go|j\b|mi\b|mal|bies|dziel|dawn|co\b|ch\b|zwłoczn|zbęd|wiel"
        r"|mo[wc]|opisan|stety)\w{4,}|bez\w{4,}",
        only=r"(?<!jak )tylko|jedynie|dopiero|wyłącznie",
        limits=r"nie tylko|nie więcej niż|nie mniej niż|nie później niż|nie dłużej niż|nie częściej niż|"
        r"najwyżej|maksymalnie|co najwyżej|nie przekracza\w*",
        empty=r"(?:dopóki|póki|zanim|aż) (?:\S+ ){0,5}?nie",
        none=r"bez względu|bez wątpienia|nie wahaj\w* się|nie krępuj\w* się",
    ),
    "es": _List(
        negators=r"no|nunca|jamás|ni(?= (?:siquiera|una?|ahora)\b| (?:\S+ ){1,6}?ni\b)|"
        r"ning[uú]n\w*|nada|nadie|sin|tampoco",
        others=r"abandon\w*|"
        r"evit\w+|prohib\w+|proh[ií]b\w+|absten\w+|absté\w+|absteng\w+|(?:dej|deje)\w* de|suspend\w+|"
        r"interrump\w+|imposib\w+|incapa\w+|contraindic\w+|excepto|excepci\w+|salvo|impid\w+|imped\w+|"
        r"preven\w+|prevén\w*|alej\w+|aléj\w+|lejos|fuera del alcance|rara vez|raramente|rar[oa]s?|"
        r"poco frecuente\w*|falta\w*|carec\w+|ayun\w+|libres? de|innecesari\w+|insuficient\w+|"
        r"inadecuad\w+|desconoc\w+|desaconsej\w+|rechaz\w+|nieg\w+|neg(?:ar|arse|ó)|excluy\w*|"
        r"excluid\w*|estómago vacío|inválid\w*|en (?:lugar|vez) de|in(?:correct|compat|dispon|"
        r"exist)\w*|fall\w+|irrec\w+",
        faint=r"persist\w+|contin[uú]\w+|dud\w+",
        only=r"solo|sólo|solamente|únicamente",
        limits=r"no s[oó]lo|no solamente|no más (?:de|tarde)|no menos|como máximo|máximo|a lo sumo|"
        r"no superior|no super\w+|como muy tarde|a más tardar",
        empty=r"(?:hasta que|a menos que|mientras) (?:\S+ ){0,4}?no",
        none=r"sin embargo|no obstante|nada más|sin dud[ae]|no dud\w+ en|no sea que|sí o no",
    ),
    "ro": _List(
        negators=r"nu|n[-’'](?=\w)\w*|niciodată|nici|niciun\w*|nicio|nicidecum|nimic|nimeni|fără|niciunde|"
        r"nicăieri",
        others=r"lăsați-vă|lăsaţi-vă|lasă-te|lăsatul|"
        r"evit\w+|interzi\w+|opri\w+|opreșt\w+|opreşt\w+|întrerup\w+|renunț\w+|renunţ\w+|imposibil\w*|"
        r"incapab\w+|contraindic\w+|excepția|excepţia|în afară|preven\w+|prevină|împiedic\w*|departe|"
        r"feri\w+|ferească|abțin\w+|abţin\w+|rar\w*|lips\w+|nemâncat\w*|stomacul gol|refuz\w*|"
        r"insuficient\w*|inutil\w*|exclu\w+|încet\w+|ne(?:cunoscut|potrivit|suficient|permis|obișnuit|"
        r"putinț|putinţ|valid|indicat)\w*|ne\w{3,}(?:at|it|ut|ât)[ăei]?|în loc de",
        faint=r"persist\w*",
        only=r"doar|numai|abia",
        limits=r"nu numai|nu doar|nu mai mult de|nu mai puțin de|nu mai târziu de|cel mult|maximum|maxim|"
        r"nu depăși\w*|cel (?:mai )?târziu",
        empty=r"(?:până (?:când|ce)?|decât dacă) (?:\S+ ){0,4}?nu",
        none=r"nu ezitați|nu ezitaţi|fără îndoială",
    ),
    "fr": _List(
        negators=r"ne (?:\S+ ){1,3}?(?:pas|jamais|aucun\w*|rien)|n[’']\S+ (?:\S+ ){0,2}?(?:pas|jamais|aucun\w*|"
        r"rien)|ne|n[’'](?=\w)|pas|jamais|aucun\w*|sans|ni(?= (?:\S+ ){1,6}?ni\b)|non|nul|nulle|guère|rien",
        others=r"évit\w+|interdi\w+|arrêt\w+|cess\w+|abst\w+|déconseill\w+|contre-indi\w+|impossib\w+|"
        r"incapab\w+|empêch\w+|sauf|hormis|excepté|prév(?:en|ien)\w+|hors de|loin|éloign\w+|rare\w*|à jeun|"
        r"jeûn\w*|refus\w+|manqu\w*|absen\w+|insuffisan\w+|inutil\w+|inconnu\w*|indolore\w*|suspend\w*"
        r"|interrom\w*|renon\w+|exclu\w*|automédic\w*|aménorrh\w*|invalid\w*|échou\w*|échec"
        r"|in(?:appropri|adapt|exist|trouvab|"
        r"correct|dispon|achev)\w*|au lieu",
        faint=r"persist\w*|dout\w+",
        only=r"seulement|uniquement",
        limits=r"non seulement|pas seulement|pas plus (?:de|d[’']|tard)|au maximum|au plus|maximum|"
        r"pas dépasser",
        empty=r"(?:tant que|avant que|à moins que|jusqu[’']à ce que) (?:\S+ ){0,5}?n[e’'](?: ?\S+ pas)?",
        none=r"n[’']hésit\w+ pas|sans doute|pas à pas|sans délai|non-fumeur\w*|n[’']oubli\w+ pas|"
        r"prévene[zr] (?:votre|le|la|l[’']|nous|un)\S*|prévenez-nous|ne vous inquiétez pas|oui ou non",
    ),
    "de": _List(
        negators=r"nicht|nie|niemals|kein\w*|ohne|nichts|niemand\w*|weder|nirgend\w*|keinesfalls|keineswegs|"
        r"nein",
        others=r"geb\w* (?:\S+ ){1,6}auf|aufgeb\w*|aufzugeb\w*|"
        r"vermeid\w*|vermied\w*|meide\w*|verbot\w*|verbiet\w*|untersag\w*|absetz\w*|abgesetzt\w*|"
        r"aufhör\w*|aufgehör\w*|aufzuhör\w*|hören|verzicht\w*|unterlass\w*|unterbl\w*|unmöglich\w*|"
        r"ausgeschlossen\w*|außer|ausnahme\w*|fern\w*|fernhalt\w*|verhinder\w*|vorbeug\w*|vorzubeug\w*"
        r"|verhüt\w*|selten\w*|nüchtern\w*|mangel\w*|fehl(?:t|te|en|end\w*|geschlagen\w*|schläg\w*)|"
        r"\w{2,}los(?:e|er|es|en|em)?|\w{2,}frei(?:e|er|es|en|em)?|abzurat\w*|abgeraten|rät|raten|"
        r"kontraindi\w*|unnötig\w*|überflüssig\w*|beend\w*|abbrech\w*|stopp\w*|weiger\w*|ablehn\w*|"
        r"lehn\w*|ungültig\w*|setz\w* (?:\S+ ){1,12}ab|unzugänglich\w*|statt|anstatt|anstelle|ausla\w*"
        r"|un(?:geeignet|bekannt|klar|wahrscheinlich|zureichend|genügend|fähig|wohl|üblich|sicher)\w*",
        faint=r"anhalt\w*|anhält\w*|hält \w+ an|zweifel\w*",
        only=r"nur|erst|ausschließlich",
        limits=r"nicht nur|nicht mehr als|nicht weniger als|nicht länger als|nicht später als|höchstens|"
        r"maximal|nicht überschr\w+|spätestens|frühestens",
        empty=r"(?:solange|bevor) (?:\S+ ){0,6}?nicht",
        none=r"nicht zuletzt|ohne weiteres|nicht wahr|zögern sie nicht|scheuen sie sich nicht",
    ),
    "it": _List(
        negators=r"non|mai|né|senza|nessun\w*|niente|nulla|nemmeno|neanche|neppure|no",
        others=r"abbandon\w*|"
        r"evit\w+|viet\w+|divieto|proib\w+|asten\w+|astien\w+|asteng\w+|smett\w+|smess\w+|interromp\w+"
        r"|interrott\w+|sospend\w+|impossib\w+|incapa\w+|sconsigli\w+|controindic\w+|tranne|salvo|"
        r"eccetto|eccezion\w+|preven\w+|prevengono|imped\w+|lontan\w*|fuori dalla portata|digiun\w+|"
        r"rar\w+|rifiut\w+|insufficient\w+|inutil\w+|cess\w+|manc\w+|priv[oaie]|sconosciut\w+|"
        r"indolor\w+|esclu\w+|inadeguat\w+|inadatt\w+|invece|anziché|fallit\w*|ignor\w*",
        faint=r"persist\w+|dubbi\w*",
        only=r"solo|soltanto|solamente|unicamente",
        limits=r"non solo|non soltanto|non più di|non oltre|non meno di|al massimo|massimo|non super\w+",
        empty=r"se non|(?:finché|fino a quando|a meno che|fin quando) (?:\S+ ){0,4}?non",
        none=r"non esit\w+|senza dubbio|più che mai|non appena|se non altro|sì o no|non dimentic\w+",
    ),
    "pt": _List(
        negators=r"não|nunca|jamais|sem|nenhum\w*|nada|ninguém|nem|tampouco",
        others=r"abandon\w*|pare|parem|pára|"
        r"evit\w+|proib\w+|proíb\w+|abst\w+|deix\w+ de|pare de|parar|interromp\w+|suspend\w+|imposs\w+"
        r"|incapa\w+|contraindic\w+|exceto|salvo|exceção|excepto|preven\w+|prevê\w*|imped\w+|impeç\w+|"
        r"longe|afast\w+|fora do|fora da vista|jejum|rar\w+|recus\w+|insuficient\w+|desaconselh\w+|"
        r"falta\w*|desconhec\w+|indolor\w*|cess\w+|inadequad\w+|excluí\w+|in(?:válid|correct|dispon|"
        r"exist)\w*|em vez|falh\w*",
        faint=r"persist\w+|dúvid\w+",
        only=r"só|apenas|somente",
        limits=r"não só|não apenas|não mais (?:de|do que)|não menos de|no máximo|máximo|não exced\w+|"
        r"não ultrapass\w+|o mais tardar",
        empty=r"(?:até que|enquanto|a menos que|a não ser que) (?:\S+ ){0,4}?não",
        none=r"sem dúvida|não hesit\w+|sim ou não|nada mais",
    ),
    "cy": _List(
        negators=r"(?:^|(?<=[.:;!?] ))ni(?= )|(?:os|pan|oni|pe|fel) na[cd]?|(?:p|b|ph)eidi\w*|(?:p|b|ph)aid â|"
        r"ddim|dim|nid|nad|heb|hebdd\w*|hebo[ftmc]\w*|mohono|mohoni|neb|nunlle|d(?:oes|yw|ydy|ydi|ydw|"
        r"ydych|ydyn|ydynt|wyf|oedd|oeddwn|oeddech|oedden|oeddent)|’?sdim|(?:ni|na|nac|nis)\s+(?:all|"
        r"ell|dd?yl|fydd|oes|yw|ydy|chaiff|chew|fu|fed|wn|wydd|fwyt|chym|dderb|ddes|weith|fyn|rodd|"
        r"ddyw|fod|chy|ddefn|wna|wne|ddar|chan|chei|phar|th|ddig|fo|bu|feddwl|yr|gafodd|chaf)\w*",
        others=r"h?osg(?:o|ô)\w*|rh?oi['’]r gorau|rhowch y gorau|roi['’]r gorau|stopi\w*|(?:g|ng)?wahardd\w*|"
        r"waherddir|gwaherddir|amhosib\w*|(?:m|f)eth\w*|oni bai|heblaw|eithrio|(?:h)?atal\w*|draw|"
        r"yn glir|i ffwrdd|ympry\w*|stumog wag|yn hytrach|prin|analluog\w*|(?:d|dd)i-\w+|anaml|anaddas"
        r"|diangen|anghyffredin|allan o|annilys|anhysbys|yn lle|[bf]yth",
        only=r"dim ond|yn unig",
        limits=r"nid yn unig|dim mwy na|dim llai na|dim hwyrach na|ar y mwyaf|nid dim ond|dim yn unig",
        empty=r"(?:nes|tan|oni bai) (?:\S+ ){0,4}?(?:na|nad|ddim)",
        none=r"dim ond|(?:yn |rhad ac )?am ddim",
    ),
    "tr": _List(
        negators=r"değil\w*|yok(?:tur|ken)?|hayır|asla|hiç\w*|katiyen|\w+m[ae]y[ıi]n(?:[ıi]z)?|(?!nam|"
        r"tem)\w+m[ae]z\w*|\w+m[ıiuü]yor\w*|(?!param|akadem)\w+m[ae]d[ıi](?:m|n|k|ğ|l|r|y|ys[ae])?\w*|"
        r"(?!tamam|hamam)\w+m[ae]m[ae]\w*|\w+m[ae]y[ae](?:c|n|b|s|r)\w*|(?!tamam)\w+m[ae]m[ıi]ş\w*|"
        r"\w+m[ae]ks[ıi]z[ıi]n|\w{2,}m[ae]s[ae](?:m|n|k|n[ıi]z|lar|ler)?|"
        r"\w{2,}m[ae]d[ae]n(?! (?:önce|evvel|sonra|dolayı|itibaren))",
        others=r"kesin(?:iz)?(?=[.,;!]|$| ve )|kesilmeli\w*|kesmeli\w*|"
        r"\w{2,}s[ıiuü]z(?:l\w*|c\w*|e|a|in|ın|dır|dir|dur|dür)?|kaçın\w*|uzak (?:dur|tut)\w*|uzakta|"
        r"uzaklaş\w*|önle\w*|yasak\w*|bırak\w*|durdur\w*|hariç|dışında|sakın\w*|engel\w*|vazgeç\w*|"
        r"kontrendike\w*|nadir\w*|seyrek\w*|aç karn\w*|reddet\w*|imk[âa]ns[ıi]z\w*|eksik\w*|yerine|"
        r"geçersiz\w*|başarısız\w*",
        faint=r"\w{2,}m[ae](?=[.!]?$)",
        only=r"yalnızca|sadece|ancak",
        limits=r"yalnızca değil|sadece değil|en fazla|en çok|azami",
        empty=r"(?:kadar|sürece) \w+m[ae]y\w+|\w+m[ae]d[ıi]k[çc][ae]|\w+m[ae]d[ıi]ğ[ıi] sürece|"
        r"\w+m[ae]yınca\w*",
        none=r"yalnızca değil|sadece değil|(?:\w+m[ae]z) (?:\w+m[ae]z)",
    ),
    "fa": _List(
        negators=r"نه|ن[هی]ست\w*|نیست\w*|نمی\w*|نبا(?:ید|ش)\w*|ندار\w*|نداش\w*|نداد\w*|نده(?:ید|د|ند|یم|م)?|"
        r"نکن\w*|نکر\w*|نشو\w*|نشد\w*|نخو(?:ر|اه|اب|ان)\w*|نگیر\w*|نگرف\w*|نگذار\w*|نگذاش\w*|نزن\w*|"
        r"نزد(?:ه|ند)\w*|ننوش\w*|ننوی\w*|ننشین\w*|نرو(?:ید|د|ند|یم)?|نرف\w*|نرس\w*|نبر(?:ید|د|ند|یم)|"
        r"نبرده\w*|نتوان\w*|نبود\w*|نران\w*|نپوش\w*|نکش\w*|نریز\w*|نیاور\w*|نیاب\w*|نیافت\w*|نیفت\w*|"
        r"نینداز\w*|نسا(?:ز|خ)\w*|نفرست\w*|نگو(?:ی|ن)\w*|نگفت\w*|نایست\w*|نما(?:ن|ل)\w*|نچرخ\w*|"
        r"نشکن\w*|نجو\w*|نبلع\w*|نخار\w*|ندو(?:ید|د)|نترس\w*|نفهم\w*|ندان\w*|نشناس\w*|نیام\w*|نیا(?:ید"
        r"|یند|یید)|نتراش\w*|نبند\w*|نگاه نکن\w*|"
        r"(?:بر|در|باز|فرو|وا)ن(?:دار|داش|گرد|گشت|یا|کش|خور|چین|کن)\w*|بدون|هرگز|هیچ\w*|عدم|غیر\w*",
        others=r"خودداری|ب?پرهیز\w*|اجتناب|ممنوع\w*|منع|جز|مگر|بی|بی\u200c\w+|دور|متوقف|قطع|ترک|جلوگیری|پیشگیری"
        r"|نادر\w*|ندرت|فاقد|خالی|ناشتا|به جای|نا(?:معتبر|مناسب|کافی|توان|ممکن|شناخته|معلوم|درست)\w*|"
        r"به جز|بجز|حذر|سر باز|امتناع|رد",
        only=r"فقط|تنها",
        limits=r"نه تنها|نه فقط|حداکثر|نه بیش از",
        empty=r"(?:تا|مگر|تا (?:زمانی|وقتی|هنگامی) که) (?:\S+ ){0,4}?ن\w+",
        none=r"بدون شک|بدون تردید|بله یا نه|یا نه|یا خیر",
    ),
    "ar": _List(
        negators=r"[وف]?(?:لا(?:يمكن|يوجد|يجوز|يجب|ينصح)?|لم|لن|ليس\w*|لست\w*|(?!غيّ)غير\w*|ألا|ألّا|بلا)|"
        r"[وفبكل]{0,2}(?:بدون\w*|دون\w*|عدم|لعدم|بعدم)|لئلا|كيلا|كي لا",
        others=r"[وف]?(?:\w*(?:تجنب|تجنّب|اجتنب|متنع|متناع)\w*|\w*ممنوع\w*|[يت]منع\w*|منع\w*|المنع|[يت]حظر|"
        r"محظور\w*|حظر|\w*توقف\w*|\w*توقّف\w*|إيقاف\w*|أوقف\w*|وقف|نادر\w*|إلا|إلّا|سوى|خالٍ|خالي\w*|"
        r"مستحيل\w*|[يت]تعذ\w*|تعذ\w*|أبد[اً]+|\w*ابتعد\w*|\w*ابتعاد\w*|بعيد\w*|صائم\w*|صيام\w*|الصيام|"
        r"الريق|احذر\w*|رفض\w*|[يت]رفض\w*|فشل\w*|كف|أقلع\w*|الإقلاع|وقاية|الوقاية|باستثناء|ما عدا|"
        r"ينعدم|مجهول\w*|اترك|بدلا|بدلًا|خطأ)",
        only=r"فقط|إنما",
        limits=r"لا سيما|ليس فقط|لا يزيد عن|لا تزيد عن|لا يقل عن|لا تقل عن|بحد أقصى|كحد أقصى|لا يتجاوز|"
        r"لا تتجاوز|لا تزيد على|لا يزيد على",
        empty=r"ما لم",
        none=r"بلا شك|دون شك|لا تترد\w*|نعم أو لا|نعم أم لا|لا تقلق\w*",
    ),
    "ur": _List(
        negators=r"ن[ہه]|ن[ہه]ی[ںن]|مت|بغیر|بنا|ناں|غیر\w*|بلا|کبھی ن[ہه]",
        others=r"گریز|پر[ہه]یز|اجتناب|بچ(?:یں|نا|نے|اؤ|ائیں|انے)|ممنوع\w*|منع|روک\w*|رک\w*|بند|دور|سوائ[ےۓ]|"
        r"علاو[ہه]|شاذ\w*|خالی پیٹ|نا(?:ممکن|قابل|کافی|مناسب|معلوم)|لاعلاج|عدم|محروم|ترک|چھوڑ\w*|انکار"
        r"|کم [ہه]ی|ب[ےے] ?(?:درد|ضرر)|عاری|پاک|بجائے|کے بجائے",
        only=r"صرف|فقط",
        limits=r"ن[ہه] صرف|صرف .{0,20} ن[ہه]ی[ںن]|زیاد[ہه] سے زیاد[ہه]",
        empty=r"جب تک (?:\S+ ){0,8}?ن[ہه]",
        none=r"بلا شب[ہه]|[ہه]اں یا ن[ہه]ی[ںن]|بلا جھجھک|بلا جھجک",
    ),
    "hi": _List(
        negators=r"नहीं|नही|न|ना|मत|बिना|बग़?ैर",
        others=r"बच(?:ें|ना|ने|ाव|ाएँ|ाएं|िए|िये|ते)|परहेज़?|टाल\w*|मना|मनाही|निषिद्ध|निषेध|वर्जित|रोक\w*|रुक\w*|बंद|बन्द|दूर|"
        r"सिवाय|सिवा|अलावा|छोड़?\w*|ख़?ाली पेट|असंभव|असमर्थ|अयोग्य|अनुपयुक्त|अपर्याप्त|अज्ञात|अनुपस्थित|रहित|मुक्त|दुर्लभ|विरल|बजाय|"
        r"बदले|जगह|इनकार|इन्कार|त्याग\w*|अभाव|चूक\w*|असफल|विफल|अवैध|अमान्य|अनुचित|असुरक्षित|शायद ही|कम ही|वंचित|"
        r"अनावश्यक|हटा\w*|ख़?त्म|समाप्त",
        only=r"केवल|सिर्फ़?|मात्र",
        limits=r"न (?:केवल|सिर्फ़?)|(?:केवल|सिर्फ़?) .{0,20} नहीं|अधिक से अधिक|ज़?्यादा से ज़?्यादा|अधिकतम",
        empty=r"जब तक (?:\S+ ){0,8}?न(?:हीं)?",
        none=r"हाँ या (?:नहीं|ना?)|या नहीं|निःसंदेह|निस्संदेह|बिना (?:शक|झिझक|संकोच|किसी झिझक|किसी संकोच)|कोई न कोई|कुछ न कुछ|"
        r"कहीं न कहीं|कभी न कभी",
    ),
    "pa": _List(
        negators=r"ਨਹੀਂ|ਨਹੀ|ਨਾ|ਨਾਹ|ਬਿਨਾਂ|ਬਿਨਾ|ਬਗ਼?ੈਰ|ਮਤ",
        others=r"ਬਚ(?:ੋ|ਣਾ|ਣ|ਾਅ|ਾਓ|ਿਆ|ਕੇ)|ਪਰਹੇਜ਼?|ਗੁਰੇਜ਼?|ਮਨ੍ਹਾ|ਮਨਾ|ਮਨਾਹੀ|ਵਰਜਿਤ|ਰੋਕ\w*|ਰੁਕ\w*|ਬੰਦ|ਦੂਰ|ਸਿਵਾਏ|ਸਿਵਾਇ|ਇਲਾਵਾ|"
        r"ਛੱਡ\w*|ਖ਼?ਾਲੀ ਪੇਟ|ਅਸੰਭਵ|ਨਾਮੁਮਕਿਨ|ਅਸਮਰੱਥ|ਅਸਮਰਥ|ਅਯੋਗ|ਅਣ(?:ਵਰਤ|ਜਾਣ|ਉਚਿਤ|ਖੁੱਲ|ਧੋਤ|ਚਾਹ)\w*|ਨਾਕਾਫ਼?ੀ|ਮੁਕਤ|ਰਹਿਤ|"
        r"ਘੱਟ ਹੀ|ਸ਼?ਾਇਦ ਹੀ|ਵਿਰਲ\w*|ਦੁਰਲੱਭ|ਬਜਾਏ|ਦੀ ਥਾਂ|ਇਨਕਾਰ|ਤਿਆਗ\w*|ਘਾਟ|ਖੁੰਝ\w*|ਅਸਫਲ|ਨਾਕਾਮ|ਵਾਂਝੇ|ਅਸੁਰੱਖਿਅਤ|ਹਟਾ\w*|ਖ਼?ਤਮ",
        faint=r"ਨਾਂ",
        only=r"ਸਿਰਫ਼?|ਕੇਵਲ",
        limits=r"ਨਾ (?:ਸਿਰਫ਼?|ਕੇਵਲ)|(?:ਸਿਰਫ਼?|ਕੇਵਲ) .{0,20} ਨਹੀਂ|ਵੱਧ ਤੋਂ ਵੱਧ|ਜ਼?ਿਆਦਾ ਤੋਂ ਜ਼?ਿਆਦਾ",
        empty=r"ਜਦੋਂ? ਤ(?:ੱਕ|ਕ|ਾਈਂ) (?:\S+ ){0,8}?(?:ਨਾ|ਨਹੀਂ)",
        none=r"ਹਾਂ ਜਾਂ ਨ(?:ਾਂਹ|ਾਂ|ਾਹ|ਾ|ਹੀਂ)|ਜਾਂ ਨਹੀਂ|ਬਿਨਾਂ? (?:ਸ਼?ੱਕ|ਝਿਜਕ|ਸੰਕੋਚ|ਕਿਸੇ ਝਿਜਕ)|ਕੋਈ ਨਾ ਕੋਈ|ਕੁਝ ਨਾ ਕੁਝ|ਕਿਸੇ ਨਾ ਕਿਸੇ",
    ),
    "bn": _List(
        negators=r"না|নি|নাহ|নাই|নেই|নই|ন\Y|নন|নহে|\w+(?:েনি|\Yনি|ননি|াসনি|েনা|ননা)|(?!তিনি|যিনি)\w{2,}িনি|"
        r"ছা\Rা(?:ই)?|বিনা|ব্যতীত",
        others=r"এ\R\w*|বিরত|নিষেধ\w*|নিষিদ্ধ|মানা|বারণ|বন্ধ|প্রতিরোধ|দূরে|বাইরে|অসম্ভব|অনুপযুক্ত|খালি পেটে|বিরল|"
        r"কদাচিৎ|থাম\w*|\w+হীন|\w+মুক্ত|মুক্ত|বাদে|বাদ|ব্যর্থ|অক্ষম|অপর্যাপ্ত|অস্বীকার|নিরুৎসাহিত|অপ্র\Yোজনী\Y|"
        r"রোধ|অভাব|পরিবর্তে|অনুপস্থিত|অজানা|অসমর্থ|অবৈধ|অনুপযোগী|নিরাপদ দূরত্ব",
        only=r"শুধু\w*|কেবল",
        limits=r"শুধু \w+ ন\Y|সর্বোচ্চ|বেশি ন\Y|সর্বাধিক",
        empty=r"না \w+ পর্যন্ত|না (?:বল|দি|কর|হ)\w*লে|যদি না|যতক্ষণ (?:\S+ ){0,8}?না",
        none=r"কি না|কিনা|হ্যাঁ বা না|চিন্তা করবেন না|দ্বিধা করবেন না",
    ),
    "so": _List(
        negators=r"mana|in(?:aysan|uusan|aadan|aynaan|aydaan|ayan)|"
        r"(?:ha|hana)(?= (?:\w+ ){0,3}?\w+(?:n|na)\b)|ma|aan(?:an|ad|"
        r"ay|u|nu|n)?|aydaan|aadan|aad(?:aan|an)|uusan|aysan|ayan|aanay|inaan(?:ad|ay|u)|la['’ʼ]aan\w*"
        r"|laaan\w*|maya|maaha|ma['’]aha|marna|weligaa|weligiis|waxba|cidna|(?:adi|isa|iya|aya|idin|inna|"
        r"ani)[gdk]?oon|(?:la|u|ku|ka|"
        r"i|is|loo|laga|lagu|uga|kaga|looga|kuu|isku|iska)ma",
        others=r"fogow|fogaan\w*|fogee\w*|dheerow|dheeraa\w*|ilaali\w*|iska daa\w*|dhaaf\w*|jooji\w*|jooj\w*|"
        r"mamnuuc\w*|reeb\w*|diid\w*|mooyee|mooyaane|ka hor tag\w*|naadir|dhif|halkii|calool madhan|"
        r"sooman|soomid|soon|yaree\w*",
        faint=r"ha|hana|yaan\w*",
        only=r"keliya|kaliya|uun",
        limits=r"ma ahan oo keliya|ma aha oo keliya|ugu badnaan|ugu da[mn]b[ae]yn",
        empty=r"ilaa (?:\S+ ){0,4}?aan\w*",
        none=r"haa ama maya",
    ),
    "ta": _List(
        negators=r"இல்லை|இல்லாமல்\w*|இல்லாத\w*|இல்லையென\w*|இன்றி|அல்ல|அல்லாத\w*|வேண்டாம்|வேண்டாத\w*|"
        r"\w*கூடாது|\w*கூடாத\w*|"
        r"\w*முடியா\w*|\w+ாது|\w+ாதீர்கள்|\w+ாதீர்|\w+ாமல்\w*|\w+ாமலே|\w+ாத|"
        r"\w+ாதவர்\w*|\w+ாதவை\w*|\w+ாதிரு\w*|\w+ாவிட்டால்\w*|"
        r"\w+ாவிடில்|\w+ாமைக்\w*|\w*வில்லை\w*|\w*யில்லை\w*|\w+மில்லை|\w+ில்லை|\w*மாட்டா\w*|"
        r"\w*மாட்டீர்\w*|\w+ின்றி|ஒருபோதும்|எப்போதும் இல்லை|"
        r"மறுக்\w*|\w+ாதே|\w+ாதபடி|\w+ாதபோது|\w+ாதது|\w+ாதவாறு",
        others=r"தவிர்\w*|தவிர|நிறுத்\w*|தடை\w*|விலகி\w*|விலக்கி\w*|தடுக்\w*|தடுப்பு|வெறும் வயிற்\w*|"
        r"வெறும்வயிற்\w*|பதிலாக|குறைபா\w*|தவறவி\w*|தவறி\w*|"
        r"அரிதா\w*|அரிய|கடினம்|கைவிட\w*|பாதுகாப்பற்ற\w*|\w+ற்ற|அற்ற|தொலைவில்|எட்டாத\w*|"
        r"தகுதியற்ற\w*|வெளியே|தோல்வி\w*|போதாது|மறந்\w*|சிரமம்|பொருந்தாத\w*|நிராகரி\w*",
        faint=r"ஆபத்தா\w*",
        only=r"மட்டும்\w*|மட்டுமே|தான்",
        limits=r"மட்டுமல்ல\w*|மட்டும் அல்ல|மட்டுமின்றி|மட்டுமன்றி|அதிகபட்ச\w*|மிகாமல்|தாண்டாமல்|"
        r"மேற்படாமல்|குறையாமல்",
        empty=r"\w+ாவிட்டால்\w*|\w+ாதவரை\w*|\w+ாத வரை\w*|"
        r"(?:வரை|வரையில்) (?:\S+ ){0,2}?(?:\w+ாத|\w+ாமல்)",
        none=r"தயங்காமல்|தயங்காதீர்கள்|தயங்க வேண்டாம்|இல்லையா|அல்லது இல்லையா|மாத|அதாவது|ஏதாவது|"
        r"யாராவது|எப்போதாவது|தாது|ஆவது|\w+ாவது|பாத|வாத|"
        r"சாதாரண\w*|போது|\w+போது|பரவாயில்லை|சந்தேகமில்லை|இப்போது|எப்போது",
    ),
    "gu": _List(
        negators=r"ન|નહીં|નહિ|નહિં|નહી|નથી|નહોત\w*|વગર\w*|વિના|નકાર\w*|કશું નહીં|"
        r"(?<![\d%A-Za-z] )ના(?= (?:કર|લ|આપ|ખા|પી|થ|પાડ|વાપર|મૂક|રાખ|જ|ચલાવ|ધો|સૂ|ઊંચ|છો|અડ|બન|દબાવ|ઉપયોગ)\w*)",
        others=r"ટાળ\w*|બંધ|મનાઈ|મના|પ્રતિબંધ\w*|પ્રતિબંધિત|દૂર|બચ\w*|રોક\w*|અટક\w*|ખાલી પેટ\w*|"
        r"ભૂખ્યા પેટ\w*|નિષેધ|સિવાય|"
        r"અસમર્થ|અશક્ય|અસુરક્ષિત|અયોગ્ય|બદલે|મુક્ત|છોડ\w*|ચૂક\w*|ભાગ્યે|મુશ્કેલ\w*|અભાવ|"
        r"અજાણ\w*|નિષ્ફળ|બિન\w*|ઇનકાર|પાછું ખેંચ\w*|ઓછી શક્યતા",
        faint=r"અ(?:પૂર|યોગ|શક|સુર|સ્વસ)\w+",
        only=r"ફક્ત|માત્ર|કેવળ",
        limits=r"(?:માત્ર|ફક્ત) (?:\S+ ){0,3}નહીં|જ નહીં|વધુમાં વધુ|મહત્તમ",
        empty=r"જ્યાં સુધી (?:\S+ ){0,6}?(?:ન|નહીં|ના)|(?:ન|નહીં|ના) (?:\S+ ){1,3}?ત્યાં સુધી|"
        r"સિવાય કે (?:\S+ ){0,6}?(?:ન|નહીં)",
        none=r"કે નહીં|કે ના|કે નહિ|અચકા\w* નહીં|સંકોચ (?:કરશો નહીં|ન કરો)|ખચકા\w* નહીં",
    ),
    "vi": _List(
        negators=r"không|chưa|chẳng|đừng|chớ|vô",
        others=r"cấm|tránh|ngừng|ngưng|dừng|thôi|ngoại trừ|trừ|thiếu|kiêng|nhịn|hiếm|ít khi|từ chối|ngăn\w*|"
        r"phòng|xa|bất(?! (?:cứ|kỳ|kì))|phi|hết|khỏi|bụng đói|miễn|cai|bỏ qua|bỏ thuốc|từ bỏ|loại trừ|chống chỉ định|"
        r"khó|thay vì",
        only=r"(?<!địa )chỉ(?! (?:định|số|dẫn|thị))",
        limits=r"không chỉ|không những|không quá|không dưới|tối đa|nhiều nhất",
        empty=r"(?:cho đến khi|trừ khi|khi) (?:\S+ ){0,4}?(?:không|chưa)",
        none=r"hay không|hay chưa|không khí|không gian|hàng không|không\s*\?|có không|không ngần ngại|đừng ngần ngại"
        r"|đừng lo|vô cùng",
    ),
    "uk": _List(
        negators=r"не|ні|нема|немає|ніколи|ніхто|ніщо|нічого|нічим|жод\w+|ані|без|нікого|нікому|ніде|ніяк\w*|"
        r"неможна|неможливо",
        others=r"голод\w*|"
        r"небажан\w*|безболісн\w*|уник\w*|утри\w*|заборон\w*|забороня\w*|припин\w*|переста\w*|неможлив\w*|"
        r"крім|"
        r"окрім|винятк\w*|відсутн\w*|запоб\w*|рідк\w*|натще\w*|натщесерце|ки(?:да|нь|ну)\w*|відмов\w*|"
        r"протипоказ\w*|недостат\w*|невідом\w*|поза|подалі|подалік|бракує|брак|неприпустим\w*|"
        r"некоректн\w*|неправильн\w*|замість|втра[тч]\w*|недоступн\w*",
        faint=r"зберіга(?:є|ю)ться|не(?!зважа|багат|обх|гай|щодав|дів|рв|фр|вро|гат|бо\b|ма|мо)\w{4,}",
        only=r"тільки|лише",
        limits=r"не тільки|не лише|не більше ніж|не менше ніж|не пізніше ніж|щонайбільше|максимум|не більше|"
        r"не перевищу\w*",
        empty=r"(?:доки|поки|якщо|якщо тільки) (?:\S+ ){0,5}?не",
        none=r"без сумніву|не соромтеся|не вагайтеся",
    ),
    "ru": _List(
        negators=r"не|нет|ни|никогда|никто|никого|ничего|ничто|ничем|никак\w*|нигде|нельзя|без|безо",
        others=r"откаж\w*|"
        r"голод\w*|"
        r"нежелательн\w*|безболезн\w*|избег\w*|избеж\w*|воздерж\w*|запре[щт]\w*|прекра\w*|переста\w*|"
        r"невозмож\w*|"
        r"кроме|исключ\w*|отсутств\w*|предотвра\w*|предупрежда(?:ть|ет|ют)|предупреди(?:ть|те)|редк\w*"
        r"|натощак|отказ\w*|брос\w*|противопоказ\w*|недостат\w*|неизвестн\w*|подальше|вдали|вне|"
        r"недопустим\w*|вместо|некоррект\w*|неверн\w*|недоступн\w*",
        faint=r"сохраня(?:ет|ют)ся|не(?!смотр|мног|скольк|обход|медл|давн|дел|рв|фр|вро|бо\b|ко?тор)\w{4,}",
        only=r"только|лишь",
        limits=r"не только|не более|не менее|не позднее|максимум|не больше|не превыша\w*",
        empty=r"(?:пока|если|если только) (?:\S+ ){0,5}?не",
        none=r"без сомнения|не стесняйтесь|не раздумывая",
    ),
    "ko": _List(
        negators=r"않|(?<!잘)못|없|아님|아니|아닌|아닙|(?<!동)안 ?(?=됩|됨|되|돼|된|될)|"
        r"(?<!동)안 (?=되|됩|돼|될|된|하|합|했|좋|보|먹|마|나)|"
        r"(?<!까)지 ?(?:마(?:십|세|시고|시기|라|$|[.!])|말)|말(?:고|아야|것)|절대",
        others=r"금지|금하|금합|금식|금연|금주|금물|피하|피해|피할|피함|삼가|삼갈|불가|불충분|불필요|부족|"
        r"부적|중단|중지|멈추|멈춰|끊|모[르를릅른]|몰라|어렵|어려|드물|드문|막|방지|예방|제외|거부|거절|실패|"
        r"공복|무료|결코|비활성|잘못|대신|미(?=복용|접종|치료|사용|실시|등록|포함|해당|완료|확인|충족|준수|달)|무(?=제한|관|통증|증상)",
        only=r"(?<![미\d천백십지])만(?![성약일])|오직",
        limits=r"뿐만 아니라|뿐 아니라|최대|못지않|만이 아니라",
        empty=r"않는 한|않을 때까지|않으면",
        none=r"여부|주저하지 마|망설이지 마|걱정하지 마",
        whole=False,
    ),
    "zh": _List(
        negators=r"不|没|沒|勿|无|無|未|别|別|非|莫|否|毋|切忌",
        others=r"禁|避免|避开|避開|避|停|防止|预防|預防|忌|戒|免|拒|排除|除外|空腹|缺|失败|失敗|远离|遠離|"
        r"难以|罕见|罕見|很少|少见|杜绝|除.{0,6}外|脱离|代替|而是|改为",
        faint=r"不[适適良同足明便安佳]|不一定",
        only=r"只|才|仅",
        limits=r"不仅|不僅|不但|不超过|不超過|不少于|不多于|最多|至多|不应超过|不只|不光",
        empty=r"除非|直到",
        none=r"不断|不斷|不久|不过|不過|不管|不论|不論|不少|不安|不便|不明|不足|不适|不適|不良|不同|不错|"
        r"不錯|差不多|是否|否则|否則|无论|無論|无数|未来|特别|特別|区别|區別|分别|分別|个别|個別|别人|"
        r"別人|性别|性別|级别|級別|识别|識別|鉴别|鑑別|类别|類別|辨别|辨別|告别|非常|除非|非洲|不止|"
        r"不锈|不由|不得不|不时|不等于|未成年|停药后|停用后|停藥後|不妨|免费|免費|免疫|莫非|不要犹豫|"
        r"别担心|不必担心|[不未][到满足]\s?(?=[约周\d一二三四五六七八九十百千万半两])",
        whole=False,
    ),
}


def tags() -> tuple[str, ...]:
    """The languages that have a list, as the program names them."""
    return tags_of(_LISTS)


def listed(tag: str) -> bool:
    """Whether there is a list for the language: elsewhere nothing can be said."""
    return primary(tag) in _LISTS


@lru_cache(maxsize=2048)
def polarity(text: str, tag: str, until: bool = False, unless: bool = False) -> Polarity:
    """The negations in plain words; empty where there is no list for the language.

    `until` says that the text translates one with "until" or "unless": negators that go with these words are left out.
    `unless` says that it is "unless", which the words for it with an empty negator stand for.
    """
    if not listed(tag):
        return Polarity()
    language = primary(tag)
    patterns = _patterns(language)
    words = small(spaced(text))
    if patterns[_BESIDES].search(words) is None:
        negators = spans(patterns["negators"], words)
        count, echoed = counted(spaced(text), negators, language)
        return Polarity(negators, count=count, echoed=echoed)
    # What only looks like a negation is blanked, so that no other pattern sees it.
    clear = _blanked(patterns["none"], words)
    calms = clear != words and soothes(words, language)
    clear = _blanked(patterns["limits"], clear)
    if until:
        clear = _blanked(patterns["empty"], clear)
    negators = spans(patterns["negators"], clear)
    others = tuple(span for span in spans(patterns["others"], clear) if not _touches(span, negators))
    if unless:
        others = tuple(sorted({*others, *spans(patterns["except"], words)}))
    faint = tuple(span for span in spans(patterns["faint"], clear) if not _touches(span, (*negators, *others)))
    limits, only = (spans(patterns[kind], words) for kind in ("limits", "only"))
    ban = any(forbids(words[start:end], language) for start, end in others)
    count, echoed = counted(spaced(text), negators, language)
    return Polarity(negators, others, faint, limits, only, count, ban, calms, echoed)


def denies(text: str, tag: str) -> bool:
    """Whether plain words have any negator at all, even one that forbids nothing."""
    return _patterns(primary(tag))["negators"].search(small(spaced(text))) is not None


def negations(text: str, tag: str) -> tuple[Span, ...]:
    """Where a reader should look: the negators and the other wordings of a negation, in order."""
    found = polarity(text, tag)
    return tuple(sorted((*found.negators, *found.others)))


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: "\ue000" * len(match.group()), text)


def _touches(span: Span, others: tuple[Span, ...]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


@lru_cache(maxsize=64)
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    found = _LISTS[language]
    more = {
        "none": (SOOTHED.get(language), LOOKALIKES.get(language)),
        "empty": (UNLESS.get(language),),
        "others": (OTHERWISE.get(language),),
    }
    lists = {}
    for kind in ("negators", "others", "faint", "none", "limits", "empty", "only"):
        words = "|".join(filter(None, (str(getattr(found, kind)), *more.get(kind, ()))))
        # What makes a negator empty stands in its own clause.
        lists[kind] = words.replace(r"\S", r"[^\s,;،؛]") if kind == "empty" else words
    lists["except"] = EXCEPT.get(language, r"(?!)")
    # Most sentences have nothing of all these: that is seen in one look.
    lists[_BESIDES] = "|".join(words for kind, words in lists.items() if kind != "negators" and words != r"(?!)")
    return {kind: words_of(words or r"(?!)", found.whole) for kind, words in lists.items()}


# All lists but that of the negators.
_BESIDES = "besides"
