"""Every page of the demo site through the Nu HTML checker; needs Java and VNU_JAR, the path of vnu.jar."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.browser.test_accessibility import PAGES
from tests.browser.test_registration_states import FORMS, PEOPLE

VNU_JAR = os.environ.get("VNU_JAR", "")

pytestmark = pytest.mark.skipif(
    not (VNU_JAR and shutil.which("java")), reason="VNU_JAR oder Java fehlt: HTML wird nicht geprüft"
)


def save(address: str, path: Path) -> None:
    """Write the page to a file, error pages included."""
    try:
        with urlopen(quote(address, safe=":/?&=")) as response:  # noqa: S310 - our own http address
            path.write_bytes(response.read())
    except HTTPError as error:
        path.write_bytes(error.read())


def test_the_html_of_every_kind_of_page_is_valid(site, mailbox, tmp_path):
    forms = {f"registration {name}": f"/veranstaltungen/{address}" for name, address in FORMS.items()}
    pages = PAGES | forms | {f"{name}'s page": mailbox.link(f"{name}@example.org") for name in PEOPLE}
    pages["feedback"] = mailbox.feedback_link()
    for number, address in enumerate(pages.values()):
        save(site + address, tmp_path / f"{number:02}.html")
    checker = ["java", "-Xss1m", "-jar", VNU_JAR, "--format", "json", "--exit-zero-always", "--errors-only"]
    done = subprocess.run([*checker, *sorted(tmp_path.glob("*.html"))], capture_output=True, text=True)  # noqa: S603 - ours
    names = list(pages)
    found = [f"{names[int(Path(one['url']).stem)]}: {one['message']}" for one in json.loads(done.stderr)["messages"]]
    assert found == []
