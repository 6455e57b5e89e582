from django.apps import AppConfig
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.urls import register_converter
from wagtail.signals import page_published
from willow.plugins.pillow import PillowImage
from willow.registry import registry


class CoreConfig(AppConfig):
    """The base of the portal."""

    name = "asskomm.core"
    label = "core"
    verbose_name = "Portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.models import Page

        from asskomm.core import pictures
        from asskomm.core.caching import bump_on_change
        from asskomm.core.converters import KeyConverter
        from asskomm.core.redirects import note_as_gone, remember_addresses
        from asskomm.core.search.indexing import index_published

        register_converter(KeyConverter, "key")
        for signal in (post_save, post_delete, m2m_changed):
            signal.connect(bump_on_change, dispatch_uid=f"bump-{id(signal)}")
        page_published.connect(pictures.on_page_published, dispatch_uid="pictures-of-page")
        page_published.connect(index_published, dispatch_uid="index-published")
        post_save.connect(pictures.on_record_saved, self.get_model("TeamMember"), dispatch_uid="pictures-of-person")
        post_save.connect(pictures.on_image_saved, self.get_model("PortalImage"), dispatch_uid="pictures-of-image")
        registry.register_operation(PillowImage, "save_as_avif", pictures.save_as_avif)
        pre_delete.connect(remember_addresses, sender=Page, dispatch_uid="remember-addresses")
        post_delete.connect(note_as_gone, sender=Page, dispatch_uid="note-as-gone")
