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


def test_the_html_of_every_kind_of_page_is_valid(site, tmp_path):
    for number, address in enumerate(PAGES.values()):
        save(site + address, tmp_path / f"{number:02}.html")
    checker = ["java", "-Xss1m", "-jar", VNU_JAR, "--format", "json", "--exit-zero-always", "--errors-only"]
    done = subprocess.run([*checker, *sorted(tmp_path.glob("*.html"))], capture_output=True, text=True)  # noqa: S603 - ours
    pages = list(PAGES)
    found = [f"{pages[int(Path(one['url']).stem)]}: {one['message']}" for one in json.loads(done.stderr)["messages"]]
    assert found == []
