"""Settings for the tests: like development, but fast and without anything left behind."""

import os
import tempfile
from pathlib import Path

from .base import *  # noqa: F403 - a settings module is the sum of its base and what it changes
from .base import CACHES, DATABASES, MEDIA_HOSTS

DEBUG = False
SECRET_KEY = "insecure-key-for-tests-only"  # noqa: S105 - protects nothing
ALLOWED_HOSTS = ["*"]
# Hashing passwords slowly protects nobody here.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Kept in a name, so that the folder lives as long as the process and goes with it.
MEDIA = tempfile.TemporaryDirectory(prefix="asskomm-media-")
MEDIA_ROOT = Path(MEDIA.name)
AVIF_SPEED = 10
REGISTRATION_ANSWER_SECONDS = 0
MAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # In memory; the write-ahead log of the real database does not exist there.
    DATABASES["default"]["NAME"] = ":memory:"
    DATABASES["default"]["OPTIONS"] = {"transaction_mode": "IMMEDIATE"}
if CACHES["default"]["LOCATION"].startswith("redis"):
    # Tests empty the cache: each of the processes that run them side by side (gw0, gw1, …) has its own database.
    server = CACHES["default"]["LOCATION"].rpartition("/")[0]
    CACHES["default"]["LOCATION"] = f"{server}/{os.environ.get('PYTEST_XDIST_WORKER', 'gw0').removeprefix('gw')}"
# The film of the demo site, an address that leads nowhere.
MEDIA_HOSTS += ["video.example.org"]
