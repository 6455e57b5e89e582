"""The staff's addresses about registrations, below the admin's; the codes of the check-in carry theirs for months."""

from django.urls import path

from calendar_events.admin import balance, check_in, event_acts, export, feedback, mails, registrations

PREFIX = "veranstaltungen/anmeldungen"
EVENT = f"{PREFIX}/<int:event_id>"

urlpatterns = [
    path(f"{PREFIX}/", registrations.show_events, name="events_with_registrations"),
    path(f"{PREFIX}/bilanz/", balance.show_balance, name="registration_balance"),
    path(f"{PREFIX}/bilanz.<str:extension>", balance.export_balance, name="export_registration_balance"),
    path(f"{PREFIX}/mails/", mails.show_mails, name="registration_mails"),
    path(f"{PREFIX}/mails/<int:mail_id>/", mails.show_mail, name="registration_mail"),
    path(f"{PREFIX}/mails/<int:mail_id>/senden/", mails.send_mail_again, name="send_registration_mail"),
    path(f"{EVENT}/", registrations.show_registrations, name="event_registrations"),
    path(f"{EVENT}/tun/", registrations.act_on_registrations, name="act_on_registrations"),
    path(f"{EVENT}/person/<int:registration_id>/", registrations.show_registration, name="event_registration"),
    path(f"{EVENT}/eintragen/", event_acts.add_registration, name="add_registration"),
    path(f"{EVENT}/nachricht/", event_acts.write_to_registered, name="write_to_registered"),
    path(f"{EVENT}/plaetze/", event_acts.change_capacity, name="change_capacity"),
    path(f"{EVENT}/reihenfolge/", event_acts.rank_applications, name="rank_applications"),
    path(f"{EVENT}/reihenfolge/anbieten/", event_acts.offer_places, name="offer_course_places"),
    path(f"{EVENT}/absagen/", event_acts.cancel_event, name="cancel_event"),
    path(f"{EVENT}/druck/", export.print_registrations, name="print_registrations"),
    path(f"{EVENT}/anmeldungen.<str:extension>", export.export_registrations, name="export_registrations"),
    path(f"{EVENT}/rueckmeldungen/", feedback.show_feedback, name="event_feedback"),
    path(f"{EVENT}/rueckmeldungen/loeschen/", feedback.delete_feedback_text, name="delete_feedback_text"),
    path(f"{EVENT}/rueckmeldungen.<str:extension>", feedback.export_feedback, name="export_feedback"),
    path(f"{EVENT}/check-in/", check_in.check_in, name="event_check_in"),
    path("veranstaltungen/check-in/<str:token>/", check_in.check_in_by_code, name="check_in_by_code"),
]
