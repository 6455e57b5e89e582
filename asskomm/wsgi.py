"""WSGI entry point; serves visitors, hence the production settings unless told otherwise."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asskomm.settings.production")
application = get_wsgi_application()
# What is loaded now stays for good. Looking through it again and again for garbage would hold up one request in many
# for a quarter of a second.
gc.collect()
gc.freeze()
