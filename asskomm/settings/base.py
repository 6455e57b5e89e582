"""
Settings shared by every environment.

Every value that an operator may want to change comes from the environment and has a
default that works without any service: SQLite, local memory cache, files on disk, mail on the console.
`docs/operations.md` lists them.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env", overwrite=False)

# Everything the running site writes (database, uploads, collected static files) lives below one folder.
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

SITE_URL = env("SITE_URL", default="http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[SITE_URL])

INSTALLED_APPS = [
    "asskomm.core",
    "municipalities",
    "news",
    "calendar_events",
    "good_practice",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.typed_table_block",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "csp",
    "leaflet",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    # Only for its words: Wagtail says »vor 4 Minuten« with it, in English where it is not installed.
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages and map data; WhiteNoise has compressed the static files already.
    "django.middleware.gzip.GZipMiddleware",
    "asskomm.core.security.SecurityHeadersMiddleware",
    "asskomm.core.security.ContentSecurityPolicyMiddleware",
    "asskomm.core.maintenance.MaintenanceMiddleware",
    "asskomm.core.caching.AnonymousPageCacheMiddleware",
    "asskomm.core.sites.RememberedSiteMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "asskomm.core.redirects.RedirectMiddleware",
]

ROOT_URLCONF = "asskomm.urls"
WSGI_APPLICATION = "asskomm.wsgi.application"

# Form widgets and fields are rendered by the project's own templates (templates/django/forms/).
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "asskomm.core.frame.frame",
            ],
        },
    },
]

# --- Data ---------------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Write-ahead logging lets visitors read while an editor saves; immediate transactions take the write
    # lock at their start, so that two of them queue up instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        # Seconds; whoever waits asks again and again, and is not served in turn.
        "timeout": 60,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
    DATABASES["default"].setdefault("CONN_HEALTH_CHECKS", True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# The page editor of a long page sends more fields than Django's default allows.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- People -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "core.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "wagtailadmin_login"

# --- Language and time --------------------------------------------------------------------------
# German in the portal and in the admin; only one content language.
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch")]
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
FORMAT_MODULE_PATH = ["asskomm.formats"]
USE_TZ = True

# --- Mail ---------------------------------------------------------------------------------------
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
# Whatever is sent within a request is stored; the process beside the server delivers it through the other.
MAIL_DELIVERY_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_BACKEND = "asskomm.core.mail_backend.QueueBackend"
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="ASSKomm-Portal <portal@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# How long a mail server is waited for before all mails wait for the next run.
EMAIL_TIMEOUT = 10
# Sent and given-up mails are deleted after this time.
OUTGOING_MAIL_RETENTION_DAYS = env.int("OUTGOING_MAIL_RETENTION_DAYS", default=30)

# --- Security -----------------------------------------------------------------------------------
# Whether a proxy stands in front, whose word about protocol and visitor's address counts.
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
# Public pages carry neither inline script nor inline style and ask no other host, so the policy
# needs no exception. The admin's own policy stands in asskomm.core.security.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],  # Wagtail shows the preview of a page in a frame of the same site.
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
# The check asks for DENY; the admin's page preview is a frame of the same site.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

# --- Wagtail ------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "ASSKomm-Verwaltung"
WAGTAILADMIN_USER_LOGIN_FORM = "asskomm.core.admin.forms.PortalLoginForm"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch")]
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
# One zone for everybody; the account page offers no other.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
# »ä« becomes »ae« in addresses: they are read aloud, printed, and pasted into mails.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "core.PortalImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "asskomm.core.admin.images.PortalImageForm"
WAGTAILDOCS_DOCUMENT_MODEL = "core.PortalDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "asskomm.core.admin.documents.PortalDocumentForm"
WAGTAILDOCS_EXTENSIONS = [
    *("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "txt", "zip", "ics"),
    # Recordings and their subtitles.
    *("m4a", "mp3", "mp4", "oga", "ogg", "wav", "webm", "vtt"),
]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# What operating systems name differently, or not at all; browsers are told to believe it (nosniff).
WAGTAILDOCS_CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "oga": "audio/ogg",
    "ogg": "audio/ogg",
    "txt": "text/plain; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8",
    "wav": "audio/wav",
}
WAGTAILIMAGES_AVIF_QUALITY = 55
# From 0 (slowest, smallest files) to 10; Pillow's own default is 6.
AVIF_SPEED = env.int("AVIF_SPEED", default=8)
WAGTAILIMAGES_WEBP_QUALITY = 75
WAGTAILIMAGES_JPEG_QUALITY = 80
# Pages for a closed circle ask for the account that the admin asks for.
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "asskomm.core.search.backend", "SEARCH_CONFIG": "german"}}
# The admin must not ask other hosts either.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS = []

# --- Project ------------------------------------------------------------------------------------
# Hosts whose videos and audio may be shown inside pages, each only after the visitor has asked for it.
MEDIA_HOSTS = env.list("MEDIA_HOSTS", default=["www.youtube-nocookie.com", "player.vimeo.com"])

# Requests of visitors are deleted this long after they are done: about half a year.
REQUEST_RETENTION_DAYS = env.int("REQUEST_RETENTION_DAYS", default=183)

# Registrations for events lose everything personal this long after the event.
REGISTRATION_RETENTION_DAYS = env.int("REGISTRATION_RETENTION_DAYS", default=90)

# As many registrations for events are taken from one network within an hour; authorities share one address.
REGISTRATIONS_PER_HOUR = env.int("REGISTRATIONS_PER_HOUR", default=100)
# The answer to a registration takes at least so long: far longer than the work, so that it tells nothing about it.
REGISTRATION_ANSWER_SECONDS = env.float("REGISTRATION_ANSWER_SECONDS", default=0.5)

# Whom to name when the register's data is used, and under which licence; boundaries keep their own.
OPEN_DATA_SOURCE = env(
    "OPEN_DATA_SOURCE", default="Landespräventionsrat Sachsen, Allianz Sichere Sächsische Kommunen (ASSKomm)"
)
OPEN_DATA_LICENCE = "http://dcat-ap.de/def/licenses/dl-by-de/2.0"
OPEN_DATA_LICENCE_URL = "https://www.govdata.de/dl-de/by-2-0"
OPEN_DATA_LICENCE_NAME = "Datenlizenz Deutschland – Namensnennung – Version 2.0"

# As many requests to the API are answered for one network within an hour.
API_REQUESTS_PER_HOUR = env.int("API_REQUESTS_PER_HOUR", default=3600)

# Official boundaries for `load_demo`: a file of the VG5000/VG250/VG25 family, or empty for schematic cells.
BOUNDARIES_SOURCE = env("BOUNDARIES_SOURCE", default="")

# While either holds, visitors get 503 »Gleich wieder da«; the file works without a restart.
MAINTENANCE = env.bool("MAINTENANCE", default=False)
MAINTENANCE_FILE = VAR_DIR / "maintenance"

# Where the editors' handbook (docs/redaktion.md) can be read; with it the admin's help menu links to it.
HANDBOOK_URL = env("HANDBOOK_URL", default="")

# What `run_due_tasks` does: management commands, and the minutes after which each may run again.
DUE_TASKS = {
    "publish_scheduled": 1,
    # Before the mails: what it queues goes out in the same run.
    "run_due_registrations": 1,
    "send_outgoing_mail": 0,
    "delete_old_requests": 24 * 60,
}

# Uploaded pictures are served by the application itself unless a proxy does it.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=True)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    # Every save of a page runs small tasks; only what goes wrong with them is worth a line.
    "loggers": {"django_tasks": {"level": "WARNING"}},
}
