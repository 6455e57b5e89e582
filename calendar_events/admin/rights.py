"""Who may see registrations, and who may change them; the groups get it from a migration."""

from collections.abc import Callable

from django.http import HttpRequest
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem

SEE, CHANGE = "calendar_events.view_registration", "calendar_events.change_registration"

View = Callable[..., object]
seeing: Callable[[View], View] = permission_required(SEE)
changing: Callable[[View], View] = permission_required(CHANGE)


class RegistrationsMenuItem(MenuItem):
    """Shown to whoever may see registrations."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(SEE)
