"""What a schema says for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from ..normalize.canonical import At, canonical
from ..normalize.flat import Flat
from ..normalize.prose import prose
from .conditions import is_list_need, left_of
from .schemas import MISSING, Doc
from .values import text_of


def doc_of(flat: Flat) -> Doc:
    """Title, description, examples, and sentences about keywords that no type says."""
    annotations = flat.annotations
    examples = annotations.get("examples")
    return Doc(
        title=text_of(annotations.get("title")),
        description=prose(text_of(annotations.get("description"))),
        deprecated=annotations.get("deprecated") is True,
        examples=tuple(examples) if isinstance(examples, list) else (),
        limits=(
            *(_limits(flat) if flat.checks or flat.conditions else ()),
            *_about_content(annotations),
            *(_about_inside(flat) if _has_inside(flat) else ()),
        ),
        default=annotations.get("default", MISSING),
        links=links_of(annotations),
    )


def doc_from(node: Mapping[str, Any], examples: Iterable[Any] = ()) -> Doc:
    """What an object of OpenAPI says."""
    return Doc(
        title=text_of(node.get("title")),
        description=prose(text_of(node.get("description"))),
        deprecated=node.get("deprecated") is True,
        examples=tuple(examples),
        links=links_of(node),
    )


def together(doc: Doc, schema: Doc | None) -> Doc:
    """What is said about a value, with what its schema says."""
    if schema is None:
        return doc
    return replace(
        schema,
        title=doc.title or schema.title,
        description=doc.description or schema.description,
        deprecated=doc.deprecated or schema.deprecated,
        examples=doc.examples or schema.examples,
        links=doc.links + schema.links,
    )


def links_of(node: Mapping[str, Any]) -> tuple[str, ...]:
    """`externalDocs` in words."""
    found = node.get("externalDocs")
    if not isinstance(found, dict) or not isinstance(found.get("url"), str):
        return ()
    about = text_of(found.get("description")).rstrip(".")
    return (f"See {found['url'].strip()}{f' ({about})' if about else ''}.",)


_CONTENT = frozenset(("contentEncoding", "contentMediaType", "contentSchema"))
_SENTENCES = {
    "uniqueItems": "Items must be unique.",
    "contains": "Must contain an item that fits the document's `contains` schema.",
    "propertyNames": "Property names are limited by the document's `propertyNames` schema.",
    "not": "Must not fit the document's `not` schema.",
    "dependentSchemas": "Properties depend on each other: see the document's `dependentSchemas`.",
    "unevaluatedProperties": "Further properties are limited by `unevaluatedProperties`.",
    "unevaluatedItems": "Further items are limited by `unevaluatedItems`.",
    "if": "The document's `if` sets further conditions.",
}


def _about_content(annotations: Mapping[str, Any]) -> Iterator[str]:
    if _CONTENT.isdisjoint(annotations):
        return
    encoding, media = annotations.get("contentEncoding"), annotations.get("contentMediaType")
    if isinstance(encoding, str):
        yield f"Encoded as {encoding}."
    if isinstance(media, str):
        yield f"Its content is {media}."
    if "contentSchema" in annotations:
        yield "Its content fits the document's `contentSchema`."


def _has_inside(flat: Flat) -> bool:
    return bool(flat.items or flat.additional or flat.unions or flat.patterns or flat.prefix_items)


def _about_inside(flat: Flat) -> Iterator[str]:
    """What is said about items, values and alternatives that have no docstring of their own."""
    inner = [("Items", flat.items), ("Values", flat.additional)]
    inner += [("Values", each) for each in flat.patterns.values()]
    inner += [("Items", each) for each in flat.prefix_items or ()]
    inner += [("Or", each) for union in flat.unions for each in union.members]
    for lead, node in inner:
        if isinstance(node, At) and not ({"$ref", "properties", "enum"} & node.keys()):
            yield from (f"{lead}: {text}" for text in _about_node(node))


def _about_node(node: At) -> Iterator[str]:
    schema = canonical(node)
    about = prose(text_of(schema.get("description"))) or text_of(schema.get("title"))
    if about:
        yield about if about[-1] in ".!?:" else f"{about}."
    examples = schema.get("examples")
    if isinstance(examples, list) and examples and isinstance(examples[0], str | int | float):
        yield f"for example {examples[0]}."
    yield from _about_content(schema)
    yield from links_of(schema)
    if schema.get("deprecated") is True:
        yield "deprecated."


def _limits(flat: Flat) -> tuple[str, ...]:
    said = {keyword for check in flat.checks for keyword in check if check != {"not": {}}}
    if any(not is_list_need(each) and left_of(flat, each) for each in flat.conditions):
        said.add("if")
    return tuple(text for keyword, text in _SENTENCES.items() if keyword in said)
