"""The mails of Django and Wagtail themselves: stored with the request, delivered by the process beside it."""

import re

import pytest
from django.conf import settings as project_settings
from django.contrib.auth.models import Group
from django.core import mail as outbox
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.urls import reverse
from wagtail.models import Page

from asskomm.core.mail import deliver_due
from asskomm.core.models import OutgoingMail, User
from tests.factories.core import ContentPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def as_installed(settings):
    """What pytest replaces by a mailbox in memory is set again as it is installed."""
    settings.EMAIL_BACKEND = "asskomm.core.mail_backend.QueueBackend"


def user(name: str, group: str) -> User:
    found = User.objects.create_user(name, f"{name}@example.org", "ein-altes-Passwort-9")
    found.groups.add(Group.objects.get(name=group))
    return found


def test_every_recipient_gets_one_mail_and_sees_no_other():
    message = EmailMultiAlternatives(
        "Betreff\nzweite Zeile",
        "Text",
        "fremd@example.org",
        ["a@example.org"],
        bcc=["b@example.org"],
        reply_to=["c@example.org"],
    )
    message.attach_alternative("<p>Text</p>", "text/html")

    assert message.send() == 1
    assert not outbox.outbox
    deliver_due()
    assert [(one.to, one.bcc, one.reply_to, one.body) for one in outbox.outbox] == [
        (["a@example.org"], [], ["c@example.org"], "Text"),
        (["b@example.org"], [], ["c@example.org"], "Text"),
    ]
    assert outbox.outbox[0].alternatives[0].content == "<p>Text</p>"
    assert (outbox.outbox[0].subject, outbox.outbox[0].from_email) == (
        "Betreff zweite Zeile",
        project_settings.DEFAULT_FROM_EMAIL,
    )


def test_the_same_text_sent_twice_goes_out_twice():
    for _ in range(2):
        send_mail("Betreff", "Text", None, ["a@example.org"])
    deliver_due()

    assert len(outbox.outbox) == 2


def test_what_cannot_be_stored_is_refused():
    with pytest.raises(ValidationError):
        send_mail("Betreff", "Text", None, ["kein@"])
    message = EmailMessage("Betreff", "Text", None, ["a@example.org"])
    message.attach("a.txt", "Text", "text/plain")
    with pytest.raises(ValueError, match="queue_mail"):
        message.send()

    assert not OutgoingMail.objects.exists()


def test_a_new_password_can_be_set_with_the_link_that_the_process_delivers(client, home_page):
    someone = user("kim", "Redaktion")
    client.post(reverse("wagtailadmin_password_reset"), {"email": "kim@example.org"})
    assert not outbox.outbox
    deliver_due()
    [message] = outbox.outbox
    path = re.search(r"https?://[^/]+(/\S+)", message.body)[1]
    form = client.get(path, follow=True)
    password = "ein-neues-Passwort-4"  # noqa: S105 - of this test
    client.post(form.redirect_chain[-1][0], {"new_password1": password, "new_password2": password})
    someone.refresh_from_db()

    assert message.to == ["kim@example.org"]
    assert someone.check_password(password)


def test_handing_in_waits_for_no_mail_server(client, home_page):
    leader = user("leitung", "Redaktionsleitung")
    client.force_login(user("redaktion", "Redaktion"))
    page = ContentPageFactory(parent=home_page, live=False)
    draft = Page.objects.get(pk=page.pk).specific
    draft.save_revision()
    draft.get_workflow().start(draft, User.objects.get(username="redaktion"))

    assert not outbox.outbox
    assert OutgoingMail.objects.filter(recipient=leader.email).count() == 1
