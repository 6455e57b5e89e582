"""Addresses of data and drawings. They stay the same when editors rename the map's page."""

from django.urls import path, re_path

from municipalities import views
from municipalities.extracts.views import show_file, show_framed
from municipalities.opendata.api import api
from municipalities.opendata.page import show_open_data
from municipalities.opendata.views import show_catalogue, show_table

urlpatterns = [
    path("karte/geometrie/<str:name>", views.show_geometry, name="map_geometry"),
    path("karte/daten/stand.json", views.show_states, name="map_states"),
    path("karte/daten/gemeinden.csv", views.show_csv, name="map_csv"),
    path("karte/bilanz.xlsx", views.show_workbook, name="balance_workbook"),
    path("karte/daten/", show_open_data, name="open_data_page"),
    path("karte/daten/katalog.<str:extension>", show_catalogue, name="open_data_catalogue"),
    path("karte/daten/<slug:name>.<str:extension>", show_table, name="open_data"),
    path("api/v1/", api.urls),
    path("karte/karte.svg", views.show_svg, name="map_svg"),
    re_path(r"^karte/export\.(?P<extension>svg|png|pptx|pdf)$", show_file, name="map_extract"),
    path("karte/einbetten/karte/", show_framed, name="map_frame"),
    path("karte/kreise.svg", views.show_districts, name="map_districts"),
    path("karte/suche.json", views.show_suggestions, name="map_suggestions"),
    path("stil/instrumente.<slug:key>.css", views.show_stylesheet, name="instrument_stylesheet"),
]
