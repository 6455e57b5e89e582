"""The admin's own pages of this app, below »Kommunen«."""

from django.urls import path

from municipalities.admin import data_sheet, imports
from municipalities.admin.work_list import work_list

urlpatterns = [
    path("kommunen/arbeitsliste/", work_list, name="work_list"),
    path("kommunen/datenblatt/<key:pk>/", data_sheet.send_sheet, name="data_sheet"),
    path("kommunen/datenblatt/<key:pk>/datenblatt.pdf", data_sheet.show_sheet, name="data_sheet_document"),
    path("kommunen/import/", imports.imports, name="participation_imports"),
    path("kommunen/import/vorlage.xlsx", imports.download_template, name="participation_import_template"),
    path("kommunen/import/<int:pk>/", imports.show_import, name="participation_import"),
    path("kommunen/import/<int:pk>/zeilen.xlsx", imports.download_outcomes, name="participation_import_rows"),
    path("kommunen/import/<int:pk>/uebernehmen/", imports.carry_out_import, name="participation_import_carry_out"),
    path("kommunen/import/<int:pk>/vergleichen/", imports.compare_import, name="participation_import_compare"),
    path("kommunen/import/<int:pk>/verwerfen/", imports.discard_import, name="participation_import_discard"),
    path("kommunen/import/<int:pk>/zuruecknehmen/", imports.take_back_import, name="participation_import_take_back"),
]
