"""The words that give a language away: short, frequent, and rarely the same in a neighbour.

Only words for telling languages apart stand here; a word that two languages share votes for both, weaker.
"other" gathers neighbours that are none of ours (Turkish, Azerbaijani, Uzbek, Kyrgyz, Tajik, Ukrainian), so
that their posts are not taken for Kazakh or Turkmen.
"""

from __future__ import annotations

RUSSIAN = """
и в во на с со по к ко у о об от до из за для при под над про без через между после перед около против
вместо не ни но а да или же ли бы что чтобы как так это этот эта эти этого этой этом тот та те того той
том он она оно они его её ее их им ей ему нам нас вам вас мне меня мой наш наша наши ваш свой своего
своей свои я ты мы вы кто где когда куда почему зачем сколько который которая которые которых которой
которого уже ещё еще также тоже только даже если то там тут здесь сейчас теперь сегодня завтра вчера был
была было были будет будут есть нет может могут можно нужно надо более менее очень чем все всё всех год
года году лет месяц день дня дней тыс млн млрд руб из-за пока однако потому поэтому ноль один два две
три четыре пять сто стали стал стала новый новая новые новых
"""

KAZAKH_CYRILLIC = """
келди кетти берди мен бен пен және жане үшін ушин бойынша туралы арқылы аркылы кейін кейин дейін дейин
қарай карай дейді дейди деп деді деди деген емес екен еді едi бар жоқ жок болды болып болады болған
болган болмайды болса бола болар бұл бул ол сол осы мына мынау сондай мұндай қандай калай қалай неге
қашан кашан қайда кайда кім ким не біз биз сіз сиз мені сені оны біздің биздин сіздің сиздин олар оның
онын өз өзі барлық барлык бәрі тек ғана гана қазір казир бүгін бугин ертең ертен кеше жыл жылы жылға
айда күні куни күн кун аптада сайын бір бир екі еки үш төрт торт бес алты жеті сегіз тоғыз он мың мын
отыр жатыр тұр тур жүр жур келді кетті берді алды қойды койды айтты жазды етті етеді жатқан барды
алмайды жай өтті отти өтеді отеди ашылды көшті кошти басталды жабылды қымбаттады арзандады керек жаңа
жана көп коп аз ең енді енди әлі али тағы тагы тіпті бірақ бирак алайда себебі себеби немесе қала кала
қаласы каласы ауыл ауданы облысы республикасы республикасының мемлекет мемлекеттік үкімет үкіметі халық
халык ел елі елдің елде адам адамдар жер жұмыс жумыс ақша акша бағасы багасы ағайын рахмет рақмет сәлем
салем
"""

KAZAKH_LATIN = """
jäne jáne jane zhäne zhane üşın üşin úshin ushin boiynşa boıynsha boiynsha turaly arqyly keiın keiin
keıin keyin deiın deıin deiin dep dedi degen emes eken edı joq zhoq boldy bolyp bolady bolǵan bolğan
bolgan bolmaidy būl bul bül sol osy myna mūndai sondai qalai qandai qashan qaida kım biz sız olar onyñ
onyń öz óz özı ózi barlyq tek ğana ǵana gana qazır qazir bügın búgin bugin erteñ erteń keşe keshe jyl
jyly jylǵy jylǵa zhyl zhyly zhylgy kün kún bır bir ekı eki üş úsh ush tört tórt jatyr otyr tūr tur keldı
keldi berdı berdi aldy qoidy qoıdy aitty aıtty jatqan kerek jaña jańa jana zhana köp kóp kop eñ eń endı
endi älı áli tağy taǵy tagy bıraq biraq sebebı sebebi nemese qala qalasy auyl aýyl audany aýdany oblysy
respublikasy respýblıkasy memleket memlekettık memlekettik ükımet úkimet halyq halqy el elı elde eldıñ
adam adamdar jer zher jūmys jumys zhumys aqşa aqsha bağasy baǵasy rahmet sälem sálem salem qazaq
qazaqstan qazaqstannyñ qazaqstannyń qazaqstannyn qazaqstanda qazaqşa qazaqsha astanada almatyda ötti
ótti aşyldy
"""

TURKMEN = """
we bilen üçin ucin hem bu ol bir iki üç uc dört dort baş on müň mun boýunça boyunca barada hakynda
arkaly soň son soňra sonra ýaly yaly däl dal ýok yok bar ýöne yone emma indi ýene yene has iň şeýle
seyle şol sol şu haýsy haysy diýip diyip diýdi diydi diýen diyen diýmek diymek boldy bolýar bolyar bolar
bolup bolan etdi edýär edyar eder edip edildi edilýär edilyar geçirildi gecirildi geçirilýär gecirilyar
bellendi açyldy acyldy berildi başlandy baslandy gelýär gelyar geldi gitdi aldy berdi artdy satyldy
tapyldy ýurt yurt ýurdy yurdy döwlet dowlet hormatly prezidentimiz prezidentimiziň şäher saher şäherinde
saherinde welaýaty welayaty welaýatynda welayatynda täze taze uly ýyl yyl ýylda yylda ýyly aý gün gun
günü hepde adam iş ýer söwda sowda nebit deňiz deniz serhet hyzmatdaşlyk hyzmatdaslyk gatnaşyk gatnasyk
mejlis duşuşyk dususyk halkara milli olar biz siz men sen onuň onun munuň munun şonuň sonun oňa ona eger
çünki cunki sebäbi sebabi näme name kim nire haçan hacan näçe nace köp kop az gowy ähli ahli hemme her
öz oz özüniň ozunin tarapyndan ugrunda esasynda görä gora içinde icinde is
çenli cenli başga basga birnäçe birnace
ilkinji häzir hazir düýn duyn ertir salam sag boluň bolun ýoly yoly demir gara ak altyn suw howa çörek
corek nan halk halky maşgala masgala mekdep lukman hassahana türkmenistanyň türkmenistanda
turkmenistanyn turkmenistanda gazagystan gazagystanyň gazagystanyn gazagystanda aşgabat aşgabatda
asgabat asgabatda turkmenistana türkmenistana gazagystana
"""

ENGLISH = """
the of and to in for with by from as is are was were be been has have had will would can could should
may might not no this that these those it its his her their they he she we our you your i my me us them
who which what when where why how more most than then after before over under into out about between
against through during without within per new said says say year years day week month last next first
one two three four at on an or but if so up down off all any some other also only just still now here
there both each few many much very because while until since again across told men bar made make get got
take took back good sold via amid despite
"""

OTHER = """
що це та як який яка які його він вона вони від також під час року буде були щоб або між жана менен үчүн
болгон эмес жок кандай кыргыз деген ва билан учун бу бўлган ҳам эмас дар аз ба барои ve için ile olarak
çok daha değil bu bir olan gibi kadar sonra türkiye yapılan yeni və üçün ilə edib bildirib azərbaycan va
bilan uchun bo'lgan ham emas bo'yicha o'zbekiston yil yangi haqida der die das und ist une les dans чек
bekati ochildi ishga qilindi nav шуд аст кушода нав уряд
ухвалив новий українські le la est du au par sur pour que qui hat wieder mit für nicht auch von
den dem ein eine im чейин кийин боюнча эле жаңы ачылды болду ачты підписав україни києві війни
"""

# Beginnings of words that are frequent in news and belong to one language whatever follows.
RUSSIAN_STEMS = "казахстан туркменистан узбекистан афганистан ашхабад россий правительств государств"
KAZAKH_STEMS = """
мектеп сауда жолау пойыз сапар шекара облыс ауыл мекен дамыт жоба шарт тасымал ресми турал тауар
министрл мемлекет кымбат жанбыр жабык жанал жагда жагас кездес кешик кейинг котер азай кобей жогар томен
шешим демалыс сауал мугалим temirj mektep jabyl aqsha jumys jol jyl jañ jań sauda saýda shekara şekara
keden munai munaı kelis halyq oblys audan aýdan kezek teñiz teńiz ministrlı ministrli şart shart
prezidentı
"""
TURKMEN_STEMS = """
deniz deňiz denzi deňzi nebit söwda sowda döwlet dowlet hyzmatda gatnaş gatnas prezident ministr(?!y)
hormat welaýat welayat garagum hazar daşary dasary serhet mekdep ulag önüm onum haryt zawod suwuk
bitarap sebit hünär hunar jemgy aşgab asgab kärhana karhana maslahat mejlis gurlu garaşs garass bellen
geçir gecir taýýar tayyar gymmat arzan nobat habar maglumat
"""

WORDS_BY_LANGUAGE = {
    "ru": RUSSIAN,
    "kk": KAZAKH_CYRILLIC + KAZAKH_LATIN,
    "tk": TURKMEN,
    "en": ENGLISH,
    "other": OTHER,
}
STEMS_BY_LANGUAGE = {"ru": RUSSIAN_STEMS, "kk": KAZAKH_STEMS, "tk": TURKMEN_STEMS}
