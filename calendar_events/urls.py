"""Addresses of the calendar that are no pages: mails and other programs carry them, so they never change."""

from django.urls import path

from calendar_events import feedback_views, registration_views
from calendar_events.subscriptions import lead_to_calendar

urlpatterns = [
    path("kalender.ics", lead_to_calendar, name="calendar_subscription"),
    path("anmeldung/senden/<key:page_id>/", registration_views.send_registration, name="send_registration"),
    path("anmeldung/<str:token>/", registration_views.show_personal_page, name="registration_page"),
    path("anmeldung/<str:token>/rueckmeldung/", feedback_views.show_feedback_form, name="feedback_form"),
]
