"""Values -> pictures. Pure drawing: no texts of its own, no reading, no clock.

values.py     what a picture shows, as plain values: made by views, light to import
drawing.py    such a value -> PNG bytes; with drawing_series.py (bars and lines over time) and strokes.py
              (sizes, colours, the font) the only importer of matplotlib, imported when a picture is drawn
painter.py    draws off the event loop, one at a time, and remembers the last pictures
"""
