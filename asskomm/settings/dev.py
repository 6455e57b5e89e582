"""Settings for developers: debug pages, reloading server, no compressed static files."""

from .base import *  # noqa: F403 - a settings module is the sum of its base and what it changes
from .base import MEDIA_HOSTS

DEBUG = True
# Known to everybody; dev.py is never served to others.
SECRET_KEY = "insecure-key-for-development-only"  # noqa: S105 - see above
INTERNAL_IPS = ["127.0.0.1"]
# The film of the demo site, an address that leads nowhere.
MEDIA_HOSTS += ["video.example.org"]
