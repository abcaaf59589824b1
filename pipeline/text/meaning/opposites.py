"""Words that must not become their opposites: reduce and increase, before and after, left and right.

Each line is a language and, on either side of "|||", the words that claim one side; after "//" stand further words that
only tell that this side is meant ("less" for "reduces"). The first letters of a word are enough. English, from which is
translated, has whole phrases, because most of its words have other meanings too: "right away", "find out", "a cold".

The lists are meant to be added to.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.text.segment import primary

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Opposite:
    """A pair of opposites in a source and in a translation: what claims each side, and what only tells it.

    `spare` are words of the source for which a translation may use either side: "not until it has healed" may become
    "not before". Without one of the `hints` in its small letters a source has neither side: quicker to try.
    """

    name: str
    source: tuple[re.Pattern[str], re.Pattern[str]]
    claims: tuple[re.Pattern[str], re.Pattern[str]]
    tells: tuple[re.Pattern[str], re.Pattern[str]]
    spare: re.Pattern[str]
    hints: tuple[str, ...]


_SIDED = "side|arm|leg|hand|knee|hip|breast|eye|ear|foot|lung|kidney|shoulder|ankle|wrist"
_ENGLISH = {
    "reduce and increase": (
        r"reduc(?:e|es|ed|ing)|lowers|lower(?:ed|ing)? (?:the|your) (?:risk|chance|blood)|"
        r"decreas(?:e|es|ed|ing)|lessens?",
        r"increas(?:e|es|ed|ing)|raises|rais(?:e|ing|ed) (?:the|your) (?:risk|chance|blood)",
    ),
    "before and after": (r"before|prior to", r"after|afterwards"),
    "miss and find": (
        r"(?:miss(?:es)?|overlooks?)(?= (?:about|around|up to|some|a few|fewer|more|less|\d))",
        r"detect(?:s|ed)?|finds(?! out)|picks up",
    ),
    "stop and continue": (
        r"stop (?:taking|using|the treatment|treatment|breastfeeding)",
        r"continue(?:s|d)?|keep (?:on )?(?:taking|using)|carry on|start (?:taking|using)",
    ),
    "left and right": (
        rf"left (?:{_SIDED})|(?:on|to|your) (?:the )?left",
        rf"right (?:{_SIDED})|(?:on|to) the right",
    ),
    "dry and wet": (
        r"(?:keep|stay|clean and|completely) (?:[\w’']+ ){0,3}?dry",
        r"(?:keep|stay) (?:[\w’']+ ){0,3}?(?:wet|moist|damp)",
    ),
    "hot and cold": (
        r"(?:hot|warm) (?:water|drinks?|food|baths?|packs?|compress\w*|places?|weather)",
        r"(?:cold|cool|iced?) (?:water|drinks?|food|baths?|packs?|compress\w*|places?|weather)",
    ),
    "empty stomach and with food": (
        r"empty stomach|(?<!with or )(?<!with and )without food",
        r"with food|with (?:a |your )?meals?|full stomach|after (?:food|meals|eating)",
    ),
    "low and high": (
        r"low(?:er)? (?:blood|sugar|pressure|dose|risk|level|temperature|iron|potassium|sodium|calcium|fat|salt)\w*",
        r"high(?:er)? (?:blood|sugar|pressure|dose|risk|level|temperature|fever|iron|potassium|sodium|calcium|fat|salt)"
        r"\w*",
    ),
    "more and less": (
        r"(?:drink|eat|take|use|rest|exercise|need|get|have|feel|much|far|lots) (?:\w+ )?more"
        r"(?! than| (?:likely|about|information))"
        r"|more (?:often|frequent\w*|slowly|quickly|water|fluids?|salt|fat|sugar|fibre|alcohol|exercise|pain|severe)",
        r"(?:drink|eat|take|use|rest|exercise|need|get|have|feel|much|far) (?:\w+ )?(?:less|fewer)(?! than| likely)"
        r"|less (?:often|frequent\w*|water|fluid|salt|fat|sugar|fibre|alcohol|exercise|pain\w*|severe)"
        r"|fewer (?!than)\w+",
    ),
    "morning and evening": (
        r"(?:in the|every|each) morning",
        r"(?:in the|every|each) evening|at night|every night|at bedtime",
    ),
    "breathe in and breathe out": (r"breathe in|inhale(?=s?\b)", r"breathe out|exhale"),
    "upper and lower": (
        r"upper (?:arm|leg|body|back|abdomen|tummy|lip|jaw|eyelid|teeth)",
        r"lower (?:arm|leg|body|back|abdomen|tummy|lip|jaw|eyelid|teeth)",
    ),
}
_HINTS = {
    "reduce and increase": "reduc lower decreas lessen increas rais",
    "before and after": "before prior after",
    "miss and find": "miss overlook detect find pick",
    "stop and continue": "stop continu keep carry start",
    "left and right": "left right",
    "dry and wet": "dry wet moist damp",
    "hot and cold": "hot cold warm cool iced",
    "empty stomach and with food": "food stomach meal eating",
    "low and high": "low high",
    "more and less": "more less fewer",
    "morning and evening": "morning evening night bedtime",
    "breathe in and breathe out": "breathe inhale exhale",
    "upper and lower": "upper lower",
}
_SPARE = {"before and after": r"until|till|by|within|following|next|later|earlier|once|when"}
_WORDS = {
    "reduce and increase": r"""
es reduc|reduz|disminu|baja|bajen|rebaj // menos|menor|descen|desde ||| aument|increment|eleva(?!d)|sube // más|mayor
fr rédui|dimin|abaiss|baisse // moins|moindre|faible ||| augment|accroî|accroi|élève(?! à)|majore // plus|supérieur
de reduz|senk|verringer|verminder|herabsetz|mindert // gering|niedrig|weniger|kleiner|sinkt|sinken|gesenkt |||
   erhöh|steiger|vergrößer // höher|mehr|größer|steig
it ridu|diminui|abbass // meno|minor|inferior|cala ||| aument|increment|innalz // più|maggior
pt reduz|diminu|baix // menos|menor ||| aument|elev(?!ad)|increment // mais|maior
pl zmniejsz|obniż|redu[kc] // mniej|spad|ogranicz ||| zwiększ|podwyższ|podnos // więcej|większ|wyższ|wzrost|wzrasta|
   rośnie
ro reduc|scad|micșor|diminu // mai puțin|mai mic ||| cresc|crește|crești|măresc|mărește|sporește // mai mult|mai mare
ru сниж|снизи|уменьш|понижа|понизи // меньш|ниже|сокращ ||| повыша|повысит|повыси[тл]|увелич // больше|выше|рост
uk зниж|зменш|понижу // менш|нижч|скороч ||| підвищу|підвищить|збільш // більш|вищ|зрост
tr azalt|düşür|indir // az|düş ||| artır|artar|arttır|yükselt // fazla|yüksel|artış|çoğal
ar (?:ي|ت|ن)?(?:قلل|خفض|خفّض|قلّل)|تقليل|خفض|تخفيض|تخفيف|تقلل // أقل|ينخفض|انخفاض|يحد|تحد ||| (?:ي|ت)زيد|زيادة|
   (?:ي|ت)رفع|يزداد|تزداد // أكثر|أكبر|ارتفاع
fa کاهش|کم می|کم کن|پایین می // کمتر|کم ||| افزایش|زیاد می|بالا می // بیشتر|زیاد
ur کم کر|کم ہو|گھٹا|گھٹ // کم|کمی ||| بڑھا|بڑھ|اضاف // زیادہ
hi घटा|घट|कम कर|कम हो|कम होत // कम|कमी ||| बढ़|बढ|वृद्धि // ज़्यादा|ज्यादा|अधिक
pa ਘਟਾ|ਘਟ|ਘੱਟ ਕਰ|ਘੱਟ ਹੋ // ਘੱਟ|ਕਮੀ ||| ਵਧਾ|ਵਧ|ਵਾਧ // ਵੱਧ|ਜ਼ਿਆਦਾ|ਜਿਆਦਾ
bn কমা|কমি|কমে|হ্রাস // কম ||| বাড়া|বাড়ি|বাড়ে|বাড়া|বাড়ি|বাড়ে|বৃদ্ধি // বেশি
zh 降低|降至|降到|减少|减低|减轻|下降 // 少|低 ||| 增加|升高|升至|升到|提高|上升|增高 // 高|多
vi giảm|hạ|làm bớt // ít|thấp ||| tăng|làm cao // nhiều|cao
ko 줄|낮아|낮추|낮춥|감소|낮춰 // 적|작 ||| 높아|높이|높입|늘|증가|높여 // 많|커
cy gostwng|gostyng|lleih|leih|ostwng|ostyng // llai|lai|is ||| cynyd|gynyd|codi|godi // mwy|fwy|uwch
so dhim|yaree|yareey|yarey // yar|hoos ||| kordhi|kordh|siyaad // badan|kor
""",
    "before and after": r"""
es antes|previ // hasta|víspera|anterior|preced ||| después|luego de|tras\b|posterior // siguient|desde|una vez|
   cuando|al |pasad|transcurr|postoper
fr avant|préalable|précéd|préparat // jusqu|veille|d’ici|d'ici ||| après|à la suite|postérieur // suiv|dès|une fois|
   depuis|au bout|ensuite|puis
de vor\b|vorher|bevor|zuvor|davor|voraus // bis|ehe|vorher|vorm|\w*vor ||| nach\b|danach|nachdem|nachher|hinterher
   // nachd|anschließend|seit|sobald|später|darauf|post|\w*nach
it prima|preced // fino|anticip|preliminar|vigilia ||| dopo|successiv|seguit // una volta|appena|poi|dal|trascors|post
pt antes|prévi|anterior // até|véspera|preced ||| depois|após|posterior|seguint|logo // uma vez|assim que|desde|pós|
   a seguir
pl przed|zanim|wcześniej|uprzednio // do\b|poprzedz|aż|nim\b|dopóki|póki ||| po\b|później|następnie // potem|od\b|
   gdy|kiedy|jak tylko|kolejn
ro înainte|anterior|prealabil // până|preced|ajun ||| după|ulterior // odată|apoi|de la|post|urmă
ru перед|до (?:еды|при[её]м|операц|сна|анализ|обслед|процедур|исслед|того)|прежде|заранее // до\b|за \d|предвар|
   раньше|накануне|пока ||| после|потом|затем // через|спустя|следующ|
   когда|по окончании|со дня|с момента
uk перед|до (?:їди|їжі|прийом|операц|сну|аналіз|обстеж|процедур|того)|перш|заздалегідь // до\b|за \d|попередн|
   раніше|напередодні|поки|доки ||| після|потім // через|опісля|
   наступн|коли|згодом|від
tr önce|evvel // öncesi|kadar|evvel ||| sonra // sonrası|ardından|itibaren|ınca|ince|takiben
ar قبل|قبيل|مسبق // حتى|ما قبل|سابق|تحضير ||| بعد|عقب // إثر|منذ|ثم|عند|لاحق|تالي|فور
fa پیش|قبل // تا\b|و بعد|آنگاه ||| پس\b|بعد // سپس|از زمان|پس‌
ur پہلے|قبل // تک|پیشگی|پیشتر ||| بعد // پھر|کے فورا|ہوتے ہی
hi पहले|पूर्व // तक ||| बाद|उपरांत|पश्चात // फिर
pa ਪਹਿਲਾਂ|ਪਹਿਲੋਂ // ਤੱਕ|ਤਕ|ਪਹਿਲੇ ||| ਬਾਅਦ|ਮਗਰੋਂ|ਪਿੱਛੋਂ // ਫਿਰ
bn (?<!তার )(?<!এর )আগে(?!ই)|পূর্বে|আগের // পূর্ব|আগ|পর্যন্ত ||| পরে|পরবর্তী|পরের // পর(?= )|তারপর
zh 之前|以前|前\b|前 // 前|先|预|才|直到|至 ||| 之后|以后|后\b|后 // 后|後|完|再
vi trước // đến khi|cho đến ||| sau // xong|rồi
ko 전에|전까지|전\b|이전 // 전|앞서|미리|까지|때 ||| 후에|뒤에|다음에|이후 // 후|뒤|다음|나서|지나
cy cyn|gynt|ymlaen llaw // nes|hyd|cynt|blaen ||| ar ôl|wedi // yna|wed|ôl|pan|o fewn
so ka hor|kahor|hortii // ilaa|hor ||| ka dib|kadib|dabadeed // dib|markii|marka|kaddib
""",
    "miss and find": r"""
es pasa[n]? por alto|omite|se le escapa|escapan // falla|fallo ||| detect|encuentr|encontr|identific|descubr|hall
   // localiz
fr passe[nrz]* à côté|laisse[nrz]* (?:passer|échapper)|manqu|rate|échapp ||| détect|trouv|repèr|
   identifi|décel|dépiste\b // découv
de übers[ieah]|verpass|entgeh|nicht erkannt // unentdeckt|unerkannt ||| erkenn|entdeck|findet|gefunden|
   festgestellt|erkannt|aufgedeckt // find
it sfugg|manca|tralasci // perde ||| individu|rilev|trova|identific|scopr|riconosc // trov
pt passa[m]? despercebid|falha|escapa|deixa[m]? (?:passar|escapar) ||| dete[ct]|encontr|identific|descobr
   // ach
pl przeocz|pomij|przegap|umyka // omija ||| wykry|znajd|ujawni|rozpozna // wyłap
ro ratea|scap|omite|trec\w* (?:neobserv|cu vederea) ||| detect|depist|găse|identific|descoper // găs
ru пропуска|упуска|пропущ ||| выявл|обнаруж|находит|находят|распозна // выяв|найд
uk пропуска|пропущ|упуска ||| виявл|знаход|розпізна // вияв|знайд
tr gözden kaçır|kaçır|atla // yaka ||| tespit|bulur|bulunur|belirle|saptar|saptan|yakala // bul|tanı
ar يفوت|تفوت|يُغفل|يغفل ||| يكشف|تكشف|يكتشف|تكتشف|اكتشاف|يُكتشف|يرصد // يجد|كشف
fa از دست می|نادیده|جا می ||| تشخیص|شناسایی|پیدا|کشف // می‌یاب
ur رہ جات|چھوٹ|نظر انداز|چوک ||| پتہ|پکڑ|تشخیص|دریافت|تلاش // معلوم|مل
hi चूक|छूट|नज़रअंदाज़|नजरअंदाज|रह जा ||| पता|पकड़|पकड|खोज|पहचान // मिल
pa ਖੁੰਝ|ਰਹਿ ਜਾ|ਨਜ਼ਰਅੰਦਾਜ਼ ||| ਪਤਾ|ਪਛਾਣ|ਲੱਭ|ਖੋਜ // ਮਿਲ
bn বাদ পড়|ধরা পড়ে না|এড়িয়ে|বাদ পড় ||| ধরা পড়ে|ধরা পড়ে|শনাক্ত|খুঁজে // ধর|পাও
zh 漏|遗漏|错过|未能 ||| 发现|检出|查出|检测出|检查出|找到 // 诊断出
vi bỏ sót|bỏ lỡ|không phát hiện // sót ||| phát hiện|tìm thấy|tìm ra // thấy
ko 놓치|놓칠|놓쳐|놓친 ||| 발견|찾아|찾습|검출|찾는|찾을 // 찾
cy methu|fethu|colli|golli ||| canfod|ganfod|dod o hyd|datgel|darganf // gweld
so seeg|dhaaf|waa\b ||| hel|ogaa|ogaan|soo saar // arka
""",
    "stop and continue": r"""
es dej\w* de|suspend|interrump|parar|pare // cese|abandon|retir ||| siga|sigue|continú|continu|empiece|
   comience|manteng // segu
fr arrêt|cess|interromp|suspend|stopp // renon ||| poursuiv|continu|commenc // repren
de absetz|abgesetzt|aufhör|beend|stopp|unterbrech|abbrech|setz\w* .{1,60} ab\b|hör\w* .{1,60} auf // nicht|kein|
   ohne|verzicht ||| fortsetz|fortführ|weiter(?! als| unten| oben)|beginn // fahren
it smett|sospend|interromp|cess ||| continu|prosegu|inizi|comin // mant
pt par[ae]|deix\w* de|suspend|interromp|cess ||| continu|mantenh|comec|inici // siga
pl przesta|odstaw|przerw|zaprzest|wstrzym ||| kontynu|nadal|rozpocz|zacz // dalej
ro opri|înceta|încet|întrerup|renunț ||| continua|continuați|începe|menține // contin
ru прекра|переста|отмен|прерв|приостан // брос ||| продолж|начн|начин // далее|дальше
uk припин|переста|скасу|перерв // кид ||| продовж|почн|почин // далі
tr bırak|kes|durdur|son ver // vazgeç ||| devam|sürdür|başla // sürek
ar توقف|أوقف|التوقف|إيقاف|امتنع|توقّف // كف|انقط ||| استمر|تابع|واصل|ابدأ|الاستمرار // مواصل
fa قطع|متوقف|نکنید|کنار بگذار // ترک ||| ادامه|شروع|آغاز // همچنان
ur بند|روک|چھوڑ|ترک ||| جاری|شروع // رکھ
hi बंद|बन्द|रोक|छोड़|छोड // रुक|त्याग ||| जारी|शुरू|शुरु|चालू // रख
pa ਬੰਦ|ਰੋਕ|ਛੱਡ // ਰੁਕ ||| ਜਾਰੀ|ਸ਼ੁਰੂ|ਸ਼ੁਰੂ // ਰੱਖ
bn বন্ধ|থামা|থামি // ছেড়ে|বাদ ||| চালিয়ে|চালিয়ে|শুরু|অব্যাহত // চল
zh 停|中止|中断 // 禁 ||| 继续|繼續|开始 // 持续
vi ngưng|ngừng|dừng|thôi // bỏ ||| tiếp tục|bắt đầu|duy trì // vẫn
ko 중단|중지|멈추|멈춰|그만|끊 ||| 계속|시작|지속 // 이어
cy gorau i|stopi|rho'r gorau|atal ||| dal ati|daliwch|parhau|parhewch|dechrau|
   dechreuwch // para
so jooji|jooj|daa\b|iska daa ||| wad|sii |bilow|bilaw // weli
""",
    "left and right": r"""
es izquierd ||| derech(?!o a|os)
fr gauche ||| droit(?!s| à| de)
de link ||| recht(?!z|e und|lich|s?anw|fert)
it sinistr ||| destr
pt esquerd ||| direit(?!o a|os)
pl lew(?!ar|at) ||| praw(?!o\b|d|id|n|ie)
ro stâng ||| drept(?!ul|uri| )|dreapt
ru лев(?!к) ||| прав(?!о\b|ил|д|ительн)
uk лів(?!к) ||| прав(?!о\b|ил|д)
tr sol(?!u|unu) ||| sağ(?!l|an|ır)
ar يسر|يسار|شمال ||| يمن|يمين|أيمن
fa چپ ||| راست(?! می|‌)
ur بائیں|بایاں|بائیاں ||| دائیں|دایاں|داہن
hi बाएँ|बाएं|बायाँ|बायां|बाईं|बायीं|बाँए|बांए ||| दाएँ|दाएं|दायाँ|दायां|दाईं|दायीं|दाहिन
pa ਖੱਬ ||| ਸੱਜ
bn বাম|বাঁ ||| ডান
zh 左 ||| 右
vi trái(?! cây) ||| bên phải|tay phải|chân phải|mắt phải|vai phải|gối phải
ko 왼 ||| 오른
cy chwith ||| ochr dde|llaw dde|ar y dde|coes dde|braich dde|ben-glin dde|llygad dde
so bidix ||| midig
""",
    "dry and wet": r"""
es sec[ao]|seque|no moj|no se moje // evite // mojar ||| húmed|mojad|moje
fr sec\b|sèche|au sec // mouill ||| humide|mouillé
de trocken // nass ||| feucht|nass
it asciutt|secc // non bagn ||| umid|bagnat
pt sec[ao] // molh ||| húmid|úmid|molhad
pl such|suszy // mocz|zamocz ||| wilgot|mokr
ro uscat // ud ||| umed|ud[ăe]?\b
ru сух // моч|намок ||| влажн|мокр
uk сух // моч|намок ||| волог|мокр
tr kuru // ıslat ||| ıslak|nemli
ar جاف|جافة|تجفيف|جفاف // بلل ||| رطب|مبلل|رطبة
fa خشک // خیس ||| مرطوب|خیس نگه|نمناک
ur خشک // بھیگ ||| گیل|نم\b|تر رکھ
hi सूखा|सूखी|सूखे|शुष्क|सुखा // भीग|गीला न ||| गीला|गीली|गीले|नम(?![\u0900-\u0963])|भिगो
pa ਸੁੱਕ|ਖੁਸ਼ਕ|ਸੁਕਾ // ਭਿੱਜ ||| ਗਿੱਲ|ਨਮੀ|ਸਿੱਲ੍ਹ
bn শুকনো|শুষ্ক|শুকন // ভিজ ||| ভেজা|ভিজা|আর্দ্র
zh 干燥|保持干|乾 // 沾水|弄湿|湿水 ||| 湿润|潮湿|保持湿
vi khô // không (?:để |bị )?ướt ||| ẩm|ướt
ko 건조|마른|물기 // 젖지 ||| 촉촉|젖은|습하
cy sych // gwlych ||| wlyb|gwlyb|llaith
so qallay|qalay|engeg // qoyn ||| qoyaan|qoy
""",
    "hot and cold": r"""
es calient|caldead // cálid|tibi ||| frí[ao]|helad
fr chaud // tiède|brûlant ||| froid|glac
de heiß|warm // lau ||| kalt|kühl
it cald // tiepid|bollent ||| fredd
pt quent // morn ||| fri[ao]|gelad
pl gorąc|ciepł // wrząc ||| zimn|chłod
ro fierbin|cald // călduț ||| rece|reci\b
ru горяч|тёпл|тепл // жарк ||| холодн
uk гаряч|тепл // теплої ||| холодн
tr sıcak // ılık ||| soğuk
ar ساخن|حار|دافئ // فاتر ||| بارد
fa داغ|گرم // ولرم ||| سرد
ur گرم // نیم گرم ||| ٹھنڈ
hi गर्म|गरम|गुनगुन ||| ठंड|ठण्ड|शीतल
pa ਗਰਮ|ਕੋਸ ||| ਠੰਢ|ਠੰਡ
bn গরম // উষ্ণ ||| ঠান্ডা|ঠাণ্ডা
zh 热|熱|烫 // 温 ||| 冷|凉|冰
vi nóng // ấm ||| lạnh
ko 뜨거|더운|온수|온찜 // 따뜻 ||| 차가|찬 |냉
cy poeth|boeth|phoeth|cynnes // gynnes ||| oer
so kulul|diiran // diir ||| qabow
""",
    "empty stomach and with food": r"""
es ayun|estómago vacío|sin (?:comida|alimentos) // antes de ||| con (?:las )?comida|con (?:los )?alimentos|
   después de (?:comer|las comidas)|estómago lleno // durante
fr jeun|estomac vide // avant|en dehors |||
   avec (?:un |de la |des )?(?:repas|nourriture|aliments)|après (?:le|les|un) repas|au cours d|
   pendant (?:le|les|un) repas // mang
de nüchtern|leere[nmr]? Magen // vor |||
   zu (?:den |einer |dem )?(?:mahlzeit|essen)|mit (?:dem |einer )?(?:essen|mahlzeit|nahrung)|
   nach (?:dem |den |einer )?(?:essen|mahlzeit)|volle[nmr]? Magen // während
it digiuno|stomaco vuoto // prima|lontano ||| stomaco pieno|
   con (?:il |i |del )?(?:cibo|pasto|pasti)|dopo (?:i |il )?past|ai pasti // durante
pt jejum|estômago vazio // antes ||| com (?:a |as )?(?:comida|refeiç|alimentos)|após (?:a |as )?refeiç|
   depois d\w+ refeiç|estômago cheio // durante
pl czczo|pust\w* żołąd // przed |||
   z (?:jedzeniem|posiłkiem|pokarmem)|po (?:posiłku|jedzeniu)|
   podczas (?:posiłku|jedzenia)|w trakcie (?:posiłku|jedzenia)|pełn\w* żołąd // w czasie
ro nemâncate|stomacul gol|nemâncat // înainte ||| cu (?:mâncare|alimente)|în timpul mesei|
   după (?:masă|mese|mâncare)|stomacul plin // la masă
ru натощак|пустой желудок // до еды|перед ||| с (?:едой|пищей)|во время еды|после еды|полный желудок|сытый // вместе
uk натще|порожній шлунок // до їжі|перед ||| з (?:їжею|їдою)|під час їжі|після їжі|повний шлунок // разом
tr aç karn|aç mide // önce ||| tok karn|yemek(?:le|lerle| ile)|yemekten sonra|yiyecekle // sırasında
ar معدة فارغة|الريق|معدة خالية // قبل ||| مع الطعام|مع الأكل|بعد الأكل|بعد الطعام|معدة ممتلئة|أثناء الأكل|مع وجبة
   // أثناء
fa ناشتا|معده خالی|معدهٔ خالی|شکم خالی // پیش|قبل ||| همراه (?:با )?غذا|با غذا|بعد از غذا|پس از غذا|معده پر|معدهٔ پر
   // هنگام
ur خالی پیٹ|نہار منہ // پہلے ||| کھانے کے ساتھ|کھانے کے بعد|بھرے پیٹ // دوران
hi ख़ाली पेट|खाली पेट|बिना खाए // पहले ||| खाने के साथ|भोजन के साथ|खाने के बाद|भोजन के बाद|भरे पेट // दौरान
pa ਖ਼ਾਲੀ ਪੇਟ|ਖਾਲੀ ਪੇਟ|ਨਿਰਣੇ // ਪਹਿਲਾਂ ||| ਖਾਣੇ ਨਾਲ|ਖਾਣੇ ਦੇ ਨਾਲ|ਭੋਜਨ ਨਾਲ|ਭੋਜਨ ਦੇ ਨਾਲ|ਖਾਣੇ ਤੋਂ ਬਾਅਦ|ਭਰੇ ਪੇਟ // ਦੌਰਾਨ
bn খালি পেটে // আগে ||| খাবারের সঙ্গে|খাবারের সাথে|খাবারের পর|ভরা পেটে|খাওয়ার পর // সময়
zh 空腹 // 饭前|餐前 ||| 随餐|与食物|饭后|餐后|随食物|和食物|饱腹 // 同服
vi bụng đói|đói // trước ||| cùng (?:với )?(?:thức ăn|bữa ăn)|sau (?:khi )?ăn|bụng no|no bụng|trong bữa ăn
   // với thức ăn
ko 공복|빈속|빈 속 // 식전 ||| 음식과|식사와|식후|식사 후|식사와 함께 // 함께
cy stumog wag // cyn ||| gyda bwyd|gyda phryd|ar ôl bwyd|stumog lawn // yn ystod
so calool madhan|caloosha oo madhan|calool maran // ka hor ||| cuntada|cunto ka dib|calool buuxda // la cun
""",
    "low and high": r"""
es baj[ao]|hipogluc|hipoten|reducid // menor|poc|disminu|descens ||| alt[ao]|hipergluc|hiperten|elevad // mayor|
   subid|aument
fr bas\b|basse|hypo|faible // peu|baisse|chute ||| haut|élevé|hyper // fort|hausse
de niedrig|unterzuck|gering|hypo // tief ||| hoh|hoch|bluthochdruck|erhöht|überzuck|hyper // höh
it bass|ipogl|ipoten // poco|calo ||| alt[aoie]|ipergl|iperten|elevat // aument
pt baix|hipogl|hipoten // pouc|menor|queda ||| alt[ao]|hipergl|hiperten|elevad // maior
pl nisk|hipogl|niedociś|niedocuk|obniżon // mał|spad ||| wysok|nadciś|hipergl|podwyższon // wzrost|duż
ro scăzut|hipogl|hipoten|mic[ăi]?\b|redus // scăd ||| ridicat|crescut|mare|înalt|hipergl|hiperten // creșt
ru низк|гипогл|гипотон|понижен // мал|сниж|падени ||| высок|гипергл|гипертон|повышен // больш
uk низьк|гіпогл|гіпотон|знижен // мал ||| висок|гіпергл|гіпертон|підвищен // вели
tr düşük|hipogl|tansiyon düş // az ||| yüksek|hipergl|hipertan // fazla
ar انخفاض|منخفض|هبوط // نقص|قليل ||| ارتفاع|مرتفع|عال // زياد
fa پایین|افت|کم\b // کاهش ||| بالا|فشار خون دار|زیاد // افزایش
ur کم\b|پست // کمی ||| زیادہ|ہائی|بلند // اضاف
hi कम(?![\u0900-\u0963])|निम्न|लो(?![\u0900-\u0963]) // कमी|घट|नीच ||| ज़्यादा|ज्यादा|अधिक|उच्च|हाई|तेज़|तेज // बढ़|बढ
pa ਘੱਟ|ਨੀਵ // ਕਮੀ|ਘਟ ||| ਵੱਧ|ਜ਼ਿਆਦਾ|ਜਿਆਦਾ|ਉੱਚ|ਹਾਈ|ਤੇਜ਼ // ਵਧ
bn কম|নিম্ন|হাইপো // নিচু ||| উচ্চ|বেশি|হাই // বাড়
zh 低 // 小|偏低 ||| 高 // 大
vi thấp|hạ // ít|nhỏ|giảm ||| cao|tăng huyết // nhiều
ko 낮|저혈|저용량 // 적 ||| 높|고혈|고용량 // 많
cy isel // bach|fach ||| uchel // mawr
so hoos|yar // dhiman ||| sarre|sare|badan|dhiig karka|kacsan // kor
""",
    "more and less": r"""
es más|mayor|aument|adicional|otr|much // tant ||| (?<!\bal )(?<!\blo )(?<!\ba )menos(?! que)|menor // reduc|poc|disminu
fr plus|davantage|supplém|autre|beaucoup|augment // encore ||| (?<!\bau )(?<!\bà )moins(?! que)|moindre // réduit|rédui|
   peu|dimin
de mehr|weiter|zusätz|öfter|häufig|stärk|länger // viel ||| weniger|seltener|minder // redu|verring|schwäch
it più|maggior|altr|ulterior|molt|aument // ancora ||| (?<!\ba )meno(?! che)|minor // ridu|poc|diminu
pt mais|maior|outr|adicional|muit|aument // ainda ||| (?<!\bpelo )(?<!\bao )(?<!\ba )menos|menor // reduz|pouc|diminu
pl więcej|bardziej|częściej|kolejn|dodatk|dłuż|siln|zwięk // dużo|wiele ||| mniej|rzadziej|słab // ogranicz|
   zmniejsz|mał
ro mai mult|suplimentar|mai des|mai frecvent|mai lung|mare // încă|mult ||| mai puțin|mai puţin|mai rar // redu|
   scăd|puțin
ru (?<!не )больше|(?<!не )более|дополнит|чаще|сильн|дольше // много|ещё|еще ||| (?<!не )меньше|(?<!не )менее|
   реже // умень|огранич|мало
uk (?<!не )більш|додатк|частіше|сильніш|довше // багато|ще ||| (?<!не )менш|рідше // зменш|обмеж|мало
tr daha fazla|daha çok|daha sık|artır // çok|fazla|bol ||| daha az|daha seyrek // azalt
ar أكثر|مزيد|إضافي|زيادة|أكبر // كثير|أخرى ||| (?<!ال)أقل(?! من [0-9٠-٩]) // قليل|تقليل
fa بیشتر|زیادتر // زیاد|دیگر ||| کمتر // کم\b|کاهش
ur زیادہ|مزید // بہت|اور ||| (?<!از )کم(?! از)(?!\w) // گھٹا
hi ज़्यादा|ज्यादा|अधिक|और // बहुत|बढ़|बढ ||| (?<!कम से )कम(?! से कम)(?![\u0900-\u0963]) // घटा
pa ਵੱਧ|ਜ਼ਿਆਦਾ|ਜਿਆਦਾ|ਹੋਰ|ਵਧੇਰੇ // ਬਹੁਤ ||| (?<!ਘੱਟੋ-)ਘੱਟ(?!ੋ) // ਘਟਾ
bn বেশি|আরও|আরো|অধিক // অনেক ||| কম(?!পক্ষে|[\u0981-\u09e3]) // কমা|কমি
zh 更多|多|更 // 再|其他 ||| (?<!至)少(?![于年数量])|更少 // 减
vi nhiều|thêm|hơn nữa // nữa|khác ||| ít hơn|bớt|ít (?!nhất) // giảm
ko 더 |많|자주 // 추가|다른 ||| 덜 |적게|드물게 // 줄
cy mwy|fwy|rhagor|amlach // llawer ||| llai|lai // lleih|leih
so badan|dheeraad|badso // kale ||| (?:ka |wax )yar|yaree // dhim
""",
    "morning and evening": r"""
es mañana|desayun|matutin ||| noche|tarde|nocturn|acost|cen[ae]\b
fr matin|petit-déj ||| soir|nuit|coucher|nocturn
de morgen|früh|vormittag ||| abend|nacht|nächt|schlafen
it mattin|colazion ||| ser[ae]|notte|notturn|coricar|dormire
pt manhã|matinal|pequeno-almoço ||| noite|noturn|deitar|tarde
pl ran[oae]|porann|śniadan ||| wiecz|noc|snem
ro diminea|micul dejun ||| sear|noapt|culcare
ru утр|утр|завтрак ||| вечер|ноч|сном
uk ранк|вранці|сніданк|зранку ||| ввечер|увечер|вечор|ноч|сном
tr sabah ||| akşam|gece|yat
ar صباح|فجر ||| مساء|ليل|النوم|عشاء
fa صبح|بامداد ||| شب|عصر|خواب
ur صبح ||| شام|رات|سونے
hi सुबह|सवेरे|प्रातः ||| शाम|रात|सोने|सायं
pa ਸਵੇਰ|ਤੜਕੇ ||| ਸ਼ਾਮ|ਸ਼ਾਮ|ਰਾਤ|ਸੌਣ
bn সকাল|ভোর ||| সন্ধ্যা|রাত|ঘুমা|শোবার|শোয়ার
zh 早|晨|上午 ||| 晚|夜|睡前
vi sáng ||| tối|đêm|ngủ|chiều
ko 아침|오전 ||| 저녁|밤|취침|자기 전|오후
cy bore|foreau ||| nos\b|hwyr|gwely|min nos
so subax|aroor|quraac ||| habeen|fiid|galab|hurd
""",
    "breathe in and breathe out": r"""
es inspir|inhal|tom[ae] aire|aspir ||| espir|exhal|expul|suelt
fr inspir|inhal|aspir ||| expir|souffl
de einatm|atme\w* .{0,40}ein\b|inhal ||| ausatm|atme\w* .{0,40}aus\b
it inspir|inal|aspir ||| espir|espell|butt\w* fuori
pt inspir|inal|aspir ||| expir|exal|deit\w* o ar
pl wdech|wdycha|wdychaj|wciąg ||| wydech|wydycha|wypu
ro inspir|inhal|trageți aer ||| expir|dați aerul
ru вдох|вдыха ||| выдох|выдыха
uk вдих|вдиха ||| видих|видиха
tr nefes al|içinize çek|soluyun ||| nefes ver|nefesinizi ver|soluk ver
ar شهيق|استنشق|تنفس .{0,12}الداخل ||| زفير|أخرج|ازفر
fa دم بگیر|نفس بکش|استنشاق ||| بازدم|بیرون دهید|بیرون بده
ur سانس (?:اندر|لیں|کھینچ) ||| سانس (?:باہر|چھوڑ|نکال)
hi साँस (?:अंदर|लें|खींच)|सांस (?:अंदर|लें|खींच) ||| साँस (?:बाहर|छोड़|निकाल)|सांस (?:बाहर|छोड़|निकाल)
pa ਸਾਹ (?:ਅੰਦਰ|ਲਓ|ਖਿੱਚ) ||| ਸਾਹ (?:ਬਾਹਰ|ਛੱਡ|ਕੱਢ)
bn শ্বাস নি|শ্বাস টান ||| শ্বাস ছাড়|শ্বাস ছাড়|নিঃশ্বাস ফেল
zh 吸 ||| 呼(?!吸)
vi hít ||| thở ra
ko 들이마|들이쉬|흡입|들이 ||| 내쉬|내뱉|내쉽
cy anadlu i mewn|anadlwch i mewn|mewnanadl ||| anadlu allan|anadlwch allan
so neef(?:so|ta) (?:qaado|gudaha)|neefso ||| neefta (?:sii daa|dibadda)
""",
    "upper and lower": r"""
es superior|alta|arriba|brazo ||| inferior|bajo|abajo|baja
fr supérieur|haut ||| inférieur|bas\b
de ober ||| unter
it superior|alt[ao] ||| inferior|bass
pt superior|alt[ao]|cima ||| inferior|baixo
pl górn|ramię|ramieni|ramion ||| doln|podudz|przedrami
ro superior|sus|partea de sus|braț ||| inferior|jos|antebraț
ru верхн|плеч ||| нижн|предплеч|поясниц|голен
uk верхн|плеч ||| нижн|передплі|поперек|гоміл
tr üst ||| alt\b|altı|bel\b
ar علوي|عليا|أعلى|عضد ||| سفلي|سفلى|أسفل|ساعد
fa بالا|فوقانی|بازو ||| پایین|تحتانی|کمر|ساعد
ur اوپر|بالائی ||| نچل|زیریں|نیچے
hi ऊपर|ऊपरी|ऊर्ध्व ||| नीच|निचल|निचली
pa ਉੱਪਰ|ਉਪਰ|ਉਤਲ ||| ਹੇਠ|ਥੱਲ|ਨੀਚ
bn উপর|ওপর|ঊর্ধ্ব ||| নিচ|নিম্ন|নীচ
zh 上 ||| 下
vi trên ||| dưới|thắt lưng|cẳng
ko 위|윗|상 ||| 아래|아랫|하|허리
cy uchaf|uwch ||| isaf|gwaelod
so sare|kore ||| hoose
""",
}
# Where a "not" turns one side into the other: "does not find" is "misses".
TURNED_BY_NOT = frozenset(["reduce and increase", "miss and find", "stop and continue", "dry and wet"])
# Only these may keep a leaflet back; of the others a person decides.
FIRM = frozenset(["left and right"])
_DENSE = ("zh", "ko")
_BEFORE = {"ar": r"(?:[وفبكل]{0,2}(?:ال)?)?", "cy": r"(?:[a-zâêîôûŵŷ]+['’])?"}


def known(tag: str) -> bool:
    """Whether there are lists for a language of translations."""
    return bool(opposites(tag))


@lru_cache(maxsize=64)
def opposites(tag: str) -> tuple[Opposite, ...]:
    """The pairs that are listed for translations from English into a language; none where nobody has listed any."""
    return tuple(_listed(primary(tag)))


def _listed(translated: str) -> Iterator[Opposite]:
    for name, lines in _WORDS.items():
        for line in _joined(lines):
            language, _, words = line.partition(" ")
            if language != translated:
                continue
            sides = [side.split("//") for side in words.split("|||")]
            claims = [_pattern(side[0], language) for side in sides]
            tells = [_pattern("|".join(part.strip() for part in side), language) for side in sides]
            source = [re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in _ENGLISH[name]]
            spare = re.compile(rf"\b(?:{_SPARE.get(name, '(?!)')})\b", re.IGNORECASE)
            yield Opposite(
                name,
                (source[0], source[1]),
                (claims[0], claims[1]),
                (tells[0], tells[1]),
                spare,
                tuple(_HINTS[name].split()),
            )


def _joined(lines: str) -> Iterator[str]:
    """Lines that begin with spaces go on from the one before."""
    whole = ""
    for line in lines.strip().splitlines():
        if not line.startswith(" "):
            if whole:
                yield whole
            whole = line
        else:
            glue = "" if whole.endswith("|") and not whole.endswith("|||") else " "
            whole += glue + line.strip()
    yield whole


def _pattern(words: str, language: str) -> re.Pattern[str]:
    start = "" if language in _DENSE else rf"(?<!\w){_BEFORE.get(language, '')}"
    return re.compile(rf"{start}(?:{words.strip()})", re.IGNORECASE)
