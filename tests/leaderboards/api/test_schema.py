"""The API describes itself as OpenAPI 3.1, in JSON and YAML, and describes all there is."""

import pytest
import yaml
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def test_it_is_served_as_json(client) -> None:
    answer = client.get("/api/v1/schema")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json()["openapi"].startswith("3.1")
    assert list(answer.json()["paths"]) == [
        "/api/v1/boards",
        "/api/v1/boards/{slug}",
        "/api/v1/boards/{slug}/timeline",
        "/api/v1/checks",
        "/api/v1/checks/{token}",
        "/api/v1/smells",
        "/api/v1/status",
    ]


@pytest.mark.parametrize(
    ("address", "accept"),
    [
        ("/api/v1/schema?format=yaml", "*/*"),
        ("/api/v1/schema", "application/yaml"),
        ("/api/v1/schema", "application/vnd.oai.openapi"),
    ],
)
def test_it_is_served_as_yaml(client, address: str, accept: str) -> None:
    answer = client.get(address, headers={"accept": accept})
    assert "yaml" in answer.headers["Content-Type"] or "openapi" in answer.headers["Content-Type"]
    assert yaml.safe_load(answer.content) == client.get("/api/v1/schema").json()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_it_is_valid_in_both_languages_and_nothing_in_it_is_guessed(tmp_path, language) -> None:
    call_command(
        "spectacular",
        "--validate",
        "--fail-on-warn",
        "--lang",
        language,
        "--file",
        str(tmp_path / "schema.yaml"),
    )


def test_it_lists_the_words_each_parameter_knows(client) -> None:
    schema = client.get("/api/v1/schema").json()
    parameters = {
        each["name"]: each for each in schema["paths"]["/api/v1/boards"]["get"]["parameters"]
    }
    assert len(parameters["smell"]["schema"]["items"]["enum"]) == 8
    assert set(parameters) == {
        "q", "platform", "pattern", "smell", "entity", "topic", "status", "claimed", "sort",
        "page", "page_size",
    }  # fmt: skip
    assert "Smell" in schema["components"]["schemas"]
