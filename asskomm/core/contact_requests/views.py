"""Where the forms are sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from asskomm.core.contact_requests.guard import refuse
from asskomm.core.frame import Frame
from asskomm.core.models import RequestPage


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
