"""What is looked at and listened to: pictures, alone and many at once, videos and audio."""

from functools import cached_property

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from asskomm.core.blocks.base import GROUP_MEDIA, SMALL_TEXT_FEATURES, WordsOnly, first_in_library
from asskomm.core.blocks.media_sources import MediaSource, allowed_names, find_source, is_playable, split


class PortalImageBlock(ImageBlock):
    """Wagtail's block with a German label for its picture, and with what the two fields beside it are for."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        fields = self.child_blocks
        fields["image"].label = "Bild"
        fields["decorative"].field.help_text = "Ankreuzen, wenn es nichts zeigt, was der Text nicht sagt."
        fields["alt_text"].field.help_text = "Sagt, was auf dem Bild zu sehen ist, für alle, die es nicht sehen."


class PictureValue(blocks.StructValue):
    @property
    def credit_line(self):
        """The credit typed here, otherwise the one kept with the picture in the library."""
        return self.get("credit") or getattr(self.get("image"), "credit", "")


class PictureBlock(blocks.StructBlock):
    """A picture with caption and credit; its alternative text depends on the place it is used in."""

    image = PortalImageBlock(label="Bild")
    caption = blocks.CharBlock(required=False, max_length=250, label="Bildunterschrift")
    credit = blocks.CharBlock(
        required=False,
        max_length=150,
        label="Bildnachweis",
        help_text="Leer: Es gilt der Nachweis aus der Bildablage.",
    )

    class Meta:
        icon = "image"
        label = "Bild"
        group = GROUP_MEDIA
        value_class = PictureValue
        template = "blocks/picture.html"
        description = "Ein Bild mit Unterschrift und Nachweis."
        preview_value = {"image": None, "caption": "Umrisse sächsischer Kommunen.", "credit": "Grafik: LPR"}

    def get_preview_value(self):
        value = super().get_preview_value()
        images = first_in_library(self.child_blocks["image"].child_blocks["image"])
        return self.normalize({**value, "image": images[0] if images else None})


class GalleryPictureBlock(blocks.StructBlock):
    """One picture of a gallery."""

    image = PortalImageBlock(label="Bild")
    caption = blocks.CharBlock(required=False, max_length=250, label="Bildunterschrift")

    class Meta:
        icon = "image"
        label = "Bild"


class GalleryValue(blocks.StructValue):
    @property
    def shown(self):
        """The entries whose picture is still in the library."""
        return [item for item in self.get("pictures") if item.get("image")]


class GalleryBlock(blocks.StructBlock):
    """Several pictures in a grid; each opens large, with a script in a dialogue, without one as a file."""

    heading = blocks.CharBlock(required=False, max_length=120, default="Bilder", label="Überschrift")
    pictures = blocks.ListBlock(GalleryPictureBlock(), min_num=2, max_num=24, label="Bilder")

    class Meta:
        icon = "image"
        label = "Galerie"
        group = GROUP_MEDIA
        value_class = GalleryValue
        template = "blocks/gallery.html"
        description = "Mehrere Bilder nebeneinander, die sich groß öffnen."
        preview_value = {"heading": "Bilder vom Fachtag", "pictures": []}

    def get_preview_value(self):
        image_block = self.child_blocks["pictures"].child_block.child_blocks["image"].child_blocks["image"]
        images = first_in_library(image_block, limit=5)
        pictures = [{"image": image, "caption": image.title} for image in images]
        return self.normalize({**self.meta.preview_value, "pictures": pictures})


class MediaValue(blocks.StructValue):
    """A recording, seen the same way whether it lies here or elsewhere."""

    @cached_property
    def source(self) -> MediaSource | None:
        """What the player loads; None where there is nothing that may be played on this page."""
        file = self.get("file")
        return MediaSource(file.url) if file else find_source(self.get("address") or "")

    @property
    def link(self) -> str:
        """The address where people can watch without the player; empty for files of this portal."""
        parts = split(self.get("address") or "")
        is_elsewhere = parts and parts.scheme == "https" and parts.netloc
        return self["address"] if is_elsewhere and not self.get("file") else ""

    @property
    def place(self) -> str:
        """Where the link leads: »YouTube«, or the host."""
        return (self.source and self.source.name) or split(self.link).netloc

    @property
    def element(self) -> str:
        """The HTML element that plays it."""
        return "iframe" if self.source and not self.source.is_file else self["kind"]

    @property
    def directive(self) -> str:
        """The part of the security policy that has to let the host in."""
        return "media-src" if self.source and self.source.is_file else "frame-src"

    @property
    def is_audio(self) -> bool:
        return self.get("kind") == "audio"

    @property
    def noun(self) -> str:
        return "Audio" if self.is_audio else "Video"

    @property
    def length_text(self) -> str:
        """»12:34 Minuten«; empty where nobody has said it."""
        length = self.get("length") or ""
        if not length:
            return ""
        return f"{length} {'Stunden' if length.count(':') == 2 else 'Minuten'}"

    @property
    def is_shown(self) -> bool:
        """Whether anything is left to offer; a deleted file takes the whole block with it."""
        return bool(self.source or self.link)


class MediaBlock(WordsOnly, blocks.StructBlock):
    """
    A video or audio with its transcript.

    Files of this portal play at once. What lies elsewhere is loaded only after the visitor has been told from
    whom and has asked for it; until then its host learns nothing, the thumbnail included.
    """

    words = ("title", "transcript")

    title = blocks.CharBlock(max_length=150, label="Titel")
    kind = blocks.ChoiceBlock(choices=[("video", "Video"), ("audio", "Audio")], default="video", label="Art")
    address = blocks.CharBlock(
        required=False,
        max_length=500,
        label="Adresse beim Anbieter",
        help_text="Die Adresse der Seite, auf der die Aufnahme liegt, zum Beispiel https://www.youtube.com/watch?v=…. "
        "Besucher:innen entscheiden selbst, ob sie sie laden.",
    )
    file = DocumentChooserBlock(
        required=False,
        label="oder eigene Datei",
        help_text="Eine Aufnahme aus den Dokumenten dieses Portals (MP4, WebM, MP3, M4A, OGG, WAV). "
        "Sie lässt sich ohne Rückfrage abspielen.",
    )
    captions = DocumentChooserBlock(
        required=False,
        label="Untertitel",
        help_text="WebVTT-Datei (.vtt) zu einer eigenen Videodatei. Bei Anbietern gehören Untertitel zum Video dort.",
    )
    thumbnail = ImageChooserBlock(
        required=False,
        label="Vorschaubild",
        help_text="Aus der Bildablage, im Querformat. Vom Anbieter wird nie ein Bild geladen.",
    )
    length = blocks.RegexBlock(
        regex=r"^(\d{1,2}:)?\d{1,3}:[0-5]\d\Z",
        required=False,
        label="Länge",
        help_text="Minuten und Sekunden, zum Beispiel 12:34.",
        error_messages={"invalid": "Schreiben Sie die Länge als Minuten und Sekunden, zum Beispiel 12:34."},
    )
    credit = blocks.CharBlock(required=False, max_length=150, label="Nachweis", help_text="Wer es gemacht hat.")
    transcript = blocks.RichTextBlock(
        required=False,
        features=SMALL_TEXT_FEATURES,
        label="Transkript",
        help_text="Alles Gesagte und alles, was man sehen muss. Zum Veröffentlichen nötig, oder die nächste Angabe.",
    )
    no_transcript = blocks.CharBlock(
        required=False,
        max_length=200,
        label="Kein Transkript nötig, weil …",
        help_text="Ein Halbsatz, zum Beispiel »der Text darüber alles Gesagte enthält«.",
    )

    class Meta:
        icon = "media"
        label = "Video oder Audio"
        group = GROUP_MEDIA
        value_class = MediaValue
        template = "blocks/media.html"
        description = "Eine Aufnahme mit Transkript. Was bei anderen liegt, lädt erst auf Wunsch."
        preview_value = {
            "title": "Ein Präventionsrat stellt sich vor",
            "kind": "video",
            "address": "https://www.youtube.com/watch?v=BEISPIEL000",
            "length": "3:20",
            "transcript": "<p>Wir treffen uns viermal im Jahr …</p>",
        }

    def get_preview_value(self):
        images = first_in_library(self.child_blocks["thumbnail"])
        return self.normalize({**self.meta.preview_value, "thumbnail": images[0] if images else None})

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            errors = self.find_errors(cleaned)
            if errors:
                raise blocks.StructBlockValidationError({name: ValidationError(text) for name, text in errors.items()})
        return cleaned

    def find_errors(self, value: MediaValue) -> dict[str, str]:
        """What has to be corrected before the recording can be published, by field."""
        errors = find_source_errors(value)
        captions = value["captions"]
        if captions and captions.file_extension.lower() != "vtt":
            errors["captions"] = "Untertitel brauchen eine WebVTT-Datei mit der Endung .vtt."
        has_transcript = bool(value["transcript"].source)
        if not has_transcript and not value["no_transcript"]:
            errors["transcript"] = "Fügen Sie ein Transkript ein, oder begründen Sie darunter, warum keines nötig ist."
        if has_transcript and value["no_transcript"]:
            errors["no_transcript"] = "Es gibt ein Transkript: Lassen Sie die Begründung leer."
        return errors


def find_source_errors(value: MediaValue) -> dict[str, str]:
    """What is wrong with the file or address of a recording."""
    file, address = value["file"], value["address"]
    if bool(file) == bool(address):
        return {"address": "Geben Sie entweder eine Adresse an oder eine eigene Datei, nicht beides."}
    if file and not is_playable(file.filename):
        return {"file": "Diese Datei lässt sich nicht abspielen. Möglich sind MP4, WebM, MP3, M4A, OGG und WAV."}
    if address and not find_source(address):
        return {
            "address": f"Von dieser Adresse darf das Portal nichts einbinden. Erlaubt sind: {allowed_names()}. "
            "Laden Sie die Aufnahme als Datei hoch, oder setzen Sie im Text einen Link."
        }
    return {}
