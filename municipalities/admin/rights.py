"""Who may import participations, see the work list, send data sheets; a migration gives the groups these rights."""

from collections.abc import Callable

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from wagtail.admin.auth import permission_required, user_passes_test
from wagtail.admin.menu import MenuItem

ADD, CHANGE, DELETE = (f"municipalities.{action}_participation" for action in ("add", "change", "delete"))
CHANGE_MUNICIPALITY = "municipalities.change_municipality"

View = Callable[..., object]


def may_import(user: AbstractBaseUser) -> bool:
    """An import adds and changes, and taking it back deletes."""
    return user.has_perms([ADD, CHANGE, DELETE])


def may_change(user: AbstractBaseUser) -> bool:
    """Whoever may change records has work to do with them."""
    return user.has_perm(CHANGE)


importing: Callable[[View], View] = user_passes_test(may_import)
changing: Callable[[View], View] = user_passes_test(may_change)
changing_municipalities: Callable[[View], View] = permission_required(CHANGE_MUNICIPALITY)


class ImportMenuItem(MenuItem):
    """Shown to whoever may import."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


class WorkListMenuItem(MenuItem):
    """Shown to whoever may change participations."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_change(request.user)
