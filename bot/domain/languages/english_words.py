"""Tables of English: forms that no rule gives, words that only look inflected, adjectives of countries."""

from __future__ import annotations

from collections.abc import Mapping

_IRREGULAR_LINES = """
be am is are was were been being
have has had
do does did done
go goes went gone
begin began begun
break broke broken
bring brought
build built
buy bought
catch caught
choose chose chosen
come came
cut cutting
deal dealt
draw drew drawn
drive drove driven
eat ate eaten
fall fell fallen
feel felt
fight fought
find found
fly flew flown flies
forbid forbade forbidden
freeze froze frozen
get got gotten
give gave given
grow grew grown
hear heard
hide hid hidden
hold held
keep kept
know knew known
lay laid
lead led
leave left
lend lent
lie lay lain lying
lose lost
make made
mean meant
meet met
overcome overcame
oversee oversaw overseen
pay paid
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold
send sent
shake shook shaken
shine shone
shoot shot
shrink shrank shrunk
sink sank sunk
sit sat
sleep slept
speak spoke spoken
spend spent
stand stood
steal stole stolen
strike struck
swim swam swum
take took taken
teach taught
tell told
think thought
throw threw thrown
undertake undertook undertaken
wear wore worn
win won
withdraw withdrew withdrawn
write wrote written
man men
woman women
child children
person people
foot feet
tooth teeth
mouse mice
goose geese
ox oxen
crisis crises
analysis analyses
basis bases
criterion criteria
phenomenon phenomena
datum data
medium media
leaf leaves
half halves
life lives
wife wives
knife knives
wolf wolves
shelf shelves
thief thieves
calf calves
good better best, bad worse worst, far further furthest, high higher highest, low lower lowest
large larger largest, big bigger biggest, small smaller smallest, new newer newest
old older oldest, great greater greatest, long longer longest, short shorter shortest
strong stronger strongest, weak weaker weakest, cheap cheaper cheapest, rich richer richest
poor poorer poorest, fast faster fastest, slow slower slowest, early earlier earliest
late later latest, close closer closest, wide wider widest, deep deeper deepest
hard harder hardest, easy easier easiest, heavy heavier heaviest, light lighter lightest
warm warmer warmest, cold colder coldest, hot hotter hottest, dry drier driest
busy busier busiest
"""

IRREGULAR: dict[str, tuple[str, ...]] = {}
for _line in _IRREGULAR_LINES.replace(",", "\n").split("\n"):
    for _form in _line.split()[1:]:
        IRREGULAR[_form] = (*IRREGULAR.get(_form, ()), _line.split()[0])

_NOT_INFLECTED = """
news means series species gas bus has was his its this yes plus thus always perhaps across lens
economics politics physics mathematics logistics statistics ethics athletics electronics customs
goods arms headquarters premises thanks red bed shed sled need seed feed deed weed indeed hundred
sacred naked wicked breed greed steed exceed proceed succeed speed thing king ring sing wing sting
string spring bring evening morning during ceiling sibling nothing something anything everything
pudding shilling wedding bearing darling herring viking united railing awning sterling duckling
sapling inkling earring offspring lightning
"""
NOT_INFLECTED = frozenset(_NOT_INFLECTED.split())

_SPELLING_LINES = """
programme program
tonne ton
defence defense
offence offense
licence license
catalogue catalog
dialogue dialog
grey gray
cheque check
tyre tire
aluminium aluminum
storey story
plough plow
jewellery jewelry
travelled traveled
travelling traveling
fuelled fueled
fuelling fueling
cancelled canceled
cancelling canceling
modelling modeling
labelled labeled
signalled signaled
"""
SPELLING: Mapping[str, str] = dict(line.split() for line in _SPELLING_LINES.strip().split("\n"))

_COUNTRY_LINES = """
russia russian
china chinese
iran iranian
iraq iraqi
turkey turkish turkiye
azerbaijan azerbaijani azeri
georgia georgian
armenia armenian
ukraine ukrainian
belarus belarusian belarusan
uzbekistan uzbek
tajikistan tajik
kyrgyzstan kyrgyz
afghanistan afghan
india indian
germany german
france french
italy italian
britain british
europe european
america american
asia asian
africa african
japan japanese
korea korean
mongolia mongolian
poland polish
hungary hungarian
israel israeli
qatar qatari
kuwait kuwaiti
arabia arabian
romania romanian
bulgaria bulgarian
greece greek
spain spanish
sweden swedish
switzerland swiss
netherlands dutch
vietnam vietnamese
indonesia indonesian
malaysia malaysian
singapore singaporean
canada canadian
brazil brazilian
australia australian
siberia siberian
"""
COUNTRY_ADJECTIVES: Mapping[str, tuple[str, ...]] = {
    line.split()[0]: tuple(line.split()[1:]) for line in _COUNTRY_LINES.strip().split("\n")
}

# Trades whose people a keyword means, too: exports and exporters; but not mine and minor, port and porter.
_AGENT_LINES = """
export exporter
import importer
trade trader
produce producer
supply supplier
invest investor
transport transporter
farm farmer
mine miner
bank banker
negotiate negotiator
"""
AGENTS: Mapping[str, str] = dict(line.split() for line in _AGENT_LINES.strip().split("\n"))
