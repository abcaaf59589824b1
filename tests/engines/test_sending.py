"""Text leaves the machine only when somebody has named and allowed it, and every failure of a service is told."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from pipeline.engines import web
from pipeline.files.workspace import Workspace
from tests.conftest import write
from tests.engines.conftest import SENDING, settings
from tests.engines.service import KEY, Service, running

Translate = Callable[..., int]
FEW = {
    "deepl": {"translations": [{"text": "Pomoc"}]},
    "libretranslate": {"translatedText": ["Pomoc"]},
    "openai": {"choices": [{"message": {"content": json.dumps({"translations": [{"id": 1, "text": "Pomoc"}]})}}]},
}


def files(workspace: Workspace) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", SENDING)
def test_an_engine_that_sends_is_refused_until_the_settings_allow_it(
    name: str, translate: Translate, empty: Workspace, service: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    others = tuple(other for other in SENDING if other != name)
    write(empty.root, "polyleaf.toml", settings(service.address, allowed=others))
    before = files(empty)
    assert translate(name) == 5
    said = capsys.readouterr().err
    assert "consent of your organisation" in said
    assert f'allowed = ["{name}"]' in said
    assert service.asked == []
    assert files(empty) == before


@pytest.mark.parametrize("name", ["memory", "argos"])
def test_an_allowed_engine_gets_nothing_until_it_is_named(name: str, translate: Translate, service: Service) -> None:
    assert translate(name) == 0
    assert service.asked == []


@pytest.mark.parametrize("name", SENDING)
def test_who_gets_how_much_is_said_before_it_is_sent_and_the_key_is_never_shown(
    name: str, translate: Translate, empty: Workspace, service: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    assert translate(name) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"8 messages of small go to {service.address.removeprefix('http://')} (engine {name})")
    service.status = 500
    path = empty.root / "locale/pl/LC_MESSAGES/small.po"
    path.unlink()
    assert translate(name) == 10
    told = capsys.readouterr()
    assert "so it is set up, key (key)" in told.err
    assert KEY not in out + told.out + told.err
    assert KEY not in "".join(str(data) for data in files(empty).values())


@pytest.mark.parametrize("name", SENDING)
def test_only_untranslated_messages_are_sent_and_no_value_of_a_placeholder(
    name: str, translate: Translate, empty: Workspace, service: Service
) -> None:
    from tests.conftest import translate as by_hand

    by_hand(empty.root, "small", "pl", {"Getting help": "Pomoc"})
    assert translate(name) == 0
    sent = "".join(str(question) for _, _, question in service.asked)
    assert "{{phone}}" in sent
    assert "020 7946 0123" not in sent
    assert "Getting help" not in sent


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ('key_variable = "sk-0417abcd"', "not the name of an environment variable"),
        ('key = "sk-0417abcd"', 'the setting "key"'),
        ("timeout = 0", "1 to 600 seconds"),
        ("timeout = true", "1 to 600 seconds"),
        ("model = 3", "words in quotes"),
    ],
)
def test_wrong_settings_are_refused_and_a_key_written_there_is_not_shown(
    line: str, word: str, translate: Translate, empty: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    write(empty.root, "polyleaf.toml", f'[engines]\nallowed = ["deepl"]\n[engines.deepl]\n{line}\n')
    assert translate("deepl") == 5
    said = capsys.readouterr().err
    assert word in said
    assert "sk-0417abcd" not in said


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[engines]\nallowed = true", "a list of engines"),
        ('[engines]\nallowed = ["deepl", 3]', "a list of engines"),
        ("[engines]\ndeepl = true", "[engines.deepl]"),
        ('[engines]\nallowed = ["depl"]', 'the engine "depl"'),
        ('[engines.depl]\nmodel = "a"', 'the engine "depl"'),
    ],
)
def test_unknown_engines_in_the_settings_are_refused(
    text: str, word: str, translate: Translate, empty: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    write(empty.root, "polyleaf.toml", text)
    assert translate("memory") == 5
    assert word in capsys.readouterr().err


@pytest.mark.parametrize("value", ["", "  ", "klucz-ł", "a\nb"])
def test_a_key_is_taken_from_the_environment_alone(
    value: str, translate: Translate, service: Service, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setenv("TEST_KEY", value)
    assert translate("libretranslate") == 10
    assert "environment variable TEST_KEY: it holds no key" in capsys.readouterr().err
    assert service.asked == []


def failed(translate: Translate, empty: Workspace, name: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said when an engine fails: with its place and what to do, exit code 10, and nothing written."""
    before = files(empty)
    assert translate(name) == 10
    assert files(empty) == before
    said = capsys.readouterr().err
    assert said.startswith(f"polyleaf: engine {name} (127.0.0.1:")
    assert "nothing was written" in said
    assert said.count(";") >= 3
    return said


@pytest.mark.parametrize(
    ("status", "headers", "word"),
    [
        (400, {}, "check the languages and the settings"),
        (401, {}, "check the environment variable named by key_variable"),
        (403, {}, "what your contract allows"),
        (404, {}, "check the address"),
        (413, {}, "split the longest paragraphs"),
        (429, {"Retry-After": "30"}, "wait 30 seconds"),
        (429, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}, "wait a few minutes"),
        (429, {}, "wait a few minutes"),
        (456, {}, "the quota is used up"),
        (500, {}, "try again later"),
    ],
)
def test_an_error_of_a_service_says_what_it_means_and_what_to_do(
    status: int,
    headers: dict[str, str],
    word: str,
    translate: Translate,
    empty: Workspace,
    service: Service,
    capsys: pytest.CaptureFixture[str],
) -> None:
    service.status, service.headers = status, headers
    for name in SENDING:
        said = failed(translate, empty, name, capsys)
        assert f"the service answered {status}" in said
        assert word in said


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b'{"translations": [', "not JSON"),
        (b"<html>Welcome</html>", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"null", "translations"),
        (b"[]", "translations"),
        (b'{"translations": 3, "translatedText": "one", "choices": []}', "translations"),
        (b'{"translations": [{"text": 1}], "translatedText": [1], "choices": [{}]}', "translations"),
        (b" " * (web.LARGEST_ANSWER + 1), f"more than {web.LARGEST_ANSWER} bytes"),
    ],
    ids=["cut", "page", "bytes", "deep", "null", "list", "types", "inner types", "huge"],
)
def test_an_answer_that_nobody_can_use_is_refused(
    body: bytes,
    word: str,
    translate: Translate,
    empty: Workspace,
    service: Service,
    capsys: pytest.CaptureFixture[str],
) -> None:
    service.body = body
    for name in SENDING:
        assert word in failed(translate, empty, name, capsys)


@pytest.mark.parametrize("name", SENDING)
def test_a_wrong_number_of_translations_is_refused(
    name: str, translate: Translate, empty: Workspace, service: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    service.body = json.dumps(FEW[name]).encode()
    assert "1 translations came back; 8, one for each text" in failed(translate, empty, name, capsys)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(
    status: int, translate: Translate, empty: Workspace, service: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    with running() as elsewhere:
        service.status, service.headers = status, {"Location": elsewhere.address + "/v2/translate"}
        said = failed(translate, empty, "deepl", capsys)
        assert elsewhere.asked == []
    assert f"it sends us on to {elsewhere.address.removeprefix('http://')}" in said


def test_a_service_that_is_silent_ends_with_the_time_out(
    translate: Translate, empty: Workspace, service: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    write(empty.root, "polyleaf.toml", settings(service.address, timeout=1))
    service.delay = 1.1
    assert "no answer within 1 seconds" in failed(translate, empty, "deepl", capsys)


@contextmanager
def answering(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """The address of a server that hears one question and gives the `answer`, until that is given."""

    def serve(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            answer(connection)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread.join()


def test_a_service_that_answers_letter_by_letter_ends_with_the_time_out(
    translate: Translate, empty: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    def drip(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n")
        with suppress(OSError):
            for _ in range(60):
                connection.sendall(b" ")
                time.sleep(0.05)

    with answering(drip) as address:
        write(empty.root, "polyleaf.toml", settings(address, timeout=1))
        assert "no answer within 1 seconds" in failed(translate, empty, "deepl", capsys)


def test_a_service_that_is_not_running_is_named(
    translate: Translate, empty: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    write(empty.root, "polyleaf.toml", settings(address))
    assert "nothing answers there" in failed(translate, empty, "deepl", capsys)


def test_an_answer_that_is_cut_off_is_refused(
    translate: Translate, empty: Workspace, service: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    service.headers = {"Content-Length": "999999"}
    assert "the connection broke" in failed(translate, empty, "deepl", capsys)


def test_a_service_that_speaks_no_http_is_refused(
    translate: Translate, empty: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    with answering(lambda connection: connection.sendall(b"220 mail.example ESMTP\r\n")) as address:
        write(empty.root, "polyleaf.toml", settings(address))
        assert "the connection broke" in failed(translate, empty, "libretranslate", capsys)


@pytest.mark.parametrize("name", SENDING)
def test_a_failure_after_some_answers_writes_nothing(
    name: str,
    translate: Translate,
    empty: Workspace,
    service: Service,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The second question fails: the drafts of the first are not half a catalogue."""
    from importlib import import_module

    module, kind = {
        "deepl": ("deepl", "DeepL"),
        "libretranslate": ("libretranslate", "LibreTranslate"),
        "openai": ("openai", "OpenAI"),
    }[name]
    monkeypatch.setattr(getattr(import_module(f"pipeline.engines.{module}"), kind), "most", 5)

    def questions() -> list[Any]:
        return [question for _, _, question in service.asked if question]

    def fail_later(text: str) -> str:
        service.status = 500 if len(questions()) > 1 else 200
        return text

    service.change = fail_later
    assert "the service answered 500" in failed(translate, empty, name, capsys)
    assert len(questions()) == 2
