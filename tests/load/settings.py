"""Production's settings without collected files and without a limit for each network."""

from asskomm.settings.production import *  # noqa: F403 - a settings module is the sum of its base and what it changes
from asskomm.settings.production import STORAGES

STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
REGISTRATIONS_PER_HOUR = 1_000_000
REGISTRATION_ANSWER_SECONDS = 0
