"""How the editorial team works through requests."""

from django.template.defaultfilters import linebreaksbr
from django.template.loader import render_to_string
from django.utils.html import format_html
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.permission_policies import ModelPermissionPolicy

from asskomm.core.admin.viewsets import RecordViewSet
from asskomm.core.models import ContactRequest, OutgoingMail


class AnswerPanel(FieldPanel):
    """What the visitor said: to be read, not to be changed, and only where she said something."""

    def __init__(self, field_name: str, **kwargs) -> None:
        super().__init__(field_name, **{"read_only": True, **kwargs})

    def format_value_for_display(self, value) -> str:
        if self.field_name == "email":
            return format_html('<a href="mailto:{0}">{0}</a>', value)
        return linebreaksbr(value) if self.field_name == "message" else super().format_value_for_display(value)

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(getattr(self.instance, self.field_name)) and super().is_shown()


class MailsPanel(Panel):
    """The mails about this request and whether they are out."""

    class BoundPanel(Panel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.mails) and super().is_shown()

        @property
        def mails(self) -> list[OutgoingMail]:
            return list(OutgoingMail.objects.filter(key__startswith=self.instance.mail_key))

        def render_html(self, parent_context=None) -> str:
            return render_to_string("core/admin/request_mails.html", {"mails": self.mails})


class ReceivedOnlyPolicy(ModelPermissionPolicy):
    """Requests come from visitors: nobody adds one in the admin, not even a superuser."""

    def user_has_permission(self, user, action) -> bool:
        return action != "add" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions) -> bool:
        return super().user_has_any_permission(user, set(actions) - {"add"})


class ContactRequestViewSet(RecordViewSet):
    """Requests with their state, who cares for them, and a note."""

    model = ContactRequest
    icon = "mail"
    menu_label = "Anfragen"
    menu_order = 150
    add_to_admin_menu = True
    url_prefix = "anfragen"
    list_display = [
        "reference",
        Column("get_kind_display", label="Art", sort_key="kind"),
        StatusTagColumn(
            "get_state_display",
            label="Status",
            sort_key="state",
            primary=lambda request: request.state == ContactRequest.State.NEW,
        ),
        "created_at",
        "municipality",
        "assigned_to",
    ]
    list_filter = ["state", "kind", "assigned_to"]
    # Asked of the table: personal data has no place in the search index.
    search_fields = ["reference", "municipality", "name", "office", "email", "message", "internal_note"]
    search_backend_name = None
    # No personal data, either.
    list_export = ["reference", "kind", "state", "created_at", "done_at"]
    export_filename = "anfragen"
    ordering = ["-created_at", "-pk"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldRowPanel([AnswerPanel("kind"), AnswerPanel("created_at")]),
                    AnswerPanel("municipality"),
                    AnswerPanel("name"),
                    AnswerPanel("office"),
                    AnswerPanel("email"),
                    AnswerPanel("phone"),
                    AnswerPanel("topic"),
                    AnswerPanel("page_address"),
                    AnswerPanel("message"),
                ],
                heading="Anfrage",
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("state"), FieldPanel("assigned_to")]), FieldPanel("internal_note")],
                heading="Bearbeitung",
                help_text="Erledigte Anfragen werden nach einer festen Zeit von selbst gelöscht.",
            ),
            MultiFieldPanel([MailsPanel()], heading="Mails dazu"),
        ]
    )
