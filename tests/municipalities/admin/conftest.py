"""Who keeps the register, and a record to import upon."""

import pytest
from django.contrib.auth.models import Group

from asskomm.core.models import User
from tests.factories.municipalities import InstrumentFactory, MunicipalityFactory, ParticipationFactory


@pytest.fixture
def editor(db, client):
    """Somebody who keeps the register and is logged in."""
    user = User.objects.create_user("pflege", first_name="Kim", last_name="Muster")
    user.groups.add(Group.objects.get(name="Kommunenpflege"))
    client.force_login(user)
    return user


@pytest.fixture
def wurzen(db):
    return MunicipalityFactory(name="Wurzen", ags="14729410")


@pytest.fixture
def planned(wurzen):
    """A council of Wurzen that the table of the tests says has begun."""
    council = InstrumentFactory(code="prevention_council")
    return ParticipationFactory(municipality=wurzen, instrument=council, planned=True, internal_note="Bleibt.")
