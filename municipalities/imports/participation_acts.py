"""Carrying out an import of participations, and taking it back: all or nothing, and never past what others did."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry, ReferenceIndex

from asskomm.core.caching import bump_content_version
from municipalities.imports.csv_table import RegisterError
from municipalities.imports.participation_plan import make_plan
from municipalities.imports.participation_records import (
    FIELDS,
    OPEN_STATES,
    Values,
    describe_differences,
    fill,
    is_open,
    key_of,
    register_state,
    values_of,
)
from municipalities.imports.table_file import Row, Table
from municipalities.models import Instrument, Participation, ParticipationImport
from municipalities.models.participation_import import PREVIEW_LIFETIME
from municipalities.participation import today

State = ParticipationImport.State
# Short enough for every database, long enough to be quick.
BATCH = 500
MAX_NAMED = 5
CHANGED_MEANWHILE = (
    "Nichts übernommen: Im Portal hat sich seit dieser Vorschau etwas geändert. "
    "Sie sehen jetzt den neuen Vergleich; bitte noch einmal prüfen."
)
BUSY = "Nichts geändert: Jemand anderes ändert gerade dieselben Einträge. Bitte noch einmal versuchen."


class ChangedMeanwhile(RegisterError):
    """The register is not the one that the preview was about."""


def begin(table: Table, file_name: str, user: AbstractBaseUser) -> ParticipationImport:
    """Keep what was read, compared with the register; changes nothing else. Drops previews that are too old."""
    expired = timezone.now() - PREVIEW_LIFETIME
    ParticipationImport.objects.filter(state=State.PREVIEW, created_at__lt=expired).delete()
    one = ParticipationImport(file_name=file_name[-200:], sheet=table.sheet[:100], created_by=user)
    one.rows = [list(row) for row in table.rows]
    with transaction.atomic():
        compare(one)
    return one


def compare(one: ParticipationImport) -> None:
    """Compare the kept rows with the register as it is now, and keep the result."""
    one.register_state = register_state()
    plan = make_plan([Row(number, values, tuple(formulas)) for number, values, formulas in one.rows], today())
    for name, value in plan.as_json().items():
        setattr(one, name, value)
    one.created_at = timezone.now()
    one.save()


def compare_again(pk: int) -> bool:
    """Compare a preview once more; tells whether it still is one."""
    with transaction.atomic():
        one = locked_preview(pk)
        if one:
            compare(one)
    return one is not None


def discard(pk: int) -> bool:
    """Forget a preview; tells whether it still was one."""
    with transaction.atomic():
        one = locked_preview(pk)
        if one:
            one.delete()
    return one is not None


def locked_preview(pk: int) -> ParticipationImport | None:
    """The preview, which nobody can carry out meanwhile: what it has become must not be written over."""
    return ParticipationImport.objects.select_for_update().filter(pk=pk, state=State.PREVIEW).first()


def carry_out(one: ParticipationImport, seen_state: str, user: AbstractBaseUser) -> bool:
    """
    Write what the preview has shown; tells whether it was this call that did.

    `seen_state` is the state of the register that the shown page was about. Raises ChangedMeanwhile if it is
    another by now or the preview is too old, RegisterError if others are writing the same; then nothing is written.
    """
    try:
        with transaction.atomic():
            # Whoever comes second, with the same button pressed twice, finds it taken.
            if not claim(one, State.PREVIEW, State.DONE, done_at=timezone.now(), done_by=user):
                return False
            one.refresh_from_db()
            lock_participations()
            is_old = one.created_at < timezone.now() - PREVIEW_LIFETIME
            if is_old or not seen_state == one.register_state == register_state():
                raise ChangedMeanwhile(CHANGED_MEANWHILE)
            one.steps = write(one.steps, user)
            # So that the rows of new records lead to them.
            written = {step["row"]: step["pk"] for step in one.steps}
            one.outcomes = [{**each, "record": written.get(each["row"], each["record"])} for each in one.outcomes]
            # The texts of the file are in the records now, and what they were before in the steps.
            one.rows = []
            one.save()
    except (IntegrityError, OperationalError) as error:
        raise RegisterError(BUSY) from error
    return True


def take_back(one: ParticipationImport, user: AbstractBaseUser) -> bool:
    """
    Restore what was before the import; tells whether it was this call that did.

    Raises RegisterError if any of its records has been changed since, and names them; then nothing is changed.
    """
    try:
        with transaction.atomic():
            if not claim(one, State.DONE, State.UNDONE, undone_at=timezone.now(), undone_by=user):
                return False
            one.refresh_from_db()
            lock_participations()
            restore(one.steps, user)
    except (IntegrityError, OperationalError) as error:
        raise RegisterError(BUSY) from error
    return True


def claim(one: ParticipationImport, before: str, after: str, **facts) -> bool:
    """Take the import from one state to the next, once."""
    return bool(ParticipationImport.objects.filter(pk=one.pk, state=before).update(state=after, **facts))


def lock_participations() -> None:
    """Let nobody add or change a participation until the end of the transaction."""
    # A new record needs its instrument to stay, so it waits for these locks as well.
    list(Instrument.objects.select_for_update().order_by("pk").values_list("pk"))
    list(Participation.objects.select_for_update().order_by("pk").values_list("pk"))


def write(steps: Sequence[dict], user: AbstractBaseUser) -> list[dict]:
    """Add and change the records, with their histories; gives the steps with the keys of the new records."""
    changed = [step for step in steps if step["pk"] is not None]
    added = [step for step in steps if step["pk"] is None]
    # What ends one record may make room for another.
    update(changed, "before", "after")
    records = Participation.objects.bulk_create(
        [fill(Participation(), step["after"]) for step in added], batch_size=BATCH
    )
    added = [{**step, "pk": record.pk} for step, record in zip(added, records, strict=True)]
    log_all(added, "wagtail.create", user)
    log_changes(changed, "before", "after", user)
    if steps:
        bump_content_version()
    return [*changed, *added]


def restore(steps: Sequence[dict], user: AbstractBaseUser) -> None:
    """Undo `write`; raises RegisterError if a record is not as it was left."""
    kept = Participation.objects.in_bulk([step["pk"] for step in steps])
    touched = [
        step["label"] for step in steps if step["pk"] not in kept or values_of(kept[step["pk"]]) != step["after"]
    ]
    if touched:
        raise RegisterError(
            "Der Import lässt sich nicht mehr zurücknehmen, weil Einträge daraus inzwischen geändert oder gelöscht "
            f"wurden: {named(touched)}. Bitte von Hand berichtigen; der Verlauf jedes Eintrags zeigt, was vorher dort "
            "stand."
        )
    refuse_two_open(steps)
    added = [step for step in steps if step["before"] is None]
    changed = [step for step in steps if step["before"] is not None]
    log_all(added, "wagtail.delete", user, deleted=True)
    delete([step["pk"] for step in added])
    update(changed, "after", "before")
    log_changes(changed, "after", "before", user)
    if steps:
        bump_content_version()


def refuse_two_open(steps: Sequence[dict]) -> None:
    """Raise RegisterError where others have opened a record, and the one from before would be a second one."""
    own = {step["pk"] for step in steps}
    opened = Participation.objects.filter(state__in=OPEN_STATES, ended_on=None)
    taken = {key_of(one) for one in opened if one.pk not in own}
    before = [(step["label"], fill(Participation(), step["before"])) for step in steps if step["before"]]
    crowded = [label for label, record in before if is_open(record) and key_of(record) in taken]
    if crowded:
        raise RegisterError(
            "Der Import lässt sich nicht mehr zurücknehmen, weil inzwischen weitere Einträge offen sind, die es nicht "
            f"zweimal geben kann: {named(crowded)}. Bitte von Hand berichtigen."
        )


def named(labels: Sequence[str]) -> str:
    """The first of them, and how many there are besides."""
    more = f" und {len(labels) - MAX_NAMED} weitere" if len(labels) > MAX_NAMED else ""
    return "; ".join(labels[:MAX_NAMED]) + more


def update(steps: Iterable[dict], old: str, new: str) -> None:
    """Write the fields that are different, records with the same ones together."""
    groups: dict[tuple[str, ...], list[Participation]] = defaultdict(list)
    for step in steps:
        names = tuple(name for name in FIELDS if step[old][name] != step[new][name])
        groups[names].append(fill(Participation(pk=step["pk"]), step[new]))
    for names, records in groups.items():
        Participation.objects.bulk_update(records, names, batch_size=BATCH)


def delete(keys: Sequence[int]) -> None:
    """Delete records on which nothing depends, in one query: signals for each of thousands take a minute."""
    ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Participation), object_id__in=[str(key) for key in keys]
    ).delete()
    records = Participation.objects.filter(pk__in=keys)
    records._raw_delete(records.db)


def log_changes(steps: Sequence[dict], old: str, new: str, user: AbstractBaseUser) -> None:
    """An entry in the history of each record with what changed."""
    changes = [describe_differences(step[old], step[new]) for step in steps]
    log_all(steps, "wagtail.edit", user, changes)


def log_all(
    steps: Sequence[dict],
    action: str,
    user: AbstractBaseUser,
    changes: Sequence[list[str]] | None = None,
    deleted: bool = False,
) -> None:
    """What `wagtail.log_actions.log` writes for one record, for many at once."""
    content_type = ContentType.objects.get_for_model(Participation)
    now = timezone.now()
    ModelLogEntry.objects.bulk_create(
        [
            ModelLogEntry(
                content_type=content_type,
                object_id=str(step["pk"]),
                label=step["label"][:255],
                action=action,
                timestamp=now,
                user=user,
                uuid=uuid4(),
                data={"changes": changes[place]} if changes else {},
                content_changed=not deleted,
                deleted=deleted,
            )
            for place, step in enumerate(steps)
        ],
        batch_size=BATCH,
    )


def as_step(record: Participation, before: Values) -> dict:
    """A change of one record that is not part of an import, as `write` takes it."""
    return {"label": str(record), "pk": record.pk, "before": before, "after": values_of(record)}
