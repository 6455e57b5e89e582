"""WSGI entry point; serves visitors, hence the production settings unless told otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asskomm.settings.production")
application = get_wsgi_application()
