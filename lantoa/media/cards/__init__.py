"""Cards: the picture of each page that Zalo, Facebook and others show when somebody shares it (Open Graph, 1200×630).

values    a page → what its card shows
type      words → lines that fit
draw      what a card shows → a JPEG
make      a page → its card, drawn once
"""

from lantoa.media.cards.make import Card, find_card, make_card, plan_card
from lantoa.media.cards.values import CardValues, card_values

__all__ = ["Card", "CardValues", "card_values", "find_card", "make_card", "plan_card"]
