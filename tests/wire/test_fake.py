"""The fakes of SDKs refuse nothing that the documents allow: calls of every operation, with
arguments from the schemas.

The public documents are not in this repository: ``SPECLOOM_CORPUS`` names the folder that has them.
"""

from __future__ import annotations

from importlib import import_module

import pytest

from support.calls import calls
from support.corpus import CORPUS, FILES, Subject, overlaid, public
from support.driver import Driver, Maker

EXAMPLES = 10
"""Calls per operation."""


def test_reality_analysis() -> None:
    assert refused(overlaid()) == []


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")
@pytest.mark.parametrize("file", FILES)
def test_public_documents(file: str) -> None:
    if not (CORPUS / file).is_file():
        pytest.skip(f"{file} is not at hand (SPECLOOM_CORPUS)")
    assert refused(public(file)) == []


def refused(subject: Subject) -> list[str]:
    """What the fake has against calls that are made after the document."""
    package, client = subject.facts["package"], subject.facts["client"]
    testing = import_module(f"{package}.testing")
    fake = getattr(testing, f"Fake{client}")(strict=False)
    maker, found, seen = Maker(subject), list[str](), 0
    with fake.serve() as url, Driver(subject, "sync", url) as driver:
        for operation in maker.operations:
            for call in calls(maker, operation, EXAMPLES):
                fake.calls.clear()
                driver.run(call)
                seen += len(fake.calls)
                found += [f"{call}: {text}" for made in fake.calls for text in made.violations]
    assert seen >= len(maker.operations)
    return found
