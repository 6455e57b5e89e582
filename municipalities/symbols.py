"""The symbols an instrument can have; their drawings are in static/img/symbols.svg."""

SYMBOL_CHOICES = [
    ("speech-bubble", "Sprechblase"),
    ("half-circle", "halb gefüllter Kreis"),
    ("rings", "zwei Ringe"),
    ("hexagon", "Sechseck"),
    ("triangle", "Dreieck"),
    ("diamond", "Raute"),
    ("plus-square", "Quadrat mit Plus"),
    ("star", "Stern"),
    ("circle", "Kreis"),
    ("cross", "Kreuz"),
    ("flag", "Fahne"),
    ("heart", "Herz"),
    ("shield", "Schild"),
    ("book", "Buch"),
]
