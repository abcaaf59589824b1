"""Programs that tests use as judges when they are installed."""

import shutil

import pytest


def needs(program: str, package: str) -> pytest.MarkDecorator:
    """Skip a test, saying what to install, when `program` is missing."""
    reason = f"{program} is not installed (on Debian: apt-get install {package})"
    return pytest.mark.skipif(shutil.which(program) is None, reason=reason)
