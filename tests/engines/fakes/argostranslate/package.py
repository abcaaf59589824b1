"""As in Argos Translate: installed language packages."""

from dataclasses import dataclass


@dataclass
class Package:
    from_code: str
    to_code: str
    package_version: str


def get_installed_packages() -> list[Package]:
    return [Package("en", "pl", "1.9")]
