"""Events by the user's own dictionaries, in the formats of PETRARCH and its kin, from raw text.

    with coding_with("dictionaries/"):
        read(document)                       # its events are those of the dictionaries
    code(text, 0, len(text), load(folder), day="20250815")   # one sentence: source, target, code

The formats: Schrodt, Beieler and Idris, "Three's a Charm? Open Event Data Coding with EL:DIABLO, PETRARCH,
and
the Open Event Data Alliance" (2014), and the headers of the dictionaries themselves.
"""

from detente.reading.petrarch.chosen import chosen, coding_with
from detente.reading.petrarch.coder import Coded, code
from detente.reading.petrarch.dictionaries import Dictionaries, load

__all__ = ["Coded", "Dictionaries", "chosen", "code", "coding_with", "load"]
