"""Turkmen word forms: what a keyword finds, and which words look alike and are others."""

from __future__ import annotations

import pytest

from bot.domain.languages import turkmen
from tests.domain.word_form_table import cases

FORMS = """
gaz: gazy gazyň gaza gazda gazdan gazlar gazyny gazynyň gazynda gazçylar | gazet gazanç gazak gaýtmak
nebit: nebiti nebitiň nebite nebitde nebitden nebitçi nebitçiler nebitiniň | nebsi
port: porty portuň porta portda portunda portundan portlar portlary portuna portunyň portdaky | sport
    portret portal eksport pasport
deňiz: deňzi deňziň deňze deňizde deňziniň deňzinde deňizler deňiziň deňizçi deňzindäki | deň deňlik
    deňeşdirme
suw: suwy suwuň suwa suwda suwdan suwlar suwlary suwuny | suwenir suwuk
ýol: ýoly ýoluň ýola ýolda ýollar ýollary ýolunda ýolunyň ýollaryň ýoldan | ýoldaş ýolbars ýolagçy
demir: demri demriň demire demirden | demirgazyk
ulag: ulagy ulagyň ulaga ulaglar ulaglary ulagda | uly ulanyş
serhet: serhedi serhediň serhede serhetde serhetden serhetler serhedinde serhediniň serhetçi | serdar sergi
    serişde
söwda: söwdanyň söwdasy söwdada söwdany söwdasynyň söwdadan söwdalar | söweş söýgi söz
bazar: bazary bazaryň bazara bazarda bazarlar bazarynda | baýar
baha: bahasy bahany bahanyň bahalar bahasynyň bahada | bahar
pul: puly puluň pula pullar pulunyň puldan | pulsuz
manat: manady manadyň manada manatlar manatdan | maňlaý
bank: banky bankyň banka bankda banklar bankynda bankynyň | banket bankrot banan
şäher: şäheri şäheriň şähere şäherde şäherler şäherinde şäherleri şäherindäki | şägirt şahyr şa
oba: obasy obanyň obada obalar obany obasynda | obýekt
welaýat: welaýaty welaýatyň welaýatynda welaýatlar welaýatda welaýatlarda | welosiped
ýurt: ýurdy ýurduň ýurda ýurtda ýurtlar ýurdunda ýurdumyz ýurdumyzyň ýurtlary | ýurist
döwlet: döwleti döwletiň döwlete döwletde döwletler döwletiniň döwletimiz | döwür
halk: halky halkyň halka halkymyz halkynyň halklar halkyna | halkara halas
prezident: prezidenti prezidentiň prezidente prezidentimiz prezidentimiziň prezidentler | premýer
hökümet: hökümeti hökümetiň hökümete hökümetinde hökümetler | hökman
ministr: ministri ministriň ministre ministrler ministriniň | ministrlik ministrligi
ministrlik: ministrligi ministrliginiň ministrlige ministrlikler ministrliginde | ministr
mejlis: mejlisi mejlisiň mejlise mejlisde mejlisler mejlisinde | mejbury
maslahat: maslahaty maslahatyň maslahata maslahatda maslahatynda maslahatlar | maslyk
duşuşyk: duşuşygy duşuşyga duşuşykda duşuşyklar duşuşygynda duşuşygyň | duşman
ylalaşyk: ylalaşygy ylalaşyga ylalaşykda ylalaşyklar ylalaşygyna | ylalaşdy
şertnama: şertnamasy şertnamany şertnamanyň şertnamalar şertnamada | şert
gurluşyk: gurluşygy gurluşyga gurluşykda gurluşygynda gurluşygyň gurluşykçy | gurluş
zawod: zawody zawodyň zawoda zawodda zawodlar zawodynda | zawal
kärhana: kärhanasy kärhanany kärhanada kärhanalar kärhananyň kärhanalary | kär
önüm: önümi önümiň önümler önümleri önümini önüme | öndüriji
ýangyç: ýangyjy ýangyjyň ýangyja ýangyçda ýangyçlar ýangyjynyň | ýangyn ýanynda
gämi: gämisi gäminiň gämini gämiler gämide gämä gämileri | gäwür
köpri: köprüsi köprüler köprini köprüde köprüniň köprüsiniň | köp
otly: otlyda otlular otlynyň otlularyň otlyny | ot otag
uçar: uçary uçaryň uçara uçarda uçarlar | uçurym uçuş
awtoulag: awtoulagy awtoulaglar awtoulaga awtoulagyň | awtor
hassahana: hassahanasy hassahananyň hassahanada hassahanalar hassahanany | hassa dermanhana naharhana
lukman: lukmany lukmanyň lukmana lukmanlar lukmandan | lukma
mekdep: mekdebi mekdebe mekdepde mekdepler mekdebiň mekdebinde | mekan
kitap: kitaby kitabyň kitaba kitaplar kitabynda | kitaphana
okuwçy: okuwçylar okuwçysy okuwçynyň okuwçylary | okuw
talyp: talyby talyplar talybyň talyba talyplary | talap
uniwersitet: uniwersiteti uniwersitetde uniwersitetiň uniwersitetiniň uniwersitetler | unwan
mugallym: mugallymy mugallymlar mugallyma mugallymyň | mukdar
ylym: ylmy ylmyň ylyma ylymda ylymlar | ylalaşyk
taryh: taryhy taryhyň taryha taryhda taryhynda | tarap
medeniýet: medeniýeti medeniýetiň medeniýetde medeniýetiniň | medal
dil: dili diliň dile dilde diller dilinde | dileg
söz: sözi sözüň sözler sözünde sözleri söze | söwda
gün: güni günüň güne günde günler gününde günleri | günorta günbatar
ýyl: ýyly ýylyň ýyla ýylda ýyllar ýylynda ýyllarda ýyldan | ýylan ýyldyz
aý: aýda aýyň aýlar aýynda | aýal
hepde: hepdäniň hepdede hepdesi hepdeler hepdede | hepbe
köçe: köçesi köçede köçäniň köçä köçeler köçesinde | köçgün
öý: öýi öýe öýde öýler öýüň öýünde öýleri | öýlenmek
aň: aňy aňyň aňda aňa | aňlatmak
iş: işi işiň işe işde işler işleri işinde | işgär işçi
ýer: ýeri ýeriň ýere ýerde ýerler ýerinde ýerleri | ýeriş
ogul: ogly oglunyň ogullar oglum | oglan
burun: burny burnuň burnunda | burç
agyz: agzy agzyň agzynda | agyr
ömür: ömri ömrüň ömrüni | ömürlik
pagta: pagtany pagtanyň pagtasy pagtada | pagtaçylyk
bugdaý: bugdaýy bugdaýyň bugdaýa bugdaýdan | bugar
et: eti etiň etden | etrap
un: uny unuň undan una | unaş
çörek: çöregi çöregiň çörege çörekde çörekler | çöl
balyk: balygy balygyň balyga balyklar balykçy | bal
ot: ody oduň oda otda otlar | otag otly
gar: gary garyň garda | garly garaş
ýagyş: ýagyşy ýagyşyň ýagyşlar ýagyşda | ýag ýagtylyk
howa: howasy howany howanyň howada | howlukma
ýel: ýeli ýeliň ýele | ýelkenli
ýangyn: ýangyny ýangynyň ýangyna ýangynda | ýangyç
kanun: kanuny kanunyň kanuna kanunlar kanunda | kanal
kazyýet: kazyýeti kazyýetiň kazyýetde kazyýete | kazy
saýlaw: saýlawy saýlawlar saýlawda saýlawyň saýlawlarda | saýla
raýat: raýaty raýatlar raýatlary raýata raýatyň | raýon
zähmet: zähmeti zähmetiň zähmete | zäher
bilim: bilimi bilimiň bilime bilimler | bile
hukuk: hukugy hukugyň hukuga hukuklar hukuklary | hukm
maýa: maýasy maýany maýanyň | maý
maýdan: maýdany maýdanda maýdanyň | maý
eksport: eksporty eksportyň eksporta eksportda | ekspert
pudak: pudagy pudaga pudakda pudaklar pudagynda pudagyny | pud
ykdysadyýet: ykdysadyýeti ykdysadyýetiň ykdysadyýetde | ykdysady
hyzmatdaşlyk: hyzmatdaşlygy hyzmatdaşlyga hyzmatdaşlygyň hyzmatdaşlykda | hyzmat
gatnaşyk: gatnaşygy gatnaşyklar gatnaşyga gatnaşyklary gatnaşyklaryň | gatnaw
türkmenistan: türkmenistanyň türkmenistana türkmenistanda türkmenistandan türkmenistany türkmenistandaky
    türkmenistanly türkmenistandyr türkmen | täjigistan hindistan türkiýe türkmenbaşy türkmenabat
gazagystan: gazagystanyň gazagystana gazagystanda gazagystandan gazagystany gazagystanly gazak | özbegistan
    gazan
özbegistan: özbegistanyň özbegistana özbegistanda özbek | özboluşly
aşgabat: aşgabadyň aşgabada aşgabatda aşgabatdan aşgabady aşgabatly aşgabatdaky | aşhana
hazar: hazaryň hazara hazarda hazary hazardan | häzir hazyna
mary: maryda maryda marydan marynyň mara maryly | marka
balkan: balkana balkanda balkanyň balkany balkandan | balkon
daşoguz: daşoguzda daşoguza daşoguzyň daşoguzdan | daş
garagum: garagumuň garagumda garaguma garagumy garagumdan | gara garagalpak gum
arkadag: arkadagyň arkadaga arkadagda | arka
serdar: serdaryň serdara serdary serdarda | serhet
türkmenbaşy: türkmenbaşynyň türkmenbaşyda türkmenbaşydan türkmenbaşa türkmenbaşyny | türkmen türkmenistan
astana: astanada astananyň astanadan astanany | asta
almaty: almatyda almatydan almatynyň | alma
berdimuhamedow: berdimuhamedowyň berdimuhamedowa berdimuhamedowy | berdi
"""


@pytest.mark.parametrize(("keyword", "word", "found"), cases(FORMS))
def test_a_keyword_finds_its_forms_and_no_other_word(keyword: str, word: str, found: bool) -> None:
    assert bool(turkmen.query_keys(keyword) & turkmen.text_keys(word)) is found


SPELLINGS = """
türkmenistan: turkmenistan turkmenistanyn turkmenistanda turkmenistana түркменистаның түркменистанда |
    hindistanyn
deňiz: denizi deniz denizde denzi деңзи деңизде | den
ýol: yoly yol yollary ёл ёлы ёлунда | yolagcy
söwda: sowdanyn sowda sowdasy сөвда сөвданың | sowes
şäher: saher saherinde шәхер шәхеринде | sah
ýangyç: yangyc yangyjy янгыч янгыҗы | yangyn
köçe: koce kocede kocesi көче көчеде | koc
"""


@pytest.mark.parametrize(("keyword", "word", "found"), cases(SPELLINGS))
def test_a_keyword_finds_other_spellings_of_its_language(keyword: str, word: str, found: bool) -> None:
    assert bool(turkmen.query_keys(keyword) & turkmen.text_keys(word)) is found


@pytest.mark.parametrize(
    ("keyword", "word"),
    [("deniz", "deňziniň"), ("yol", "ýolunda"), ("saher", "şäherinde"), ("turkmenistan", "türkmenistanda")],
)
def test_a_keyword_without_diacritics_finds_the_word_with_them(keyword: str, word: str) -> None:
    assert turkmen.query_keys(keyword) & turkmen.text_keys(word)


def test_diacritics_tell_words_apart_where_the_text_has_them() -> None:
    assert turkmen.query_keys("öt") & turkmen.text_keys("ot", plain=True)
    assert not turkmen.query_keys("öt") & turkmen.text_keys("ot", plain=False)
    assert not turkmen.query_keys("gol") & turkmen.text_keys("gül")
