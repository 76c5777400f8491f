"""English word forms: what a keyword finds, and which words look alike and are others."""

from __future__ import annotations

import pytest

from bot.domain.languages import english
from tests.domain.word_form_table import cases

FORMS = """
gas: gas gases | gasoline vegas gasp gash gasket
port: port ports | portal portrait portfolio airport export report portugal porter support
oil: oil oils | soil boil boiled foil spoiled
trade: trade trades traded trading traders | trademark tradition
import: import imports imported importing | important importance
export: export exports exported exporting exporters | expert expo
pipeline: pipeline pipelines | pipe
corridor: corridor corridors | corrida
agreement: agreement agreements | agree
policy: policy policies | police
company: company companies | companion accompany
city: city cities | citizen
country: country countries | county
ship: ship ships shipped shipping | shirt
sign: sign signs signed signing | signal design
stop: stop stops stopped stopping | stopwatch
build: build builds built building | bill
grow: grow grows grew grown growing
sell: sell sells sold selling | cell soil
buy: buy buys bought buying | by
rise: rise rises rose risen rising | rice
meet: meet meets met meeting | meat metre
tax: tax taxes taxed | taxi
bus: bus buses | busy business
coach: coach coaches | coal
crisis: crisis crises | crisp
man: man men | many
woman: woman women | womb
child: child children | chill
life: life lives | lift
new: new newer newest | news
custom: custom | customs
station: station stations | state stationary
university: university universities | universe universal
minister: minister ministers | ministry
ministry: ministry ministries | minister
border: border borders bordered | boarder order
water: water waters watered | watt
fish: fish fishes fishing | finish
grain: grain grains | gain
wheat: wheat | what heat
sea: sea seas | seal season search
road: road roads | broad abroad
rail: rail rails | trail
railway: railway railways | rail
train: train trains trained training | strain rain
price: price prices priced pricing | prize
bank: bank banks | bankrupt banquet
school: school schools | scholar
visit: visit visits visited visiting | visa
talk: talk talks talked talking | tall stalk
harbor: harbour harbours harbor harbors | harvest
centre: centre centres center centers | central cent
organise: organise organised organising organize organized | organ organic
programme: programme programmes program programs | progress
labour: labour labor | label
theatre: theatre theatres theater | theme
kazakhstan: kazakhstan kazakhstani kazakh | kazan pakistan
turkmenistan: turkmenistan turkmen | turkestan tajikistan
uzbekistan: uzbekistan uzbek uzbekistani | pakistan
china: china chinese | chin chain
russia: russia russian russians | rush prussia
iran: iran iranian | iraq
caspian: caspian | caspar
aktau: aktau | actual
"""


@pytest.mark.parametrize(("keyword", "word", "found"), cases(FORMS))
def test_a_keyword_finds_its_forms_and_no_other_word(keyword: str, word: str, found: bool) -> None:
    assert bool(english.query_keys(keyword) & english.text_keys(word)) is found


def test_a_plural_keyword_finds_the_singular() -> None:
    assert english.query_keys("pipelines") & english.text_keys("pipeline")
    assert english.query_keys("countries") & english.text_keys("country")
    assert english.query_keys("gases") & english.text_keys("gas")
    assert not english.query_keys("news") & english.text_keys("new")


def test_foreign_letters_are_written_plainly_in_english() -> None:
    assert english.query_keys("türkmenistan") & english.text_keys("turkmenistan")
