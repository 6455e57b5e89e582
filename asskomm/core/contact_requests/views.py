"""Where the forms are sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from asskomm.core.contact_requests.guard import is_from_own_site, is_one_too_many
from asskomm.core.frame import Frame
from asskomm.core.models import RequestPage

FOREIGN = "Die Anfrage kam nicht von dieser Seite. Bitte prüfen Sie Ihre Angaben, und senden Sie sie noch einmal ab."
TOO_MANY = (
    "Aus Ihrem Netz kamen in der letzten Stunde sehr viele Anfragen. "
    "Bitte versuchen Sie es später noch einmal, oder rufen Sie uns an."
)


# Django's token needs a cookie, and visitors of this portal get none. It protects what somebody may do when
# she is logged in; here everybody may do the same, logged in or not. What is left of the danger (another
# site makes visitors' browsers send spam) is met by the origin check, the signed token and the limit.
# The exemption cannot be given to a single page of Wagtail, therefore the forms have a view of their own.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def send_request(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take a form: store it and lead to the confirmation, or show it again with what to correct."""
    page = get_object_or_404(Page.objects.live().public().type(RequestPage), pk=page_id).specific
    if request.method != "POST":
        return redirect(page.get_url(request))
    form = page.get_form(request.POST)
    status = refuse(request, form)
    if status:
        return page.render_form(request, form, status)
    stored = page.receive(form, Frame(request).settings)
    # Browsers keep the old fragment, which names the errors, unless they get a new one.
    return redirect(f"{page.sent_url(request, stored.reference)}#inhalt")


def refuse(request: HttpRequest, form) -> int:
    """The status with which the form goes back, its errors filled in; 0 if it is accepted."""
    if not form.is_valid():
        return 200
    if not is_from_own_site(request):
        form.add_error(None, FOREIGN)
        return 403
    if is_one_too_many(request):
        form.add_error(None, TOO_MANY)
        return 429
    return 0
