"""A municipality's data sheet: what it says and leaves out, to whom it goes, and who may send it."""

from base64 import b64decode
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.core import mail as outbox
from django.urls import reverse
from pypdf import PdfReader

from asskomm.core.mail import deliver_due
from asskomm.core.models import OutgoingMail, SiteSettings, User
from municipalities.data_sheets.contents import data_sheet_of
from municipalities.data_sheets.document import Reply, pdf
from municipalities.models import Instrument
from municipalities.participation import today
from tests.factories.core import TeamMemberFactory
from tests.factories.municipalities import (
    DistrictFactory,
    InstrumentFactory,
    MunicipalityFactory,
    ParticipationFactory,
    PartnershipFactory,
    PartnershipMembershipFactory,
)
from tests.municipalities.reading import structure

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 1)


@pytest.fixture
def editor(client):
    user = User.objects.create_user("pflege", email="pflege@example.org", first_name="Kim", last_name="Muster")
    user.groups.add(Group.objects.get(name="Kommunenpflege"))
    client.force_login(user)
    return user


@pytest.fixture
def wurzen():
    return MunicipalityFactory(
        ags="14729410",
        name="Wurzen",
        kind="Stadt",
        population=16154,
        internal_note="geheime Notiz",
        district=DistrictFactory(ags="14729", name="Leipzig", team_member=TeamMemberFactory(name="Toni Muster")),
    )


def entries(municipality, title: str, day: date = DAY) -> dict[str, tuple[str, ...]]:
    """One section of the sheet, with ordinary spaces."""
    [section] = [one for one in data_sheet_of(municipality, day).sections if one.title == title]
    return {one.label: tuple(text.replace("\u00a0", " ") for text in one.lines) for one in section.entries}


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def address(municipality) -> str:
    return reverse("data_sheet", args=[municipality.pk])


def form(**changes) -> dict[str, str]:
    filled = {
        "recipient": "koordination@example.org",
        "reply_to": "pflege@example.org",
        "until": (today() + timedelta(days=1)).isoformat(),
        "message": "",
        "reference": str(uuid4()),
    }
    return filled | changes


# --- What it says -----------------------------------------------------------------------------------------------


def test_it_says_what_visitors_read_of_each_participation(wurzen):
    coaching = InstrumentFactory(code=Instrument.COACHING)
    ParticipationFactory(
        municipality=wurzen,
        instrument=coaching,
        planned_on=date(2020, 3, 1),
        planned_precision="month",
        started_on=date(2021, 2, 16),
        ended_on=date(2022, 1, 1),
        ended_precision="year",
        state="completed",
        note="Mit dem Ordnungsamt",
        internal_note="geheim",
        source="geheime Quelle",
        contact_office="Ordnungsamt",
        contact_phone="03425 000",
        contact_email="amt@example.org",
    )

    assert entries(wurzen, "Teilnahmen") == {
        "Coaching": (
            "Status: abgeschlossen",
            "geplant seit: März 2020",
            "Beginn oder Unterzeichnung: 16. Februar 2021",
            "Abschluss oder Ende: 2022",
            "Hinweis: Mit dem Ordnungsamt",
            "Ansprechstelle: Ordnungsamt, 03425 000, amt@example.org",
        )
    }


def test_a_plan_has_no_beginning_and_what_begins_later_is_not_known_yet(wurzen):
    ParticipationFactory(municipality=wurzen, instrument=InstrumentFactory(code="coaching"), planned=True)
    ParticipationFactory(
        municipality=wurzen, instrument=InstrumentFactory(code="funding"), started_on=DAY + timedelta(days=1)
    )

    assert entries(wurzen, "Teilnahmen") == {"Coaching": ("Status: geplant", "geplant seit: 1. Januar 2021")}


def test_what_a_partnership_has_taken_up_names_it_and_the_other_members(wurzen):
    region = PartnershipFactory(name="KPR Wurzener Land", members=[MunicipalityFactory(name="Thallwitz")])
    PartnershipMembershipFactory(partnership=region, municipality=wurzen, valid_from=date(2021, 1, 1))
    left = PartnershipFactory(name="Städtebund Früher")
    PartnershipMembershipFactory(partnership=left, municipality=wurzen, valid_until=DAY - timedelta(days=1))
    council = InstrumentFactory(code=Instrument.PREVENTION_COUNCIL)
    ParticipationFactory(partnership=region, instrument=council, started_on=date(2021, 2, 16))

    assert entries(wurzen, "Teilnahmen")[council.label][-1] == "über »KPR Wurzener Land«, mit Thallwitz"
    assert entries(wurzen, "Zusammenschlüsse") == {
        "KPR Wurzener Land": ("gemeinsamer Präventionsrat", "Mitglied seit 1. Januar 2021", "mit Thallwitz")
    }
    assert list(entries(wurzen, "Zusammenschlüsse", DAY - timedelta(days=1))) == [
        "KPR Wurzener Land",
        "Städtebund Früher",
    ]


def test_it_names_the_instruments_of_which_nothing_is_known(wurzen):
    known = InstrumentFactory(code=Instrument.COACHING)
    ParticipationFactory(municipality=wurzen, instrument=known)
    text = data_sheet_of(wurzen, DAY).sections[0].text

    assert known.label not in text
    assert text.startswith("Nicht eingetragen: Erstgespräch, Vorvereinbarung, ")


def test_it_asks_as_often_whether_there_is_little_or_much(wurzen, django_assert_max_num_queries):
    for number in range(6):
        region = PartnershipFactory(name=f"Bund {number}", members=[wurzen, *MunicipalityFactory.create_batch(3)])
        ParticipationFactory(partnership=region, instrument=InstrumentFactory(code=Instrument.PREVENTION_COUNCIL))

    with django_assert_max_num_queries(10):
        data_sheet_of(wurzen, DAY)


def test_the_document_is_tagged_and_german_and_says_by_when_to_answer(wurzen):
    sheet = data_sheet_of(wurzen, DAY)
    content = pdf(sheet, "LPR", Reply("lpr@example.org", date(2026, 7, 1)))
    root = PdfReader(BytesIO(content)).trailer["/Root"]
    kinds = [one.get("/S") for one in structure(root["/StructTreeRoot"])]

    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("de", True)
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    assert (kinds.count("/H1"), kinds.count("/H2"), kinds.count("/Table")) == (1, 4, 2)
    assert "Ihre Antwort bitte bis 1. Juli 2026 an lpr@example.org." in text_of(content)
    assert PdfReader(BytesIO(content)).metadata.creation_date == datetime(2026, 6, 1, tzinfo=UTC)
    assert content == pdf(sheet, "LPR", Reply("lpr@example.org", date(2026, 7, 1)))


def test_what_looks_like_an_instruction_stays_text(wurzen):
    wurzen.office_name = '#panic("boom") *fett* $x$ @ref <label> \\ "Ä"'
    wurzen.save()

    assert '#panic("boom") *fett* $x$ @ref <label> \\ "Ä"' in text_of(pdf(data_sheet_of(wurzen, DAY), "LPR"))


# --- Sending ----------------------------------------------------------------------------------------------------


def test_the_coordinator_gets_the_sheet_and_answers_whoever_sent_it(client, editor, wurzen, map_page):
    SiteSettings.objects.update_or_create(site=map_page.get_site(), defaults={"organisation": "LPR Probe"})
    response = client.post(address(wurzen), form(message="Schön, dass Sie dabei sind."), follow=True)
    deliver_due()
    [message] = outbox.outbox
    [(name, content, media_type)] = message.attachments

    assert "Das Datenblatt geht an koordination@example.org." in response.content.decode()
    assert (message.to, message.reply_to) == (["koordination@example.org"], ["pflege@example.org"])
    assert message.subject == "Bitte prüfen: Datenblatt Wurzen"
    assert message.body.startswith("Guten Tag,\n\nSchön, dass Sie dabei sind.\n\ndas Portal")
    assert "\nhttp://localhost:8000/karte/gemeinden/14729410-wurzen/\n" in message.body
    assert message.body.endswith("Vielen Dank und freundliche Grüße\nKim Muster\nLPR Probe\n")
    assert (name, media_type) == ("datenblatt-14729410-wurzen.pdf", "application/pdf")
    assert "an pflege@example.org." in text_of(content)


def test_what_only_staff_knows_is_in_neither_mail_nor_sheet(client, editor, wurzen):
    ParticipationFactory(municipality=wurzen, internal_note="geheim", source="geheime Quelle")
    client.post(address(wurzen), form())
    mail = OutgoingMail.objects.get()

    assert "geheim" not in mail.subject + mail.body + text_of(b64decode(mail.attachments[0][1]))


def test_pressed_twice_it_goes_out_once_and_stands_once_in_the_history(client, editor, wurzen):
    sent = form()
    for _ in range(2):
        assert client.post(address(wurzen), sent, follow=True).redirect_chain == [(address(wurzen), 302)]
    history = client.get(reverse("wagtailsnippets_municipalities_municipality:history", args=[wurzen.pk]))

    assert OutgoingMail.objects.count() == 1
    assert history.content.decode().count("Datenblatt zum Prüfen gesendet") == 1
    assert "koordination@example.org" not in history.content.decode()


def test_the_page_says_what_has_become_of_those_sent(client, editor, wurzen):
    client.post(address(wurzen), form())
    client.post(address(MunicipalityFactory(name="Grimma")), form(recipient="grimma@example.org"))
    before = client.get(address(wurzen)).content.decode()
    deliver_due()
    after = client.get(address(wurzen)).content.decode()

    assert "An koordination@example.org: Bitte prüfen: Datenblatt Wurzen – <b>wartet</b>" in before
    assert "<b>gesendet</b> am" in after
    assert "grimma@example.org" not in after


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"recipient": ""}, "Bitte die Adresse der Koordination angeben."),
        ({"recipient": "kein@"}, "Bitte prüfen Sie die E-Mail-Adresse. Beispiel: name@gemeinde.de."),
        ({"reply_to": ""}, "Bitte angeben, wer die Antwort bekommt."),
        ({"until": ""}, "Bitte einen Tag angeben."),
        ({"until": "bald"}, "Bitte einen Tag in der Form 24.12.2026."),
        ({"message": "x" * 2001}, "höchstens 2000 Zeichen"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_sent(client, editor, wurzen, changes, message):
    response = client.post(address(wurzen), form(**changes))

    assert response.status_code == 422
    assert message in response.content.decode()
    assert not OutgoingMail.objects.exists()


def test_there_is_time_to_answer_until_tomorrow_at_least(client, editor, wurzen):
    refused = client.post(address(wurzen), form(until=today().isoformat()))

    assert "Die Frist muss nach dem heutigen Tag liegen." in refused.content.decode()
    assert client.post(address(wurzen), form()).status_code == 302


def test_the_form_proposes_the_office_then_the_council_then_nobody(client, editor, wurzen):
    def proposed():
        return client.get(address(wurzen)).context["form"]["recipient"].value()

    first = proposed()
    region = PartnershipFactory(members=[wurzen])
    ParticipationFactory(
        municipality=wurzen, instrument=InstrumentFactory(code="coaching"), contact_email="coaching@example.org"
    )
    second = proposed()
    council = InstrumentFactory(code=Instrument.PREVENTION_COUNCIL)
    ParticipationFactory(partnership=region, instrument=council, contact_email="rat@example.org")
    third = proposed()
    wurzen.office_email = "stelle@example.org"
    wurzen.save()

    assert (first, second, third, proposed()) == (
        "",
        "coaching@example.org",
        "rat@example.org",
        "stelle@example.org",
    )


# --- Who may ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", ["Kommunenpflege", "Redaktionsleitung", "Redaktion", "Veranstaltungsbüro", None])
def test_only_those_who_keep_municipalities_may_see_and_send_it(client, wurzen, group):
    user = User.objects.create_user("jemand", email="jemand@example.org")
    if group:
        user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    statuses = [
        client.get(reverse("data_sheet_document", args=[wurzen.pk])).status_code,
        client.post(address(wurzen), form()).status_code,
    ]

    assert statuses == ([200, 302] if group == "Kommunenpflege" else [302, 302])
    assert OutgoingMail.objects.count() == (1 if group == "Kommunenpflege" else 0)


def test_form_and_listing_lead_there_while_the_municipality_exists(client, editor, wurzen):
    gone = MunicipalityFactory(name="Ostrau", valid_until=today() - timedelta(days=1))
    forms = {
        one.name: client.get(reverse("wagtailsnippets_municipalities_municipality:edit", args=[one.pk]))
        for one in (wurzen, gone)
    }
    listing = client.get(reverse("wagtailsnippets_municipalities_municipality:list")).content.decode()

    assert address(wurzen) in forms["Wurzen"].content.decode()
    assert address(gone) not in forms["Ostrau"].content.decode()
    assert (address(wurzen) in listing, address(gone) in listing) == (True, False)
    assert client.get(address(gone)).status_code == 404
