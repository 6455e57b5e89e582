"""The eight instruments of ASSKomm, with the palette of the design; editors may change them afterwards."""

from django.db import migrations

# code, label, plural, description, stage, symbol, colour in the light and in the dark scheme
INSTRUMENTS = [
    (
        "consultation",
        "Erstgespräch",
        "Erstgespräche",
        "Beratung durch die Geschäftsstelle des Landespräventionsrats; damit beginnt die Zusammenarbeit.",
        1,
        "speech-bubble",
        "#cfe3f2",
        "#2f4558",
    ),
    (
        "preliminary_agreement",
        "Vorvereinbarung",
        "Vorvereinbarungen",
        "Kommune und Landespräventionsrat halten fest, was sie gemeinsam vorbereiten.",
        2,
        "half-circle",
        "#79b0d9",
        "#3f74a0",
    ),
    (
        "cooperation_agreement",
        "Kooperationsvereinbarung",
        "Kooperationsvereinbarungen",
        "Beide Seiten verpflichten sich, dauerhafte Strukturen der Prävention aufzubauen.",
        3,
        "rings",
        "#2f7db8",
        "#7ab6e2",
    ),
    (
        "prevention_council",
        "Präventionsrat",
        "Präventionsräte",
        "Ein kommunaler Präventionsrat (KPR) ist gegründet oder wiederbelebt.",
        4,
        "hexagon",
        "#00573c",
        "#8fe0b4",
    ),
    (
        "security_analysis",
        "Sicherheitsanalyse",
        "Sicherheitsanalysen",
        "Ein Institut wertet Daten aus und befragt die Bürger:innen.",
        None,
        "diamond",
        "#6d2a6d",
        "#e88fb5",
    ),
    (
        "coaching",
        "Coaching",
        "Coachings",
        "Ein Coach begleitet den Aufbau der Arbeit vor Ort.",
        None,
        "triangle",
        "#c2500f",
        "#e8703a",
    ),
    (
        "funding",
        "Förderung",
        "Förderungen",
        "Ein Projekt wird nach der Richtlinie RL KommPräv gefördert.",
        None,
        "plus-square",
        "#f5b400",
        "#f7c73d",
    ),
    (
        "model_municipality",
        "Modellkommune",
        "Modellkommunen",
        "Eine der acht Kommunen, mit denen die Strategie 2019 begann.",
        None,
        "star",
        "#1f1d1a",
        "#ffffff",
    ),
]


def create_instruments(apps, schema_editor):
    instrument = apps.get_model("municipalities", "Instrument")
    for position, (code, label, plural, description, stage, symbol, colour, colour_dark) in enumerate(INSTRUMENTS, 1):
        instrument.objects.get_or_create(
            code=code,
            defaults={
                "label": label,
                "plural": plural,
                "description": description,
                "stage": stage,
                "symbol": symbol,
                "colour": colour,
                "colour_dark": colour_dark,
                "order": position * 10,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("municipalities", "0001_initial")]

    # Going back leaves the rows: participations may already point to them.
    operations = [migrations.RunPython(create_instruments, migrations.RunPython.noop)]
