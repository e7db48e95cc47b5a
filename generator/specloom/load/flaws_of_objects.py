"""Fields of objects that are missing, or have no valid value (OpenAPI 3.2, section 4)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from . import grammar
from .flaws_of_schemas import Flaw, Node

_STYLES: Final[Mapping[str, frozenset[str]]] = {
    "path": frozenset(("simple", "label", "matrix")),
    "query": frozenset(("form", "spaceDelimited", "pipeDelimited", "deepObject")),
    "header": frozenset(("simple",)),
    "cookie": frozenset(("form", "cookie")),
}
"""OpenAPI 3.2, section 4.12.2.2."""

_MEDIA_TYPE: Final = re.compile(r"[^\s/;,]+/[^\s/;,]+\s*(;.*)?")
_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""What a header can be called (RFC 9110, section 5.6.2), and a cookie (RFC 6265, section 4.1.1)."""
_BRACES: Final = re.compile(r"\{[^{}]*\}")


def _discriminator(node: Node) -> Iterator[Flaw]:
    mapping = node.get("mapping")
    for value, target in mapping.items() if isinstance(mapping, dict) else ():
        if not isinstance(target, str):
            yield ("mapping", value), "mapping: the name of a schema is needed here, or a reference"


def _paths(node: Node) -> Iterator[Flaw]:
    for path in node:
        if path.startswith("x-"):
            continue
        if not path.startswith("/"):
            yield (path,), "a path begins with a slash; it is taken as if this one did"
        if set(_BRACES.sub("", path)) & {"{", "}"}:
            yield (path,), "a brace of this path has no partner; it is sent as it is"


def _parameter(node: Node) -> Iterator[Flaw]:
    yield from _content_or_schema(node, "parameter")
    name, location, style = node.get("name"), node.get("in"), node.get("style")
    styles = _STYLES.get(location) if isinstance(location, str) else None
    if styles and isinstance(style, str) and style not in styles:
        yield ("style",), f"style: {style!r:.40} is none of `in: {location}`"
    if name == "":
        yield ("name",), "name: no parameter can be without one; it is sent as it is"
    elif location in ("header", "cookie") and isinstance(name, str) and not _TOKEN.fullmatch(name):
        yield ("name",), f"name: no {location} can have the name {name!r:.40}"


def _content_or_schema(node: Node, kind: str) -> Iterator[Flaw]:
    if "$ref" in node:
        return
    content = node.get("content")
    if not content and "schema" not in node:
        yield (), f"a {kind} needs `schema` or `content`; it is taken as text"
    elif content and "schema" in node:
        yield ("schema",), f"a {kind} has `schema` or `content`; `content` counts"
    if isinstance(content, dict) and len(content) > 1:
        yield ("content",), f"the content of a {kind} has one media type; the first counts"


def _contents(node: Node) -> Iterator[Flaw]:
    for media, value in node.items():
        if not _MEDIA_TYPE.fullmatch(media):
            yield (media,), f"{media!r:.40} is no media type"
        form = media.lower().startswith(("multipart/", "application/x-www-form-urlencoded"))
        if isinstance(value, dict) and value.get("encoding") and not form:
            yield (media, "encoding"), f"encoding: it says nothing of {media!r:.40}"


def _media_type(node: Node) -> Iterator[Flaw]:
    """Parts that a body does not have, as far as its schema is all there."""
    schema, encoding = node.get("schema"), node.get("encoding")
    if not isinstance(schema, dict) or not isinstance(encoding, dict):
        return
    properties = schema.get("properties")
    open_ = not _WHOLE.isdisjoint(schema) or schema.get("additionalProperties")
    if isinstance(properties, dict) and not open_:
        for name in encoding.keys() - properties.keys():
            yield ("encoding", name), f"encoding: the body has no property {name!r:.40}"


_WHOLE: Final = frozenset(("$ref", "allOf", "anyOf", "oneOf", "patternProperties", "if"))


def _encoding(node: Node) -> Iterator[Flaw]:
    types = node.get("contentType")
    for each in types.split(",") if isinstance(types, str) else ():
        if not _MEDIA_TYPE.fullmatch(each.strip()):
            yield ("contentType",), f"contentType: {each.strip()!r:.40} is no media type"


def _link(node: Node) -> Iterator[Flaw]:
    if "$ref" not in node and ("operationId" in node) is ("operationRef" in node):
        yield (), "a link needs either `operationId` or `operationRef`"


def _document(node: Node) -> Iterator[Flaw]:
    tags = node.get("tags")
    entries = [each for each in tags if isinstance(each, dict)] if isinstance(tags, list) else []
    for name, count in Counter(str(each.get("name", "")) for each in entries).items():
        if count > 1:
            yield ("tags",), f"tags: {name!r:.40} stands here {count} times; the last one counts"
    yield from _requirements(node)


def _requirements(node: Node) -> Iterator[Flaw]:
    security = node.get("security")
    entries: list[Any] = security if isinstance(security, list) else []
    for index, each in enumerate(entries):
        if not isinstance(each, dict):
            yield ("security", str(index)), "security: an object is needed here; it is passed by"
            continue
        for name in (name for name, scopes in each.items() if not isinstance(scopes, list)):
            at = ("security", str(index), name)
            yield at, "security: a list of scopes is needed here; it is taken as an empty one"


def _server(node: Node) -> Iterator[Flaw]:
    url, variables = node.get("url"), node.get("variables")
    known = variables if isinstance(variables, dict) else {}
    if isinstance(url, str):
        scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", url)
        if re.search(r"\s", url.strip()) or (scheme and scheme[1].lower() not in ("http", "https")):
            yield ("url",), f"url: {url!r:.60} is no URL of an HTTP server"
        elif "?" in url or "#" in url:
            yield ("url",), "url: a server has no query and no fragment"
        named = {each[1:-1] for each in _BRACES.findall(url)}
        for name in sorted(named - known.keys()):
            yield ("url",), f"url: the variable {name!r:.40} is not among the `variables`"
        for name in sorted(known.keys() - named):
            yield ("variables", name), f"the URL has no place for the variable {name!r:.40}"
    for name, variable in known.items():
        at = ("variables", name)
        if not isinstance(variable, dict):
            yield at, "variables: an object is needed here; it is passed by"
            continue
        default, values = variable.get("default"), variable.get("enum")
        if not isinstance(default, str):
            yield at, f"the variable {name!r:.40} needs a `default`, a text"
        if values == []:
            yield (*at, "enum"), "enum: a list of at least one text is needed here"
        elif isinstance(values, list) and isinstance(default, str) and default not in values:
            yield (*at, "default"), f"default: {default!r:.40} is not among the values of `enum`"


def _scheme(node: Node) -> Iterator[Flaw]:
    kind = node.get("type")
    if kind == "http" and not isinstance(node.get("scheme"), str):
        yield (), "a security scheme of the type 'http' needs `scheme`"
    header = node.get("name") if kind == "apiKey" and node.get("in") == "header" else None
    if isinstance(header, str) and not _TOKEN.fullmatch(header):
        yield ("name",), f"name: no header can have the name {header!r:.40}"
    if kind == "openIdConnect" and not isinstance(node.get("openIdConnectUrl"), str):
        yield (), "a security scheme of the type 'openIdConnect' needs `openIdConnectUrl`"
    if kind != "oauth2":
        return
    flows = node.get("flows")
    if not isinstance(flows, dict) or not flows:
        yield (), "a security scheme of the type 'oauth2' needs `flows`"
        return
    for name, flow in flows.items():
        if name.startswith("x-"):
            continue
        if name not in _FLOWS:
            yield ("flows", name), f"flows: {name!r:.40} is no flow of OAuth 2.0"
        for field in _FLOWS.get(name, ()) if isinstance(flow, dict) else ():
            if not flow.get(field):
                yield ("flows", name), f"flows: {name} needs `{field}`"


_FLOWS: Final[Mapping[str, tuple[str, ...]]] = {
    "implicit": ("authorizationUrl",),
    "password": ("tokenUrl",),
    "clientCredentials": ("tokenUrl",),
    "authorizationCode": ("authorizationUrl", "tokenUrl"),
    "deviceAuthorization": ("deviceAuthorizationUrl", "tokenUrl"),
}

OBJECTS: Final[Mapping[grammar.Kind, Callable[[Node], Iterator[Flaw]]]] = {
    "discriminator": _discriminator,
    "paths": _paths,
    "parameter": _parameter,
    "header": lambda node: _content_or_schema(node, "header"),
    "media-type*": _contents,
    "media-type": _media_type,
    "encoding": _encoding,
    "link": _link,
    "openapi": _document,
    "operation": _requirements,
    "server": _server,
    "security-scheme": _scheme,
}
"""By kind of object."""
