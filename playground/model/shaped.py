"""Makes a reply fit the schema it was asked for, as a server does that lets a model write nothing else."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
_ABSENT = object()
_EMPTY: dict[str, Any] = {"string": "", "integer": 0, "number": 0, "boolean": True, "null": None}
_PYTHON: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
    "object": (dict,),
    "array": (list,),
}


def shaped(value: Any, schema: Schema) -> Any:
    """`value` cut and filled until it fits: unknown keys go, missing ones come as the simplest thing allowed.

    Patterns, formats and limits of numbers are not looked at.
    """
    return _shaped(value, schema, schema)


def simplest(schema: Schema) -> Any:
    """The simplest thing that fits."""
    return _shaped(_ABSENT, schema, schema)


def _shaped(value: Any, schema: Schema, root: Schema) -> Any:
    schema = _followed(schema, root)
    if "anyOf" in schema:
        return _shaped(value, _option(value, schema["anyOf"], root), root)
    allowed = [schema["const"]] if "const" in schema else schema.get("enum")
    if allowed:
        return value if value in allowed else allowed[0]
    kind = _kind(value, schema)
    if kind == "object":
        given = value if isinstance(value, dict) else {}
        properties = schema.get("properties", {}).items()
        return {name: _shaped(given.get(name, _ABSENT), part, root) for name, part in properties}
    if kind == "array":
        return _array(value if isinstance(value, list) else [], schema, root)
    return value if _is(value, kind) else _EMPTY[kind]


def _followed(schema: Schema, root: Schema) -> Schema:
    while "$ref" in schema:
        target = str(schema["$ref"])
        schema = root if target == "#" else root["$defs"][target.removeprefix("#/$defs/")]
    return schema


def _option(value: Any, options: list[Schema], root: Schema) -> Schema:
    """The first that takes such a value; of an absent one null, where it may be, so that no schema goes on for ever."""
    wanted = None if value is _ABSENT else value
    return next((each for each in options if _takes(wanted, _followed(each, root))), options[0])


def _takes(value: Any, schema: Schema) -> bool:
    return _is(value, _kind(value, schema)) and value in schema.get("enum", [value])


def _kind(value: Any, schema: Schema) -> str:
    """The type the schema names; of several the one the value has."""
    named = schema.get("type", "object")
    kinds: list[str] = named if isinstance(named, list) else [named]
    return next((kind for kind in kinds if _is(value, kind)), kinds[0])


def _is(value: Any, kind: str) -> bool:
    return isinstance(value, _PYTHON[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _array(values: list[Any], schema: Schema, root: Schema) -> list[Any]:
    missing = schema.get("minItems", 0) - len(values)
    filled = [*values, *([_ABSENT] * missing)][: schema.get("maxItems")]
    return [_shaped(each, schema["items"], root) for each in filled]
