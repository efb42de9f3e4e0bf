"""How many: number words, figures and what bounds, shares or ties them."""
