"""The words of the home page."""

from asskomm.core.demo_content.content import DemoSlide, HomeTexts, Teaser

# Drawn by whoever has the outlines; without it the slide has no picture.
SLIDER_PICTURE = "Startseite: Höhenlinien"

HOME = HomeTexts(
    title="Kommunale Prävention in Sachsen",
    lead=(
        "Städte und Gemeinden gestalten Sicherheit gemeinsam mit den Menschen vor Ort. "
        "ASSKomm berät, begleitet und vernetzt sie dabei."
    ),
    slides=(
        DemoSlide(
            address="/foerdermittel/",
            kicker="Förderung",
            title="Förderung beantragen: jedes Jahr bis zum 15.\u00a0Oktober",
            text=(
                "Das Land übernimmt bis zu 90\u00a0Prozent der förderfähigen Kosten. "
                "Vor dem Antrag steht ein Beratungsgespräch."
            ),
            link_text="Zu den Fördermitteln",
            picture=SLIDER_PICTURE,
        ),
        DemoSlide(address="/good-practice/ein-rat-fuer-vier-kommunen/", kicker="Good Practice"),
        DemoSlide(address="/neuigkeiten/digitale-tagungsreihe/", kicker="Fortbildung", link_text="Zu den Podcasts"),
        DemoSlide(address="/veranstaltungen/naechster-fachtag/", kicker="Fachtag", link_text="Zum Programm"),
    ),
    building_blocks=(
        Teaser(
            "sicherheitsanalyse",
            "Sicherheitsanalyse",
            "Daten und eine Befragung zeigen, wo Ihre Kommune ansetzen kann.",
        ),
        Teaser(
            "coaching",
            "Begleitendes Coaching",
            "Erfahrene Coaches begleiten den Weg zum Präventionsrat und zur eigenen Strategie.",
        ),
        Teaser(
            "finanzierung",
            "Finanzierung",
            "Der Freistaat fördert Projekte, die Straftaten vorbeugen und Sicherheit stärken.",
        ),
        Teaser(
            "vernetzung",
            "Vernetzung",
            "Netzwerktreffen und Fachtage bringen zusammen, wer an ähnlichen Fragen arbeitet.",
        ),
        Teaser(
            "fortbildung",
            "Fortbildung",
            "Lehrgänge, Seminare und Podcasts für alle, die vor Ort Verantwortung tragen.",
        ),
        Teaser(
            "beratung",
            "Beratung und Begleitung",
            "Für jeden Landkreis gibt es im Team eine Ansprechperson, vom ersten Gespräch an.",
        ),
    ),
)
