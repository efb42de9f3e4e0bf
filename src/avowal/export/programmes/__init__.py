"""An incident in the columns of other programmes: ACLED, GTD, UCDP-GED, MAVERICK, PLOVER, POLECAT; always "-like"."""
