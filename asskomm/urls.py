"""Addresses of the portal; everything not named here is a Wagtail page."""

from django.conf import settings
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve as serve_page

from asskomm.core import discovery, health
from asskomm.core.contact_requests.views import send_request
from asskomm.core.files.documents import refuse_number, serve_document
from asskomm.core.files.pictures import serve_picture
from asskomm.core.search import views as search_views
from asskomm.core.security import ADMIN_PREFIX
from asskomm.core.sharing.picture import show_share_picture

urlpatterns = [
    path(ADMIN_PREFIX, include(wagtailadmin_urls)),
    re_path(r"^dokumente/\d{19,}/", refuse_number),
    # The address of Wagtail's own view, which this one calls.
    path("dokumente/<key:document_id>/<str:filename>", serve_document),
    path("dokumente/", include(wagtaildocs_urls)),
    path("healthz", health.live, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("robots.txt", discovery.show_robots, name="robots"),
    path(".well-known/security.txt", discovery.show_security_contact, name="security_contact"),
    re_path(
        r"^vorschau/(?P<page_id>\d{1,18})-(?P<key>[0-9a-f]{16})\.(?P<extension>png|jpg)$",
        show_share_picture,
        name="share_picture",
    ),
    path("sitemap.xml", sitemap, name="sitemap_xml"),
    path("sitemap/", discovery.show_sitemap, name="sitemap"),
    path("anfragen/senden/<key:page_id>/", send_request, name="send_request"),
    path("suche/", search_views.show_search, name="search"),
    path("suche/vorschlaege/", search_views.show_suggestions, name="search_suggestions"),
    path("", include("municipalities.urls")),
    path("", include("calendar_events.urls")),
    # Files that pages make themselves; Wagtail's own pattern knows only addresses that end in a slash.
    re_path(r"^((?:[\w-]+/)+[\w-]+\.(?:ics|js))$", serve_page, name="page_file"),
]
if settings.SERVE_MEDIA:
    # Pictures only: documents always go through Wagtail's view, which knows about privacy and safe headers.
    urlpatterns += [
        path(f"media/{folder}/<path:path>", serve_picture, {"folder": folder})
        for folder in ("images", "original_images")
    ]
urlpatterns += [path("", include(wagtail_urls))]
