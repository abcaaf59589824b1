"""A translation service on this machine that speaks the protocols of the real ones, and fails on request.

It answers with a small dictionary's words, keeps tags as the real services do, and remembers what it was asked.
"""

import html
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "secret-key-0417"
POLISH = {
    "Getting help": "Pomoc",
    "Take": "Weź",
    "tablets of": "tabletki po",
    "Do not take more than": "Nie bierz więcej niż",
    "in": "w ciągu",
    "hours": "godzin",
    "call": "zadzwoń:",
    "wait for": "poczekaj",
    "days": "dni",
    "A small leaflet": "Mała ulotka",
    "A hospital": "Szpital",
    "A ward": "Oddział",
    "Call": "Telefon:",
}
_PHRASES = re.compile("|".join(sorted((rf"(?<!\w){re.escape(word)}(?!\w)" for word in POLISH), key=len, reverse=True)))


def translated(text: str, kept: str = "x") -> str:
    """The text with the words of the dictionary in Polish, the inside of the elements `kept` left alone."""
    end, parts = 0, []
    for match in (*re.finditer(rf"<{kept} id=\"\d+\">.*?</{kept}>", text), None):
        parts.append(_PHRASES.sub(lambda found: POLISH[found.group()], text[end : match.start() if match else None]))
        if match:
            parts.append(match.group())
            end = match.end()
    return "".join(parts)


@dataclass
class Service:
    """What the service is to do wrong, and what it was asked.

    `change` is applied to each translation; a question with a field named `refuses` is refused.
    """

    address: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    delay: float = 0
    change: Callable[[str], str] = str
    refuses: str = ""
    version: str = "1.7.3"
    asked: list[tuple[str, dict[str, str], dict[str, Any]]] = field(default_factory=list)


def answer(path: str, headers: dict[str, str], question: dict[str, Any], service: Service) -> tuple[int, Any]:
    """Status and JSON, as the service whose path was asked for gives them."""
    match path:
        case "/v2/translate":
            if headers.get("authorization") != f"DeepL-Auth-Key {KEY}":
                return 403, {"message": "Forbidden"}
            assert question["tag_handling"] == "xml"
            assert question["ignore_tags"] == ["x"]
            found = [{"detected_source_language": "EN", "text": _said(text, service)} for text in question["text"]]
            return 200, {"translations": found}
        case "/translate":
            if question["target"] not in ("pl", "es"):
                return 400, {"error": f"{question['target']} is not supported"}
            assert question["format"] == "html"
            assert not any("<x " in text for text in question["q"])
            # The server resolves entities in what it gives back, tags or not.
            return 200, {"translatedText": [html.unescape(_said(text, service, "code")) for text in question["q"]]}
        case "/v1/chat/completions":
            given = json.loads(question["messages"][1]["content"])["texts"]
            texts = [{"id": one["id"], "text": _said(one["text"], service)} for one in given]
            content = "```json\n" + json.dumps({"translations": texts}, ensure_ascii=False) + "\n```"
            return 200, {
                "object": "chat.completion",
                "model": "tower-test-7b",
                "choices": [
                    {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
                ],
            }
    return 404, {"message": "Not found"}


def _said(text: str, service: Service, kept: str = "x") -> str:
    return service.change(translated(text, kept))


@contextmanager
def running() -> Iterator[Service]:
    """The service in a thread of its own, on a free port."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            headers = {name.lower(): value for name, value in self.headers.items()}
            service.asked.append((self.path, headers, question))
            time.sleep(service.delay)
            status, found = answer(self.path, headers, question, service)
            if service.refuses and service.refuses in question:
                status, found = 400, {"error": {"message": f"Unsupported value: '{service.refuses}'", "code": "x"}}
            if service.status != 200:
                status, found = service.status, {"message": "so it is set up, key " + KEY}
            body = json.dumps(found).encode() if service.body is None else service.body
            try:
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **service.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                pass

        def do_GET(self) -> None:
            service.asked.append((self.path, dict(self.headers), {}))
            body = json.dumps({"info": {"title": "LibreTranslate", "version": service.version}}).encode()
            self.send_response(200 if self.path == "/spec" and service.version else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
