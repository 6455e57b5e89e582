"""Addresses of the calendar that are no pages: mails carry them, so they never change."""

from django.urls import path

from calendar_events import feedback_views, registration_views

urlpatterns = [
    path("anmeldung/senden/<int:page_id>/", registration_views.send_registration, name="send_registration"),
    path("anmeldung/<str:token>/", registration_views.show_personal_page, name="registration_page"),
    path("anmeldung/<str:token>/rueckmeldung/", feedback_views.show_feedback_form, name="feedback_form"),
]
