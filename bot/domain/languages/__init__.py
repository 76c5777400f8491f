"""Telling languages apart, and the keys of a word in each of them; analyser.py is the way in."""
