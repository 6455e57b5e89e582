"""Entries of the admin's menus that are not for everybody or not everywhere."""

from django.conf import settings
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem


class HandbookMenuItem(MenuItem):
    """Shown where there is an address."""

    def is_shown(self, request) -> bool:
        return bool(settings.HANDBOOK_URL)


class PagesMenuItem(MenuItem):
    """Shown to whoever may work on pages."""

    def is_shown(self, request) -> bool:
        return user_has_any_page_permission(request.user)
