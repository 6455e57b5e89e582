"""The words of the home page."""

from asskomm.core.demo_content.content import HomeTexts, Teaser

HOME = HomeTexts(
    title="Kommunale Prävention in Sachsen",
    lead=(
        "Städte und Gemeinden gestalten Sicherheit gemeinsam mit den Menschen vor Ort. "
        "ASSKomm berät, begleitet und vernetzt sie dabei."
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
