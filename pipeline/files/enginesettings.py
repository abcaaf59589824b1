"""The settings of drafting engines: `[engines]` says which may send text away, `[engines.NAME]` how one is reached.

    [engines]
    allowed = ["deepl"]

    [engines.deepl]
    key_variable = "DEEPL_KEY"

A key itself never stands in a file; the settings name the environment variable that holds it.
"""

import re
from typing import Any, NoReturn

from pipeline.model.drafting import EngineSettings, Service
from pipeline.model.errors import SettingsError

_KEYS = ("address", "key_variable", "model", "timeout")
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{0,63}")
_LONGEST_TIMEOUT = 600


def parse(name: str, data: dict[str, Any]) -> EngineSettings:
    """The table `[engines]` of the settings file `name`.

    Raises SettingsError.
    """
    place = f"{name}: [engines]"
    allowed = data.get("allowed", [])
    if not isinstance(allowed, list) or not all(isinstance(engine, str) for engine in allowed):
        _refuse(place, f"allowed = {allowed!r}", 'a list of engines, such as allowed = ["deepl"]')
    tables = {engine: table for engine, table in data.items() if engine != "allowed"}
    for engine, table in tables.items():
        if not isinstance(table, dict):
            _refuse(place, f'the setting "{engine}"', f'"allowed", or a table [engines.{engine}]')
    services = tuple(
        (engine, _service(f"{name}: [engines.{engine}]", table)) for engine, table in sorted(tables.items())
    )
    return EngineSettings(tuple(allowed), services)


def _service(place: str, table: dict[str, Any]) -> Service:
    for key in sorted(set(table) - set(_KEYS)):
        # Its value may be a key that somebody has put here by mistake, so it is not shown.
        _refuse(place, f'the setting "{key}"', f"one of {', '.join(_KEYS)}")
    words = {key: table.get(key, "") for key in ("address", "model", "key_variable")}
    for key, value in words.items():
        if not isinstance(value, str) or not value.isprintable():
            _refuse(place, f"the value of {key}", "words in quotes")
    if words["key_variable"] and not _VARIABLE.fullmatch(words["key_variable"]):
        _refuse(
            place,
            "key_variable is not the name of an environment variable",
            "a name in capital letters, such as DEEPL_KEY; the key itself stands only in the environment",
        )
    timeout = table.get("timeout", Service().timeout)
    if isinstance(timeout, bool) or not isinstance(timeout, int) or not 1 <= timeout <= _LONGEST_TIMEOUT:
        _refuse(place, f"timeout = {timeout!r}", f"1 to {_LONGEST_TIMEOUT} seconds")
    return Service(words["address"], words["model"], words["key_variable"], timeout)


def _refuse(place: str, found: str, wanted: str) -> NoReturn:
    raise SettingsError(place, found, wanted, "correct it")
