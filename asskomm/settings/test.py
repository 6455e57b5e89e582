"""Settings for the tests: like development, but fast and without anything left behind."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403 - a settings module is the sum of its base and what it changes
from .base import DATABASES, MEDIA_HOSTS

DEBUG = False
SECRET_KEY = "insecure-key-for-tests-only"  # noqa: S105 - protects nothing
ALLOWED_HOSTS = ["*"]
# Hashing passwords slowly protects nobody here.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Kept in a name, so that the folder lives as long as the process and goes with it.
MEDIA = tempfile.TemporaryDirectory(prefix="asskomm-media-")
MEDIA_ROOT = Path(MEDIA.name)
AVIF_SPEED = 10
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # In memory; the write-ahead log of the real database does not exist there.
    DATABASES["default"]["NAME"] = ":memory:"
    DATABASES["default"]["OPTIONS"] = {"transaction_mode": "IMMEDIATE"}
# The film of the demo site, an address that leads nowhere.
MEDIA_HOSTS += ["video.example.org"]
