"""Charts of the data_visualization block: their kinds, and how series and categories must agree."""

from __future__ import annotations

from typing import Any

from playground.blocks.rules import Report, Rule, Shape, items, number, positive, shaped, string, typed

SERIES = 6
SEGMENTS = 6
CATEGORIES = 20
_LABEL = string(20, 1)


def _series_agree(value: dict[str, Any], where: str, report: Report) -> None:
    categories = value["axis_config"]["categories"]
    names = [each["name"] for each in value["series"]]
    if len(set(categories)) < len(categories) or len(set(names)) < len(names):
        report.say(where, "categories and series names must be unique")
    for series in value["series"]:
        if sorted(point["label"] for point in series["data"]) != sorted(categories):
            report.say(where, f"series {series['name']!r} must have one value for every category")


_POINT = shaped({"label": _LABEL, "value": number})
_AXIS_CHART = Shape(
    {
        "type": string(10),
        "series": items(shaped({"name": _LABEL, "data": items(_POINT, CATEGORIES)}), SERIES),
        "axis_config": shaped(
            {"categories": items(_LABEL, CATEGORIES)}, {"x_label": string(50), "y_label": string(50)}
        ),
    },
    extra=(_series_agree,),
)
_SEGMENTS = items(shaped({"label": _LABEL, "value": positive}), SEGMENTS)
CHART: Rule = typed(
    {
        "line": _AXIS_CHART,
        "bar": _AXIS_CHART,
        "area": _AXIS_CHART,
        "pie": Shape({"type": string(10), "segments": _SEGMENTS}),
    },
    noun="a chart",
)
