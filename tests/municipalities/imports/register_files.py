"""Rows of register files, right in every column, and writing them."""

import csv
from pathlib import Path

AMTSBERG = {
    "ags": "14521010",
    "ars": "145210010010",
    "name": "Amtsberg",
    "official_name": "Amtsberg",
    "kind": "Gemeinde",
    "district_ags": "14521",
    "district": "Erzgebirgskreis",
    "association": "",
    "association_kind": "",
    "population": "3696",
    "area_km2": "23.27",
    "postcode": "09439",
    "latitude": "50.7489",
    "longitude": "12.9895",
}
CROSTWITZ = AMTSBERG | {
    "ags": "14625110",
    "ars": "146255207110",
    "name": "Crostwitz",
    "official_name": "Crostwitz / Chrósćicy",
    "district_ags": "14625",
    "district": "Bautzen",
    "latitude": "51.2446",
    "longitude": "14.2503",
}
CHEMNITZ = AMTSBERG | {
    "ags": "14511000",
    "name": "Chemnitz",
    "official_name": "Chemnitz, Stadt",
    "kind": "Kreisfreie Stadt",
    "district_ags": "14511",
    "district": "Chemnitz",
}


def write_register(folder: Path, *rows: dict[str, str], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write a register file and give its path."""
    path = folder / "register.csv"
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.DictWriter(file, list(AMTSBERG), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path
