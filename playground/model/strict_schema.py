"""Whether a JSON schema is one that strict mode takes: a subset, in which every object says everything about itself.

The rules are those OpenAI documents under “Structured model outputs: supported schemas”.
"""

from __future__ import annotations

import re
from typing import Any

from playground.model.errors import ApiError

KEYWORDS = frozenset(
    re.findall(
        r"\S+",
        """type properties required additionalProperties items enum const anyOf $ref $defs title description pattern
        format minItems maxItems multipleOf minimum maximum exclusiveMinimum exclusiveMaximum""",
    )
)
_HOLDS: dict[str, type] = {"properties": dict, "required": list, "$defs": dict, "anyOf": list, "enum": list}
TYPES = frozenset(("string", "number", "integer", "boolean", "object", "array", "null"))
DEEPEST = 10

Path = tuple[str, ...]
Schema = dict[str, Any]


def check_schema(schema: Any) -> Schema:
    """The schema, checked. Raises ApiError for the first thing strict mode doesn't take."""
    if not isinstance(schema, dict) or schema.get("type") != "object" or "anyOf" in schema:
        raise _refused((), "the schema itself must be of type 'object', without 'anyOf'")
    known = schema.get("$defs")
    _check(schema, (), 1, known if isinstance(known, dict) else {})
    return schema


def _check(schema: Any, path: Path, depth: int, known: Schema) -> None:
    if not isinstance(schema, dict):
        raise _refused(path, "a schema must be an object")
    if depth > DEEPEST:
        raise _refused(path, f"objects may be nested {DEEPEST} deep")
    for keyword, value in schema.items():
        if keyword not in KEYWORDS:
            raise _refused(path, f"'{keyword}' is not permitted")
        if not isinstance(value, _HOLDS.get(keyword, object)):
            raise _refused(path, f"'{keyword}' holds something else")
    if "$ref" in schema:
        _check_reference(schema, path, known)
    elif "anyOf" in schema:
        for at, option in enumerate(schema["anyOf"]):
            _check(option, (*path, "anyOf", str(at)), depth, known)
    else:
        _check_type(schema, path, depth, known)
    for name, part in schema.get("$defs", {}).items():
        _check(part, (*path, "$defs", name), 1, known)


def _check_reference(schema: Schema, path: Path, known: Schema) -> None:
    target = str(schema["$ref"])
    if len(schema) > 1:
        raise _refused(path, "'$ref' stands alone")
    if target != "#" and target.removeprefix("#/$defs/") not in known:
        raise _refused(path, f"'{target}' leads nowhere")


def _check_type(schema: Schema, path: Path, depth: int, known: Schema) -> None:
    given = schema.get("type")
    types = given if isinstance(given, list) else [given]
    if not types or not all(isinstance(each, str) and each in TYPES for each in types):
        raise _refused(path, "a schema must have a 'type' that JSON Schema knows")
    if "array" in types:
        if "items" not in schema:
            raise _refused(path, "an array needs 'items'")
        _check(schema["items"], (*path, "items"), depth + 1, known)
    if "object" in types:
        _check_object(schema, path, depth, known)


def _check_object(schema: Schema, path: Path, depth: int, known: Schema) -> None:
    if schema.get("additionalProperties") is not False:
        raise _refused(path, "'additionalProperties' must be there and false")
    properties, required = schema.get("properties", {}), schema.get("required", [])
    if sorted(properties) != sorted(required):
        raise _refused(path, "'required' must name every key in 'properties', and no other")
    for name, part in properties.items():
        _check(part, (*path, "properties", name), depth + 1, known)


def _refused(path: Path, why: str) -> ApiError:
    return ApiError(
        f"Invalid schema for response_format: at {'/'.join(path) or 'the top'}, {why}.", param="response_format"
    )
