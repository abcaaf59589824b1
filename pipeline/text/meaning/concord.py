"""How negations behave in their sentence: which of them count, and what one of them holds for.

In many languages a word only repeats the "not" of its clause ("nie jedz nic"); a "not" before "or" holds for both words
(and "no coma y beba" says the opposite of "no coma ni beba"); some wordings of a negation forbid and others do not; and
a "do not worry" forbids nothing. The lists are meant to be added to.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.text.meaning.wordpatterns import Span, beginnings, small, spaced, spans, words_of

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
    "de": r"geb|aufg|aufzug|"
    r"verm(?:eid|ied)|meid|verb[oi]|untersag|absetz|abges|auf(?:ge|zu)?hör|hören|verzicht|unterl|unterbl|"
    r"unmög|ausgeschl"
    r"|auß|ausn|fern|nüchtern|abzurat|abgeraten|rät|raten|kontraind|beend|abbr|stopp|setz|statt|anst|ausla|ungeeig|"
    r"unfäh|verhinder|\w{2,}frei",
    "es": r"abandon|"
    r"evit|proh|absten|absté|dej|suspend|interrump|imposib|incapa|contraind|except|salvo|al[eé]j|lejos|"
    r"fuera|ayun|"
    r"libre|inadec|desacon|rechaz|excluy|excluid|estómago|en |imp[ei]d",
    "fa": r"خوددار|ب?پرهیز|اجتناب|ممنوع|منع|جز|مگر|دور|متوقف|قطع|ترک|خالی|ناشتا|به ج|نا(?:مناسب|توان|ممکن)|بجز|حذر|"
    r"سر باز|"
    r"امتناع|جلوگیری",
    "fr": r"évit|interdi|arrêt|cess|abst|déconseill|contre|impossib|incapab|empêch|sauf|hormis|except|hors|loin|"
    r"éloign|à |"
    r"jeûn|refus|suspend|interrom|renon|exclu|au |in(?:appr|adap)",
    "hi": r"बच|परहेज|टाल|मन|निषि|निषे|वर्जि|रोक|रुक|बंद|बन्द|दूर|सिवा|अलावा|छोड|ख़?ाली|असंभव|असमर्थ|अयोग्य|अनुप|मुक्त|बजाय|"
    r"बदले|जगह|इनकार|इन्कार|त्याग|अनुचित|असुरक्षित|हटा",
    "it": r"abbandon|"
    r"evit|viet|divieto|proib|ast|smett|smess|interr|sospend|impossib|incapa|sconsig|controind|tranne|salvo|"
    r"eccet|"
    r"eccez|imped|lontan|fuori|digiun|rifiut|cess|priv|esclu|inad|invece|anzic",
    "ko": r"금|피|삼가|삼갈|불가|부적|중단|중지|멈|끊|어렵|어려|막|제외|거부|거절|공복|대신|결코",
    "pa": r"ਬਚ|ਪਰਹੇਜ|ਗੁਰੇਜ|ਮਨ|ਵਰਜਿ|ਰੋਕ|ਰੁਕ|ਬੰਦ|ਦੂਰ|ਸਿਵਾ|ਇਲਾਵਾ|ਛੱਡ|ਖ਼?ਾਲੀ|ਅਸੰਭਵ|ਨਾਮੁਮਕਿਨ|ਅਸਮਰ|ਅਯੋਗ|ਅਣਉਚਿਤ|ਮੁਕਤ|ਬਜਾਏ|"
    r"ਦੀ ਥਾਂ|ਇਨਕਾਰ|ਤਿਆਗ|ਅਸੁਰੱਖਿਅਤ|ਹਟਾ",
    "pl": r"unik|zabr|zakaz|przesta|odstaw|powstrz|wstrzym|z?rezygn|wyklucz|niemożl|chyba|oprócz|wyjąt|przerw|"
    r"czczo|z d|"
    r"odm|przeciww|nieodp|niewsk|niezal|niezdol|zamiast|poza|niedozw|zapob",
    "pt": r"abandon|"
    r"evit|pro[ií]b|abst|deix|pare|parar|interromp|suspend|imposs|incapa|contraind|exce|salvo|longe|afast|"
    r"fora|jejum|"
    r"recus|desacon|inadeq|exclu|em |cess|imp[eç]",
    "ro": r"lăs|las|"
    r"evit|interzi|opr|într|renun|imposib|incapab|contraind|except|excepţ|în |depart|fer|abțin|abţin|nemânc|"
    r"stomac|"
    r"refuz|exclu|încet|nepot|neperm|nerecom|neindic|împied|preven",
    "ru": r"откаж|"
    r"нежел|изб|воздерж|запре|прекра|переста|невозмож|кроме|исключ|натощак|отказ|брос|противоп|подаль|вдали|"
    r"вне|"
    r"недоп|"
    r"вместо|предотвр",
    "so": r"fog|dheer|ilaal|iska|dhaaf|jooj|mamnuuc|reeb|diid|mooy|halkii|calool|soo",
    "tr": r"kes|"
    r"kaçın|uzak|yasak|bırak|durdur|hariç|dışın|sakın|engel|vazgeç|kontren|aç|reddet|imk|yerine|önle|"
    r"\w*s[ıiuü]z",
    "uk": r"небаж|уник|утри|заборон|припин|переста|неможл|крім|окрім|винятк|натще|кида|відмов|протипок|поза|"
    r"подалі|неприп|"
    r"замість|запоб",
    "ur": r"گریز|پر[ہه]یز|اجتناب|بچ|ممنوع|منع|روک|رک|بند|دور|سوا|علاو|خالی|نا(?:ممکن|قابل|مناسب)|ترک|چھوڑ|انکار|"
    r"بجائے|کے|پاک",
    "ta": r"தவிர|நிறுத்|தடை|தடுக்|விலக|விலக்|வெறும்|பதிலாக|கைவிட|பாதுகாப்பற்|தொலைவில்|எட்டாத|"
    r"தகுதியற்|வெளியே|\w+ற்ற|அற்ற",
    "gu": r"ટાળ|બંધ|મના|પ્રતિબંધ|દૂર|બચ|રોક|અટક|ખાલી|ભૂખ્|નિષે|સિવાય|અસમ|અશક્|અસુર|અયોગ|બદલે|"
    r"મુક્ત|છોડ|ઇનકાર",
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
    "hi": r"(?:चिंता|चिन्ता|फ़?िक्र|संकोच) न(?:हीं)? कर\w*|(?:चिंता|फ़?िक्र) मत कर\w*|घबराएँ? (?:नहीं|मत)|न घबरा\w*|"
    r"न डर\w*|डरें नहीं|(?:भूलें|भूलिए|भूले) (?:नहीं|मत|न)|न भूल\w*|हिचकिचाएँ? (?:नहीं|मत)|न हिचकिचा\w*",
    "it": r"non (?:si |ti )?preoccup\w+|non (?:abbia|abbiate|avere) (?:paura|timore)|non dimentic\w+",
    "ko": r"걱정하지 (?:마|말|않)|잊지 (?:마|말)|두려워하지 (?:마|말)|염려하지 (?:마|말)",
    "pa": r"(?:ਚਿੰਤਾ|ਫ਼?ਿਕਰ|ਸੰਕੋਚ) ਨਾ ਕਰ\w*|ਨਾ ਘਬਰਾ\w*|ਘਬਰਾਓ ਨਾ|ਘਬਰਾਓ ਨਹੀਂ|ਨਾ ਡਰ\w*|ਨਾ ਭੁੱਲ\w*|ਭੁੱਲੋ ਨਾ|ਨਾ ਝਿਜਕ\w*|ਝਿਜਕੋ ਨਾ",
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
    "ta": r"கவலைப்பட(?: வேண்டாம்|ாதீர்கள்|த் தேவையில்லை)|கவலை வேண்டாம்|"
    r"மறக்க(?: வேண்டாம்|ாதீர்கள்|ாமல்)|பயப்பட(?: வேண்டாம்|ாதீர்கள்)|"
    r"தயங்க(?: வேண்டாம்|ாதீர்கள்|ாமல்)",
    "gu": r"(?:ચિંતા|ફિકર) (?:ન કર\w*|કરશો નહીં|ના કર\w*)|(?:ભૂલશો|ગભરાશો|અચકાશો|ડરશો) નહીં|"
    r"(?:ગભરાવું|ભૂલવું|ડરવું) નહીં",
    "vi": r"đừng (?:lo|quên|ngại|sợ|ngần ngại)|không cần lo|xin đừng lo|không (?:phải|nên) lo",
    "zh": r"(?:不用|无需|無需|不要|不必|请勿|別|别)(?:过于|太)?(?:担心|擔心|忘记|忘|害怕|犹豫|惊慌)",
}
# What only looks like one of the listed words.
LOOKALIKES: dict[str, str] = {
    "en": r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half|many|most) out of"
    r"|(?:emergency|bus) stops?",
    "ar": r"دون (?:سن|عمر|(?:ال)?(?:أسبوع|شهر|عام|سنة)|(?:ال)?(?:ثلاث|أربع|خمس|ست|سبع|ثمان|تسع|عشر)\w*|"
    r"ال(?:سن|عمر|ثالثة|رابعة|خامسة|سادسة|سابعة|ثامنة|تاسعة|عاشرة|حادية|ثانية)|\d)",
    "es": r"fallec\w+",
    "ko": r"무료|하지만|(?<=[세살일주월년정회번분간개명g%])[가이] (?:채 )?"
    r"(?:되지 않은|되지 않는|안 되는|안 된|안 되었|안 됐)",
    "pl": r"bezpłatn\w*|bezpiecz\w*|bezpośredni\w*|nieznaczn\w*|niewielk\w*",
    "ru": r"небольш\w*|неожиданн\w*|неприятн\w*",
    "tr": r"ücretsiz\w*|\w+[ıiuü]p \w+m[ae]d[ıi][ğk]\w*",
    "uk": r"невелик\w*|несподіван\w*",
    "ur": r"رک[ھهہ]\w*",
    "zh": r"无力|無力",
    "vi": r"chưa (?:đến|tới|đầy)|phòng(?! (?:ngừa|tránh|chống))|(?:trước|hầu) hết|hết (?:sức|mức|cả|liều|thuốc)|"
    r"(?:chưa (?:đủ|được)|không (?:đến|tới|đầy))(?= (?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))",
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
# What says "unless" and has an empty negator: a word of its own, as "unless" is one.
EXCEPT: dict[str, str] = {
    "ar": r"ما لم",
    "bn": r"না (?:বল|দি|কর|হ)\w*লে|যদি না|যতক্ষণ না",
    "de": r"es sei denn|(?:wenn|sofern|falls) (?:\S+ ){0,6}?nicht",
    "es": r"a menos que",
    "fr": r"à moins (?:que|de)",
    "hi": r"जब तक",
    "it": r"a meno (?:che|di)",
    "ko": r"않는 한|않으면|않은 경우",
    "pa": r"ਜਦੋਂ? ਤ(?:ੱਕ|ਕ)",
    "pt": r"a menos que|a não ser que",
    "ro": r"decât dacă",
    "ru": r"если (?:\S+ ){0,6}?не|разве что",
    "tr": r"\w+m[ae]d[ıi]k[çc][ae]",
    "uk": r"якщо (?:\S+ ){0,6}?не|хіба що",
    "ur": r"جب تک",
    "zh": r"除非",
}
# "If not", said without a "not". In English only where a clause begins: "unless your doctor tells you otherwise".
OTHERWISE: dict[str, str] = {
    "en": r"(?:^|(?<=[.:;!?,–—] )|(?<=\bor ))otherwise",
    "cy": r"(?:^|(?<=[.:;!?,–—] ))fel arall",
    "de": r"andere?nfalls|andrenfalls|(?:^|(?<=[.:;!?,–—] ))(?:an)?sonst(?:en)?",
    "es": r"(?:de lo|en caso|si es lo|por el) contrario",
    "fr": r"sinon|(?:dans le|en) cas contraire|(?:^|(?<=[.:;!?,–—] ))autrement",
    "it": r"(?:in )?caso contrario|altrimenti|diversamente",
    "pl": r"w przeciwnym (?:razie|wypadku|przypadku)|(?:^|(?<=[.:;!?,–—] ))inaczej",
    "pt": r"(?:em )?caso contrário|do contrário|de contrário|(?:^|(?<=[.:;!?,–—] ))senão",
    "ro": r"în caz contrar|altminteri|(?:^|(?<=[.:;!?,–—] ))altfel",
    "ru": r"в (?:противном|ином) случае|(?:^|(?<=[.:;!?,–—] ))иначе",
    "so": r"haddii kale(?:se)?|hadii kale",
    "tr": r"aksi (?:halde|takdirde|durumda)|(?:^|(?<=[.:;!?,–—] ))yoksa",
    "uk": r"(?:в|у) (?:іншому|протилежному|противному) (?:разі|випадку)|(?:^|(?<=[.:;!?,–—] ))інакше",
}
# What begins a condition, and what else can stand for "unless", so that the condition needs no "not".
_CONDITIONS: dict[str, tuple[str, str]] = {
    "cy": (r"os", r"oni|heblaw|ac eithrio|heb|nes|tan|dim ond"),
    "de": (r"wenn|falls|sofern", r"es sei denn|außer|ausnahme\w*|ohne|solange|bis|bevor|ehe"),
    "es": (r"si|en caso de que|cuando", r"a menos que|salvo|excepto|a no ser|sin|hasta"),
    "fr": (r"si|s(?=[’']ils?\b)|lorsque|quand", r"sauf|à moins|hormis|excepté|sans|avant|jusqu\w*"),
    "it": (r"se|qualora|quando", r"a meno|salvo|tranne|eccetto|senza|finché|fino"),
    "pl": (r"jeśli|jeżeli|gdy|gdyby|kiedy", r"chyba|o ile|wyjątkiem|poza|oprócz|bez|dopóki|póki|zanim"),
    "pt": (r"(?:^|(?<=[,;:–—] ))se|caso", r"a menos|salvo|exceto|excepto|a não ser|sem|até"),
    "ro": (r"dacă|în cazul în care|când", r"decât|excepția|excepţia|exceptând|fără|până|afară"),
    "ru": (r"если|когда", r"разве|кроме|исключени\w*|без|пока"),
    "so": (r"haddii|hadii", r"mooyaane|mooyee|mooyaan|ilaa|la[’']aan"),
    "uk": (r"якщо|коли", r"хіба|окрім|крім|винятк\w*|без|поки|доки"),
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
    "hi": r"चिंता करें|चिन्ता करें|फ़?िक्र करें|संकोच करें|घबराएँ|घबराएं|भूल जाएँ|भूल जाएं|भूलें|हिचकिचाएँ|हिचकिचाएं|डरें",
    "it": r"esiti|esitare|esitate|dimentichi|dimenticare|dimenticate|preoccup\w+",
    "ko": r"걱정하|망설이|주저하|잊으|두려워하",
    "pa": r"ਚਿੰਤਾ ਕਰੋ|ਫ਼?ਿਕਰ ਕਰੋ|ਸੰਕੋਚ ਕਰੋ|ਘਬਰਾਓ|ਭੁੱਲ ਜਾਓ|ਭੁੱਲੋ|ਝਿਜਕੋ|ਡਰੋ",
    "pl": r"waha\w*|zawaha\w*|krępuj\w*|martw\w*|zapomnij|zapominaj\w*|obawia\w*",
    "pt": r"hesite|hesitar|esqueça|esquecer|preocupe\w*|tema",
    "ro": r"ezita\w*|uitați|uita|îngrijora\w*|griji|temeți",
    "ru": r"стесняйтесь|волнуйтесь|беспокойтесь|забудьте|забывайте|сомневайтесь|бойтесь|раздумывайте|медлите",
    "so": r"welwel\w*|walwal\w*|ilow\w*|ilaaw\w*|hilmaam\w*|baq\w*|walaac\w*",
    "tr": r"çekin\w*|endişelen\w*|unut\w*|kork\w*|tereddüt ed\w*",
    "uk": r"соромтеся|вагайтеся|хвилюйтеся|хвилюйтесь|турбуйтеся|забудьте|забувайте|бійтеся",
    "ur": r"پریشان [ہه]وں|فکر کریں|جھجھک\w*|جھجک\w*|بھول جائیں|گھبرائیں|[ہه]چکچ\w*",
    "ta": r"கவலைப்பட\w*|தயங்கவும்|தயங்குங்கள்|மறந்து விட\w*|மறக்கவும்|பயப்படவும்|பயப்படுங்கள்",
    "gu": r"ચિંતા કરો|ચિંતા કરશો|ભૂલી જાઓ|ભૂલશો|અચકાશો|ગભરાઓ|ગભરાશો|ડરો",
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
    "hi": (r"या|अथवा|न|ना", r"और|एवं|तथा|व"),
    "it": (r"o|od|né|oppure", r"e|ed"),
    "ko": (r"또는|혹은|거나|이나|든지|도", r"그리고|며|고(?= )"),
    "pa": (r"ਜਾਂ|ਨਾ", r"ਅਤੇ|ਤੇ|ਔਰ"),
    "pl": (r"lub|albo|ani|czy|bądź", r"i|oraz|a"),
    "pt": (r"ou|nem", r"e"),
    "ro": (r"sau|ori|nici", r"și|şi|iar"),
    "ru": (r"или|либо|ни", r"и|а"),
    "so": (r"ama|mise|amaba", r"oo|iyo|na"),
    "tr": (r"veya|ya da|ne|yahut", r"ve"),
    "uk": (r"або|чи|ні|ані|ані", r"і|й|та|а"),
    "ur": (r"یا|ن[ہه]", r"اور"),
    "ta": (r"அல்லது|\w+ோ", r"மற்றும்"),
    "gu": (r"કે|અથવા|યા|પણ", r"અને|તથા|તેમજ"),
    "vi": (r"hoặc|hay|cũng", r"và"),
    "zh": (r"或|及|和|、", r"并|且"),
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
# Commands where the verb stands last, and what forbids without a "not": each of two commands that "and" joins has its
# own "not". A noun before the "and" needs none: the "not" of the verb holds for both.
_COMMANDS: dict[str, tuple[str, str]] = {
    "bn": (r"\w+(?:বেন|ুন|ান)(?: না)?", r"এ\R\w*|বিরত|নিষেধ|বন্ধ|বাদ"),
    "fa": (r"[بن]\w{2,}ید|کنید|دهید|شوید|دارید", r"ب?پرهیز\w*|خودداری|اجتناب|ممنوع|قطع|متوقف"),
    "hi": (r"\w*(?:ें|एँ|एं|िए|िये|ओ)(?: (?:नहीं|मत))?", r"बचें|बचना|परहेज़?|बंद|मना|दूर|रोक\w*"),
    "pa": (r"\w*(?:ੋ|ਓ)(?: ਨਾ)?", r"ਬਚੋ|ਬਚਣਾ|ਪਰਹੇਜ਼?|ਗੁਰੇਜ਼?|ਬੰਦ|ਮਨ੍ਹਾ|ਦੂਰ|ਰੋਕ\w*"),
    "ur": (r"\w+(?:یں|ئیے|یے|ئے)(?: مت)?", r"گریز|پر[ہه]یز|اجتناب|بچیں|بچنا|ممنوع|منع|بند|ترک|دور"),
}
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
    "ta": r"ஒருபோதும்",
    "so": r"waxba|cidna|weligaa|weligiis|marna",
    "tr": r"hiç\w*|asla|katiyen",
    "uk": r"ні|ніколи|ніхто|ніщо|нічого|нічим|жод\w+|ані|нікого|нікому|ніде|ніяк\w*",
}
# Where such a word stands before the verb, it needs no "not": "ninguna prueba es dañina".
_ONLY_AFTER = frozenset(["es", "it", "pt"])
_ALONE = re.compile(r"nunca|jamás|jamais|tampoco|nadie|ninguém|nessuno", re.IGNORECASE)
_BEGINS = re.compile(r"\b(?:si|que|pero|y|o|e|ma|se|mas|cuando|quando|como|porque|perché|perchè|con|com|a|de|di|¿)\b|¿")
# Where it always needs one, but for phrases without a verb: "żadnych objawów".
_ALWAYS_WITH = frozenset(["fa", "ko", "pl", "ro", "ru", "so", "ta", "tr", "uk"])
_SHORT = 3
_CLAUSE_ENDS = re.compile(r"[;:!?](?=\s|$)|,(?!\d)|\.(?=\s)|[،؛؟۔।，；：。！？、()—–…]")


# Free of charge, which English may say as "costs nothing".
_GRATIS = re.compile(
    r"\b(?:gratu|gratis|kostenlos|kostenfrei|bezpłat|darmow|nieodpłat|безплат|безкошт|бесплат|ücretsiz|bedava|bilaash|"
    r"di-dâl)|\bam ddim\b|مجان|رایگان|مفت|বিনামূল্য|免费|免費|무료|miễn phí",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Joins:
    """Whether a text says "or" in any way that follows a "not", and where it says "and"."""

    either: bool
    both: tuple[Span, ...]


@lru_cache(maxsize=2048)
def joins(text: str, language: str) -> Joins:
    """How plain words are joined."""
    either, both = (words_of(words, language not in _DENSE) for words in _OR_AND[language])
    text = small(spaced(text))
    return Joins(either.search(text) is not None, spans(both, text))


def parted(text: str, negators: tuple[Span, ...], language: str, verbs: bool = True) -> bool:
    """Whether a single "not" that should hold for two words holds for one alone: "no coma y beba", "coma y no beba".

    Under another verb it holds for both: "no debe comer y beber". Languages that put it last are let be. Where the
    source has no two `verbs`, only a "nor" without a "not" before it tells.
    """
    text = spaced(text)
    if verbs and language in _COMMANDS and _denied_once(small(text), negators, language):
        return True
    if language in _PARTED and (verbs or language in _PARTED_WITHOUT_VERBS):
        return _PARTED[language].search(text) is not None
    echoes = beginnings(_ECHOES.get(language, r"(?!)"))
    own = [span for span in negators if echoes.fullmatch(text, *span) is None]
    if language not in _NOT_FIRST or len(own) != 1:
        return False
    found, negator = joins(text, language), own[0]
    if found.either:
        return any(nor.end() <= negator[0] for nor in words_of(_NOR).finditer(small(spaced(text))))
    if not verbs:
        return False
    if any(end <= negator[0] and text[end : negator[0]].count(" ") <= 2 for _, end in found.both):
        return True
    after = any(start >= negator[1] for start, _ in found.both)
    return after and language in _NOT_REPEATED and not _HELPING_VERB.search(text)


def _denied_once(text: str, negators: tuple[Span, ...], language: str) -> bool:
    """Whether "and" joins two commands of which one has a "not", and the other no word that forbids."""
    command, ban = (words_of(words) for words in _COMMANDS[language])
    found = joins(text, language)
    if words_of(_OR_AND[language][0]).search(_blanked(text, negators)):
        return False
    ends = [match.end() for match in command.finditer(text)]
    for start, end in found.both:
        if start - 1 in ends and any(place > end for place in ends):
            sides = {span[0] < start for span in negators}
            return len(sides) == 1 and not (ban.search(text, end) if True in sides else ban.search(text, 0, start))
    return False


def _blanked(text: str, places: tuple[Span, ...]) -> str:
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def worries(text: str, language: str) -> tuple[Span, ...]:
    """What "do not worry" becomes where its "not" is lost."""
    return spans(words_of(_WORRIES.get(language, r"(?!)"), language not in _DENSE), small(spaced(text)))


def little(text: str) -> bool:
    """Whether a text says that something is little or small: "unlikely" is "poco probable" in many languages."""
    return _LITTLE.search(text) is not None


def gratis(text: str) -> bool:
    """Whether a text says that something is free of charge."""
    return _GRATIS.search(text) is not None


def soothes(text: str, language: str) -> bool:
    """Whether a text has a "not" that forbids nothing: "do not worry", "do not hesitate"."""
    words = words_of(SOOTHED.get(language, r"(?!)"), language not in _DENSE)
    return words.search(small(spaced(text))) is not None


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


def conditions(text: str, language: str) -> tuple[Span, ...]:
    """The conditions of a text, as long as its clauses, where nothing in it can stand for an "unless"."""
    if language not in _CONDITIONS:
        return ()
    text = small(spaced(text))
    begins, unless = (words_of(words) for words in _CONDITIONS[language])
    if unless.search(text):
        return ()
    return tuple((match.start(), _clause(text, match.end())[1]) for match in begins.finditer(text))


def forbids(word: str, language: str) -> bool:
    """Whether another wording of a negation can stand for "do not"."""
    return beginnings(_FORBIDS[language]).match(word) is not None
