"""Cards: the picture of each page that Zalo, Facebook and others show when somebody shares it (Open Graph, 1200×630).

values    a page → what its card shows
type      words → lines that fit
draw      what a card shows → a JPEG
make      all cards of a site → files
"""

from lantoa.media.cards.make import make_cards, with_cards
from lantoa.media.cards.values import CardValues, card_values

__all__ = ["CardValues", "card_values", "make_cards", "with_cards"]
