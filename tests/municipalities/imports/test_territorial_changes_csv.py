"""Reading files of territorial changes, and what is refused."""

from datetime import date

import pytest

from municipalities.imports.register import CHANGES_FILE, RegisterError, TerritorialChange, read_territorial_changes

DAY = date(2023, 1, 1)
HEADING = "effective_date,predecessor_ags,predecessor_name,successor_ags,successor_name"
OSTRAU = "2023-01-01,14522450,Ostrau,14522275,Jahnatal"
ZSCHAITZ = "2023-01-01,14522620,Zschaitz-Ottewig,14522275,Jahnatal"


@pytest.fixture
def write(tmp_path):
    def write(*lines):
        path = tmp_path / "changes.csv"
        path.write_text("\n".join([HEADING, *lines]), encoding="utf-8")
        return path

    return write


def problems(path) -> list[str]:
    """What is wrong with the file, without the first line of the message."""
    with pytest.raises(RegisterError) as caught:
        read_territorial_changes(path)
    return list(caught.value.problems)


def test_the_project_file_tells_of_one_merger():
    assert read_territorial_changes(CHANGES_FILE) == [
        TerritorialChange(DAY, "14522450", "Ostrau", "14522275", "Jahnatal"),
        TerritorialChange(DAY, "14522620", "Zschaitz-Ottewig", "14522275", "Jahnatal"),
    ]


def test_a_file_without_the_columns_is_refused(tmp_path):
    path = tmp_path / "changes.csv"
    path.write_text("effective_date,predecessor_ags\n2023-01-01,14522450\n", encoding="utf-8")
    with pytest.raises(RegisterError) as caught:
        read_territorial_changes(path)
    assert str(caught.value) == (
        "In »changes.csv« fehlen die Spalten: predecessor_name, successor_ags, successor_name."
    )


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            "01.01.2023,14522620,Zschaitz-Ottewig,14522275,Jahnatal",
            "effective_date: »01.01.2023« ist kein Datum der Form JJJJ-MM-TT.",
        ),
        (
            "2023-02-30,14522620,Zschaitz-Ottewig,14522275,Jahnatal",
            "effective_date: »2023-02-30« ist kein Datum der Form JJJJ-MM-TT.",
        ),
        (
            "2023-01-01,4522620,Zschaitz-Ottewig,14522275,Jahnatal",
            "predecessor_ags: »4522620« ist kein AGS: acht Ziffern, in Sachsen beginnend mit 14. Es fehlt eine "
            "Ziffer, vielleicht eine Null. Bitte die Spalte im Tabellenprogramm als Text speichern.",
        ),
        ("2023-01-01,14522620,,14522275,Jahnatal", "predecessor_name: Die Angabe fehlt."),
        ("2023-01-01,14522620,Zschaitz-Ottewig,,Neuland", "successor_ags: Der AGS fehlt."),
        ("2024-01-01,14522450,Ostrau,14522999,Neuland", "predecessor_ags: 14522450 steht schon in Zeile 2."),
        (
            "2023-01-01,14522620,Zschaitz-Ottewig,14522275,Jahntal",
            "successor_name: »Jahntal«, aber 14522275 heißt in Zeile 2 »Jahnatal«.",
        ),
        ("2023-01-01,14522620,Neuland,14522620,Neuland", "14522620 kann nicht in sich selbst aufgehen."),
    ],
)
def test_a_wrong_line_is_refused_with_its_number(write, line, problem):
    assert problems(write(OSTRAU, line)) == [f"Zeile 3: {problem}"]


def test_a_chain_that_leads_back_is_refused_and_one_that_ends_is_not(write):
    first, second = "2023-01-01,14521010,A,14521020,B", "2024-01-01,14521020,B,14521030,C"
    assert len(read_territorial_changes(write(first, second))) == 2
    assert problems(write(first, second, "2025-01-01,14521030,C,14521010,A", "2025-01-01,14521040,D,14521010,A")) == [
        "Zeile 2: 14521010 kann nicht in sich selbst aufgehen.",
        "Zeile 3: 14521020 kann nicht in sich selbst aufgehen.",
        "Zeile 4: 14521030 kann nicht in sich selbst aufgehen.",
    ]
