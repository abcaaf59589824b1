"""A pyttsx3 driver that speaks into memory and has finished when it says so.

pyttsx3 asks a driver for `buildDriver` and for the methods of its dummy driver, whose names these are. The
driver that pyttsx3 ships for eSpeak queues in another thread, goes on in the previous voice when a voice
cannot be set, and passes a wrong text length; this one does one thing at a time and reports each failure on
the `error` topic. The samples come with the `finished-utterance` topic, as `sound`.
"""
# ruff: noqa: N802 - pyttsx3 prescribes the names of a driver's methods.

from typing import Protocol

from pipeline.model.narration import Sound
from pipeline.voices import utterance

NAME = "polyleaf_espeak"


class Proxy(Protocol):
    """What a driver may ask of pyttsx3."""

    def notify(self, topic: str, **values: object) -> None: ...

    def setBusy(self, busy: bool) -> None: ...


class Driver:
    """Keeps the properties and applies them, checked, to each text in a fresh library."""

    def __init__(self, proxy: Proxy) -> None:
        self._proxy = proxy
        self._properties: dict[str, object] = {"voice": "", "rate": 0}

    def say(self, text: str) -> None:
        voice, rate = self._properties["voice"], self._properties["rate"]
        assert isinstance(voice, str)
        assert isinstance(rate, int)
        self._proxy.notify("started-utterance")
        sound: Sound = utterance.spoken(text, voice, rate)
        self._proxy.notify("finished-utterance", completed=True, sound=sound)

    def getProperty(self, name: str) -> object:
        return self._properties[name]

    def setProperty(self, name: str, value: object) -> None:
        if name not in self._properties:
            raise KeyError(name)
        self._properties[name] = value

    def startLoop(self) -> None:
        # Being told that the driver is free, pyttsx3 runs the whole queue before it returns.
        self._proxy.setBusy(False)

    def endLoop(self) -> None: ...

    def stop(self) -> None: ...

    def destroy(self) -> None: ...


def buildDriver(proxy: Proxy) -> Driver:
    """The driver pyttsx3 asks for."""
    return Driver(proxy)
