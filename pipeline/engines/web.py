"""Asking a translation service over HTTP: one question, one JSON answer, within a time and a size.

Text goes to the host that the settings name and to no other: redirects are refused, and plain HTTP is for this
machine alone.
"""

import http.client
import json
import socket
import ssl
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any, NoReturn
from urllib.parse import urlsplit

from pipeline.model.errors import EngineError

# A request holds at most a few dozen messages of a leaflet; their translations take some ten kilobytes.
LARGEST_ANSWER = 5_000_000
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_LONGEST_QUOTE = 200
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Host:
    """A service: the engine that asks, its address without a slash at the end, and its time-out in seconds.

    `secret` is taken out of everything that is shown.
    """

    engine: str
    address: str
    timeout: int
    secret: str = ""

    @property
    def name(self) -> str:
        """The host's name, with its port where one is given."""
        return urlsplit(self.address).netloc


def host(engine: str, address: str, timeout: int, secret: str = "") -> Host:
    """The service at `address`.

    Raises EngineError for an address that is no https:// one; http:// is allowed for this machine.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    local = parts.hostname in _LOCAL
    good = parts.hostname and port != 0 and not parts.query and not parts.fragment and "@" not in parts.netloc
    if (
        not good
        or any(char.isspace() for char in address)
        or parts.scheme not in ("https", *(("http",) if local else ()))
    ):
        raise EngineError(
            f"settings: [engines.{engine}]",
            f'address = "{address}"' if address else "there is no address",
            "an address such as https://translate.example.org (http:// only for localhost)",
            "correct the address",
        )
    return Host(engine, address.rstrip("/"), timeout, secret)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def ask(service: Host, path: str, body: object, headers: dict[str, str]) -> Any:
    """The JSON answer of `service` to a POST of `body` as JSON, or to a GET when that is None.

    Raises EngineError for everything else: no answer, an error, a redirect, too much, or no JSON.
    """
    request = urllib.request.Request(
        service.address + path,
        data=None if body is None else json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"),
        headers={"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "Polyleaf", **headers},
        method="GET" if body is None else "POST",
    )
    local = urlsplit(service.address).hostname in _LOCAL
    # A proxy of the organisation is used as its computers are set up to; what stays on this machine needs none.
    proxies = urllib.request.ProxyHandler({}) if local else urllib.request.ProxyHandler()
    opener = urllib.request.build_opener(proxies, _NoRedirect())
    end = time.monotonic() + service.timeout
    try:
        with opener.open(request, timeout=service.timeout) as answer:
            data = _read(answer, service, end)
    except urllib.error.HTTPError as error:
        with error:
            _refuse_status(service, error, _quoted(service, error))
    except (TimeoutError, urllib.error.URLError, OSError, http.client.HTTPException) as error:
        _refuse_unreached(service, error)
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        fail(service, "the answer is not JSON", "an answer in JSON", _CHECK_ADDRESS)


_CHECK_ADDRESS = "check the address in the settings, and that the service there is the one you mean"


def fail(service: Host, found: str, wanted: str, remedy: str) -> NoReturn:
    """Raise an EngineError at this service; nothing has been written."""
    raise EngineError(f"engine {service.engine} ({service.name})", found, wanted, f"{remedy}; nothing was written")


def _read(answer: http.client.HTTPResponse, service: Host, end: float) -> bytes:
    data = bytearray()
    while piece := answer.read1(_PIECE):
        data += piece
        if len(data) > LARGEST_ANSWER:
            fail(service, f"an answer of more than {LARGEST_ANSWER} bytes", "the translations", _CHECK_ADDRESS)
        if time.monotonic() > end:
            raise TimeoutError
    if answer.length:
        raise http.client.IncompleteRead(bytes(data), answer.length)
    return bytes(data)


def _quoted(service: Host, error: urllib.error.HTTPError) -> str:
    """What the service says itself about an error, in one line."""
    try:
        text = error.read(_PIECE).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        return ""
    try:
        said = _message(json.loads(text))
    except (ValueError, RecursionError):
        said = ""
    said = said.replace(service.secret, "(key)") if service.secret else said
    said = " ".join("".join(char if char.isprintable() else " " for char in said).split())[:_LONGEST_QUOTE].rstrip(
        " .;"
    )
    return f' ("{said}")' if said else ""


def _message(answer: Any) -> str:
    """The words of an error: DeepL has `message`, LibreTranslate `error`, OpenAI `error.message`."""
    for _ in range(3):
        if isinstance(answer, dict):
            answer = answer.get("message") or answer.get("error") or answer.get("detail") or ""
    return answer if isinstance(answer, str) else ""


def _refuse_status(service: Host, error: urllib.error.HTTPError, said: str) -> NoReturn:
    status = error.code
    found = f"the service answered {status}{said}"
    key = f"key_variable under [engines.{service.engine}] in the settings"
    match status:
        case 401:
            fail(service, found, "a key that the service knows", f"check the environment variable named by {key}")
        case 403:
            fail(service, found, "a key that may do this", f"check {key}, and what your contract allows")
        case 429:
            wait = _seconds(error.headers.get("Retry-After"))
            fail(service, f"{found}: too many questions", "a pause", f"wait {wait} and run the command again")
        case 402 | 456:
            fail(
                service,
                f"{found}: the quota is used up",
                "a contract with characters left in it",
                "wait for the next month, or ask for more with the service",
            )
        case 413:
            fail(service, found, "less text at once", "split the longest paragraphs of the leaflet")
        case 404 | 405:
            fail(service, found, "the address of the service's interface", _CHECK_ADDRESS)
        case _ if 300 <= status < 400:
            to = urlsplit(error.headers.get("Location", "")).netloc or "another address"
            fail(service, f"{found}: it sends us on to {to}", "an answer of the service itself", _CHECK_ADDRESS)
        case _ if status >= 500:
            fail(service, found, "a service that works", "try again later, or ask whoever runs it")
        case _:
            fail(service, found, "translations", "check the languages and the settings of this engine")


def _seconds(value: str | None) -> str:
    """How long to wait. A date (the other form of Retry-After) is not counted: no clock is read here."""
    if value and value.strip().isascii() and value.strip().isdecimal() and len(value.strip()) < 7:
        return f"{int(value)} seconds"
    return "a few minutes"


def _refuse_unreached(service: Host, error: Exception) -> NoReturn:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, TimeoutError):
        fail(
            service,
            f"no answer within {service.timeout} seconds",
            "an answer in time",
            f"try again, or set a longer timeout under [engines.{service.engine}] in the settings",
        )
    if isinstance(reason, ConnectionRefusedError):
        fail(service, "nothing answers there", "a running service", "start it, or correct the address in the settings")
    if isinstance(reason, socket.gaierror):
        fail(service, "there is no such host", "a host that can be reached", "check the address and the network")
    if isinstance(reason, ssl.SSLError):
        fail(service, "its certificate cannot be trusted", "a secure connection", "ask whoever runs the service")
    fail(service, f"the connection broke ({type(reason).__name__})", "a whole answer", "try again")


def texts(service: Host, found: object, wanted: int) -> tuple[str, ...]:
    """The translations in an answer, checked: as many as were asked for, each a string.

    Raises EngineError.
    """
    if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
        fail(service, "the answer holds no list of translations", f"{wanted} translations", _CHECK_ADDRESS)
    if len(found) != wanted:
        fail(service, f"{len(found)} translations came back", f"{wanted}, one for each text", "try again")
    return tuple(found)
