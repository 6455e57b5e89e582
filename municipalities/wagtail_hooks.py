"""The admin of this app: the register, who takes part with what, and today's figures on the dashboard."""

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from asskomm.core.admin.history import CreateWithChildrenAction, EditWithChangesAction
from asskomm.core.admin.viewsets import RecordViewSet
from municipalities.admin import panels
from municipalities.admin.change_state import ChangeState
from municipalities.admin.data_sheet import MunicipalityEditView, data_sheet_buttons
from municipalities.admin.filters import MunicipalityFilterSet, ParticipationFilterSet, snapshot_of_today
from municipalities.admin.listings import (
    DistrictIndexView,
    InstrumentIndexView,
    MunicipalityChooserViewSet,
    MunicipalityIndexView,
    ParticipationIndexView,
    PartnershipIndexView,
)
from municipalities.admin.municipality_history import MunicipalityHistoryView
from municipalities.admin.rights import ImportMenuItem, WorkListMenuItem
from municipalities.admin.urls import urlpatterns
from municipalities.admin.work_list import WorkListPanel
from municipalities.data_sheets.mailing import SENT
from municipalities.figures.inline import problems_in
from municipalities.models import District, Instrument, Municipality, Participation, Partnership
from municipalities.search import MunicipalitySource, TeamSource


class MunicipalityViewSet(RecordViewSet):
    """Saxony's municipalities with their own participations."""

    model = Municipality
    icon = "home"
    url_prefix = "kommunen/gemeinden"
    index_view_class = MunicipalityIndexView
    edit_view_class = MunicipalityEditView
    history_view_class = MunicipalityHistoryView
    filterset_class = MunicipalityFilterSet
    edit_handler = panels.municipality_form
    chooser_viewset_class = MunicipalityChooserViewSet
    export_filename = "kommunen"


class ParticipationViewSet(RecordViewSet):
    """The dated records."""

    model = Participation
    icon = "clipboard-list"
    url_prefix = "kommunen/teilnahmen"
    index_view_class = ParticipationIndexView
    # Its footer offers one state for several, but no deletion, and no »all« beyond what the page shows.
    index_template_name = "municipalities/admin/participation_index.html"
    filterset_class = ParticipationFilterSet
    edit_handler = panels.participation_form
    export_filename = "teilnahmen"


class PartnershipViewSet(RecordViewSet):
    """Several municipalities acting as one."""

    model = Partnership
    icon = "group"
    url_prefix = "kommunen/zusammenschluesse"
    index_view_class = PartnershipIndexView
    list_filter = ["kind"]
    edit_handler = panels.partnership_form
    export_filename = "zusammenschluesse"


class InstrumentViewSet(RecordViewSet):
    """What the map colours."""

    model = Instrument
    icon = "sliders"
    url_prefix = "kommunen/instrumente"
    index_view_class = InstrumentIndexView
    edit_handler = panels.instrument_form
    export_filename = "instrumente"


class DistrictViewSet(RecordViewSet):
    """Districts with the person of the team who is responsible."""

    model = District
    icon = "grid"
    menu_label = "Landkreise"
    url_prefix = "kommunen/landkreise"
    index_view_class = DistrictIndexView
    list_filter = ["kind", "team_member"]
    edit_handler = panels.district_form
    export_filename = "landkreise"


class MunicipalitiesGroup(SnippetViewSetGroup):
    """The menu of this app."""

    menu_label = "Kommunen"
    menu_icon = "globe"
    menu_order = 200
    submenu_hook = "register_municipality_menu_item"
    items = (
        MunicipalityViewSet,
        ParticipationViewSet,
        PartnershipViewSet,
        InstrumentViewSet,
        DistrictViewSet,
    )


register_snippet(MunicipalitiesGroup)


@hooks.register("register_admin_urls")
def register_addresses() -> list:
    """The work list, data sheets and the import of participations."""
    return urlpatterns


@hooks.register("register_municipality_menu_item")
def register_work_list_menu_item() -> MenuItem:
    """»Arbeitsliste« above the records."""
    return WorkListMenuItem("Arbeitsliste", reverse("work_list"), name="work-list", icon_name="tasks", order=0)


@hooks.register("register_municipality_menu_item")
def register_import_menu_item() -> MenuItem:
    """»Import« below »Kommunen«."""
    return ImportMenuItem("Import", reverse("participation_imports"), name="import", icon_name="upload", order=900)


@hooks.register("register_actions")
def register_actions(registry) -> None:
    """Edits of these models say in their history which fields and which inline rows changed."""
    for viewset in MunicipalitiesGroup.items:
        registry.register(viewset.model, EditWithChangesAction)
        registry.register(viewset.model, CreateWithChildrenAction)


hooks.register("register_bulk_action", ChangeState)


@hooks.register("register_log_actions")
def register_data_sheet_act(actions) -> None:
    """So that a municipality's history says when her data sheet was sent."""
    actions.register_action(SENT, "Datenblatt senden", "Datenblatt zum Prüfen gesendet")


@hooks.register("register_snippet_listing_buttons")
def add_data_sheet_button(snippet, user, next_url=None) -> list:
    """»Datenblatt« beside every municipality of the listing."""
    return data_sheet_buttons(snippet, user) if isinstance(snippet, Municipality) else []


class TodayPanel(Component):
    """»Stand heute« on the dashboard."""

    name = "today"
    template_name = "municipalities/admin/today_panel.html"
    order = 50

    def get_context_data(self, parent_context):
        return {"snapshot": snapshot_of_today(parent_context["request"])}


@hooks.register("construct_homepage_panels")
def add_panels(request, homepage_panels) -> None:
    """What waits for those who keep the register, and today's figures."""
    homepage_panels.extend((WorkListPanel(), TodayPanel()))


@hooks.register("register_search_source")
def find_municipalities() -> type[MunicipalitySource]:
    """The portal's search finds municipalities."""
    return MunicipalitySource


@hooks.register("register_search_source")
def find_team() -> type[TeamSource]:
    """The portal's search finds the people of the team."""
    return TeamSource


# Said at the field or block when a page is published: a wish for a number that the register cannot fulfil.
hooks.register("find_text_problems", problems_in)
