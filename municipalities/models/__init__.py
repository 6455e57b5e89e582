"""
Saxony's municipalities, the instruments of ASSKomm, and who takes part with what since when.

Periods are closed: `valid_until` and `ended_on` name the last day. An empty beginning means
»before the portal's records«, an empty end »until further notice«.
"""

from municipalities.models.boundaries import BoundaryDataset, DistrictBoundary, MunicipalityBoundary
from municipalities.models.links import AboutMunicipalities, MunicipalityLink
from municipalities.models.participation import Instrument, Participation, Partnership, PartnershipMembership
from municipalities.models.participation_import import ParticipationImport
from municipalities.models.register import District, Municipality
from municipalities.pages import MapPage, TeamPage

__all__ = [
    "AboutMunicipalities",
    "BoundaryDataset",
    "District",
    "DistrictBoundary",
    "Instrument",
    "MapPage",
    "Municipality",
    "MunicipalityBoundary",
    "MunicipalityLink",
    "Participation",
    "ParticipationImport",
    "Partnership",
    "PartnershipMembership",
    "TeamPage",
]
