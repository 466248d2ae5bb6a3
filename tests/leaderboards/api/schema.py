"""Holding an answer of the API against the schema the API itself serves."""

from typing import Any

import jsonschema


def fits(
    client: Any, answer: Any, path: str, status: int = 200, method: str = "get"
) -> dict[str, Any]:
    """The answer's content, after it was found to be what the schema says of `path`."""
    schema = client.get("/api/v1/schema").json()
    content = schema["paths"][path][method]["responses"][str(status)]["content"]
    media_type = answer.headers["Content-Type"]
    assert media_type in content
    assert answer.status_code == status
    wanted = {**content[media_type]["schema"], "components": schema["components"]}
    jsonschema.validate(
        answer.json(),
        wanted,
        jsonschema.Draft202012Validator,
        format_checker=jsonschema.FormatChecker(),
    )
    return answer.json()
