"""The public portal of »Allianz Sichere Sächsische Kommunen« (ASSKomm)."""
