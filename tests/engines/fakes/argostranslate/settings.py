"""As in Argos Translate: where translations come from."""

from enum import Enum


class ModelProvider(Enum):
    OPENNMT = 0
    LIBRETRANSLATE = 1


model_provider = ModelProvider.OPENNMT
