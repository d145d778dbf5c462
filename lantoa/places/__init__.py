"""Places: addresses as they were, and the units that stand there today.

    units        the types
    names        kinds and names as editors type them
    table        the packaged tables, read when first needed
    slugs        which slug each unit has
    shelves      the places of a province in one era
    suggestions  what a misspelt address may have meant
    own          units that a site adds
    gazetteer    an address → its units
    own_faults   what is wrong with the units that a site adds

The tables (now.tsv, then.tsv, earlier.tsv) are made by tools/make_places.py and packaged: a place's URL must
not change because another release of somebody's data set was installed.
"""

from lantoa.places.gazetteer import Gazetteer
from lantoa.places.own import OwnUnit
from lantoa.places.own_faults import OwnFault, find_own_faults
from lantoa.places.units import Address, AmbiguousPlace, Place, Step, UnknownPlace

__all__ = [
    "Address",
    "AmbiguousPlace",
    "Gazetteer",
    "OwnFault",
    "OwnUnit",
    "Place",
    "Step",
    "UnknownPlace",
    "find_own_faults",
]
