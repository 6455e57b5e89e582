"""The data sheet of a municipality: what the portal shows of her, on paper, for her coordinator to check."""
