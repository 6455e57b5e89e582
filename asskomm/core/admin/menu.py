"""Entries of the admin's menu that only some groups see."""

from django.http import HttpRequest
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem


class PagesMenuItem(MenuItem):
    """Shown to whoever may work on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return user_has_any_page_permission(request.user)
