"""Weblate's checks of a translation, alone: a process of its own, JSON in and JSON out.

In: {"tag": ..., "texts": [[source, target], ...]}. Out: for each the names of the checks that fail. Runs in any Python
that has weblate 5.14, without its database, server or settings: the checks of plurals, of other messages of a
component, of its glossary, of rendered widths and of unchanged words cannot run so; those of the source look at no
translation. The messages carry the flags md-text and placeholders (`{{name}}`), so that everything that Weblate can
compare in such a text is on.
"""

import importlib
import json
import re
import sys
from collections.abc import Iterator
from inspect import getmembers, isclass
from types import SimpleNamespace
from typing import Any

_MODULES = ("chars", "duplicate", "format", "markup", "placeholders")
# Switched on by flags that say more than ours.
_LEFT_OUT = {"max-length", "regex"}
_SWITCHED_ON = {"md-text", "placeholders"}
_PLACEHOLDER = re.compile(r"\{\{\w+\}\}")


class _Flags:
    """Weblate's flags of a message; its own class wants the database's models."""

    def __contains__(self, name: str) -> bool:
        return name in _SWITCHED_ON

    def __iter__(self) -> Iterator[str]:
        return iter(_SWITCHED_ON)

    def has_any(self, names: set[str]) -> bool:
        return bool(names & _SWITCHED_ON)

    def has_value(self, name: str) -> bool:
        return name == "placeholders"

    def get_value(self, name: str) -> list[re.Pattern[str]]:
        return [_PLACEHOLDER]

    def format(self) -> str:
        return ""


def main() -> int:
    """Check what stands on standard input."""
    settings: Any = importlib.import_module("django.conf").settings
    settings.configure(INSTALLED_APPS=[], USE_I18N=False, SECRET_KEY="none", CHECK_LIST=(), AUTOFIX_LIST=())
    # The table of its checks is one of the database; some checks ask it for names only.
    stand_ins: Any = sys.modules
    stand_ins["weblate.checks.models"] = SimpleNamespace(CHECKS={})
    # Rendered widths want the cairo library; they are not measured here.
    stand_ins["weblate.fonts.utils"] = SimpleNamespace(get_font_weight=str)
    modules = [importlib.import_module(f"weblate.checks.{name}") for name in _MODULES]
    base: Any = importlib.import_module("weblate.checks.base").TargetCheck
    checks = {
        each.check_id: each()
        for module in modules
        for each in _classes(module)
        if issubclass(each, base) and each.check_id and each.__module__ == module.__name__
    }
    given = json.load(sys.stdin)
    chosen = [check for name, check in checks.items() if name not in _LEFT_OUT]
    print(json.dumps([_failing(chosen, given["tag"], *pair) for pair in given["texts"]]))
    print(f"{len(chosen)} checks", file=sys.stderr)
    return 0


def _classes(module: Any) -> list[Any]:
    return [each for _, each in getmembers(module, isclass)]


def _failing(checks: list[Any], tag: str, source: str, target: str) -> list[str]:
    unit = _unit(tag, source, target)
    return [check.check_id for check in checks if not check.should_skip(unit) and _fails(check, source, target, unit)]


def _fails(check: Any, source: str, target: str, unit: SimpleNamespace) -> bool:
    if hasattr(check, "check_target_params"):
        return bool(check.check_target_params([source], [target], unit, check.get_value(unit)))
    return bool(check.check_single(source, target, unit))


def _unit(tag: str, source: str, target: str) -> SimpleNamespace:
    """What a check asks of Weblate's unit, without a database behind it."""
    flags, language, english = _Flags(), _language(tag), _language("en")
    component = SimpleNamespace(
        source_language=english, file_format="po", file_format_cls=SimpleNamespace(), project=None, slug="a", pk=1,
        is_multivalue=False,
    )  # fmt: skip
    translation = SimpleNamespace(language=language, component=component, plural=language.plural, is_template=False,
                                  is_source=False)  # fmt: skip
    return SimpleNamespace(
        pk=1, id_hash=1, source=source, target=target, source_string=source, context="", note="", location="",
        all_flags=flags, flags=flags, extra_flags="", state=20, readonly=False, translated=True, fuzzy=False,
        check_cache={}, all_checks_names=set(), is_plural=False, translation=translation,
        get_source_plurals=lambda: [source], get_target_plurals=lambda: [target], glossary_terms=[],
    )  # fmt: skip


def _language(tag: str) -> SimpleNamespace:
    code = {"zh-Hans": "zh_Hans"}.get(tag, tag)
    cjk = tag.startswith(("zh", "ja", "ko"))
    base = code.split("_")[0]
    return SimpleNamespace(
        code=code,
        base_code=base,
        is_cjk=lambda: cjk,
        plural=SimpleNamespace(number=1, examples={0: ["1"]}),
        is_base=lambda codes: base in codes,
        direction="rtl" if tag in ("ar", "fa", "ur") else "ltr",
    )


if __name__ == "__main__":
    sys.exit(main())
