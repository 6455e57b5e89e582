"""The sample team and the topics shared by news, events and good practice."""

from asskomm.core.demo_content.content import DemoTeamMember, DemoTopic

# Every name is visibly a sample; telephone numbers and addresses lead nowhere.
TEAM = (
    DemoTeamMember(
        name="Kim Muster",
        function="Leitung der Geschäftsstelle",
        phone="0351 00000-10",
        email="kim.muster@example.org",
    ),
    DemoTeamMember(
        name="Robin Beispiel",
        function="Regionalberatung Chemnitz, Erzgebirge und Mittelsachsen",
        phone="0351 00000-11",
        email="robin.beispiel@example.org",
        districts=("14511", "14521", "14522"),
    ),
    DemoTeamMember(
        name="Alex Probe",
        function="Regionalberatung Vogtland und Zwickau",
        phone="0351 00000-12",
        email="alex.probe@example.org",
        districts=("14523", "14524"),
    ),
    DemoTeamMember(
        name="Sascha Vorlage",
        function="Regionalberatung Dresden, Meißen und Sächsische Schweiz-Osterzgebirge",
        phone="0351 00000-13",
        email="sascha.vorlage@example.org",
        districts=("14612", "14627", "14628"),
    ),
    DemoTeamMember(
        name="Toni Exempel",
        function="Regionalberatung Bautzen und Görlitz",
        phone="0351 00000-14",
        email="toni.exempel@example.org",
        districts=("14625", "14626"),
    ),
    DemoTeamMember(
        name="Luca Entwurf",
        function="Regionalberatung Stadt und Landkreis Leipzig, Nordsachsen",
        phone="0351 00000-15",
        email="luca.entwurf@example.org",
        districts=("14713", "14729", "14730"),
    ),
    DemoTeamMember(
        name="Charlie Platzhalter",
        function="Veranstaltungen und Redaktion des Portals",
        phone="0351 00000-16",
        email="charlie.platzhalter@example.org",
    ),
)

TOPICS = (
    DemoTopic("jugend", "Jugend", "Treffpunkte, Beteiligung und Hilfen für junge Menschen."),
    DemoTopic(
        "oeffentlicher-raum",
        "Öffentlicher Raum",
        "Plätze, Wege und Haltestellen, an denen sich alle gern aufhalten.",
    ),
    DemoTopic(
        "sicherheitsgefuehl",
        "Sicherheitsgefühl",
        "Was Menschen beunruhigt, und was Kommunen daraus lernen können.",
    ),
    DemoTopic(
        "ordnung-und-sauberkeit",
        "Ordnung und Sauberkeit",
        "Müll, Graffiti und Vandalismus: vorbeugen und beheben.",
    ),
    DemoTopic(
        "aeltere-menschen",
        "Ältere Menschen",
        "Schutz vor Betrug, sichere Wege und Kontakt in der Nachbarschaft.",
    ),
    DemoTopic("verkehrssicherheit", "Verkehrssicherheit", "Rücksicht und sichere Wege zu Fuß, mit dem Rad, im Auto."),
    DemoTopic("sucht", "Sucht", "Vorbeugen, früh beraten und das Umfeld einbeziehen."),
    DemoTopic(
        "vernetzung",
        "Vernetzung",
        "Präventionsräte, Netzwerktreffen und die Zusammenarbeit zwischen Kommunen.",
    ),
)
