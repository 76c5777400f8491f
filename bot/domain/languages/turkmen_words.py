"""Turkmen words that take -ly or -çy without a change of sense: tables only, extended as words are met.

The suffixes cannot be undone by rule: right for names (gazagystanly) and for trades (deňizçi),
wrong for baş → başly or ministr → ministrlik.
"""

from __future__ import annotations

_PLACES = """
türkmenistan gazagystan özbegistan gyrgyzystan täjigistan owganystan pakistan hindistan russiýa hytaý
türkiýe eýran yrak azerbaýjan ermenistan gruziýa ukraina belarus germaniýa fransiýa italiýa ýaponiýa
amerika ýewropa aziýa afrika aşgabat türkmenbaşy mary daşoguz balkan ahal lebap arkadag serhetabat
garabogaz hazar tejen baýramaly köneürgenç türkmenabat bereket serdar gyzylarbat almaty astana aktau
aktaw atyrau mangystau taşkent bişkek duşanbe baku moskwa tähran ankara stambul
"""

DERIVING_PERSONS = frozenset(_PLACES.split())

_TRADES = """
deňiz nebit gaz demirýol serhet gümrük balyk gurluşyk sürüji söwda sport futbol awtoulag
ulag syýahat ykdysadyýet energetika telekeçi metal pagta bugdaý daýhan
"""
DERIVING_AGENTS = frozenset(_TRADES.split())
