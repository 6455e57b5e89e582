from argparse import ArgumentParser
from importlib import import_module
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.module_loading import module_has_submodule

from asskomm.core.caching import bump_content_version


class Command(BaseCommand):
    """Build the demo site from every app's `demo` module; does nothing where it was built before."""

    help = "Baut die Demo-Seite auf. Was es schon gibt und was bearbeitet wurde, bleibt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--accounts", action="store_true", help="legt auch Konten mit einem allgemein bekannten Passwort an"
        )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        modules = [
            import_module(f"{config.name}.demo")
            for config in apps.get_app_configs()
            if config.module and module_has_submodule(config.module, "demo")
        ]
        new = [module for module in modules if not module.is_loaded()]
        for module in new:
            module.load()
        # Texts and menus of one app link to pages of another: only now are all of them there.
        for module in new:
            module.finish()
        if options["accounts"]:
            import_module("asskomm.core.demo").create_accounts()
        if new:
            # Much of it was written in bulk or moved afterwards, which the search's index does not hear of.
            call_command("wagtail_update_index", verbosity=0)
        bump_content_version()
        self.stdout.write("Die Demo-Seite ist aufgebaut." if new else "Die Demo-Seite steht schon; nichts geändert.")
