"""The family of drafting engines: one file each. This table is the only place to register one.

An engine is imported when it is used: those that need programs of others, or the network, cost nothing before.
"""

from importlib import import_module
from typing import Any

from pipeline.model.drafting import Engine, Supplies

# name -> (module, class)
ENGINES: dict[str, tuple[str, str]] = {
    "memory": ("memory", "Memory"),
    "argos": ("argos", "Argos"),
    "libretranslate": ("libretranslate", "LibreTranslate"),
    "deepl": ("deepl", "DeepL"),
    "openai": ("openai", "OpenAI"),
}


def sends(name: str) -> bool:
    """Whether the engine with that name sends text to a service."""
    return bool(_class(name).sends)


def engine(name: str, supplies: Supplies) -> Engine:
    """The engine with that name.

    Raises EngineError when its settings are not complete.
    """
    made: Engine = _class(name)(supplies)
    return made


def _class(name: str) -> Any:
    module, class_name = ENGINES[name]
    return getattr(import_module(f"pipeline.engines.{module}"), class_name)
