"""Where the SDK and the JSON-Schema-Test-Suite disagree, by the beginning of the name of a test,
and why: each reason is a row of the table of differences in `docs/schemas.md`."""

from __future__ import annotations

TYPE = "missing types are told"
FORMAT = "formats that are text"
PYTHON = "values of Python"
FOLDED = "allOf is folded"
ONE = "exactly one"
CONSTANT = "constants are sent"
DYNAMIC = "the first target of a $dynamicRef"
SPACE = "U+FEFF"

REFUSED: dict[str, str] = {
    "dynamicRef: after leaving a dynamic scope": DYNAMIC,
    "format/date-time: validation of date-time strings: a valid date-time with a leap": PYTHON,
    "format: date format: invalid date string": TYPE,
    "format: date-time format: invalid date-time string": TYPE,
    "optional/bignum: number: a bignum": PYTHON,
    "optional/bignum: number: a negative bignum": PYTHON,
    r"optional/ecmascript-regex: ECMA 262 \s matches whitespace: zero-width": SPACE,
    "ref: root pointer ref": TYPE,
    "ref: simple URN base URI with $ref via the URN": TYPE,
    "unevaluatedItems: unevaluatedItems with $dynamicRef": DYNAMIC,
    "unevaluatedProperties: unevaluatedProperties with $dynamicRef": DYNAMIC,
}
"""Valid, but refused or changed."""

TAKEN: dict[str, str] = {
    "additionalProperties: additionalProperties does not look in applicators": FOLDED,
    "const: const with false does not match 0": PYTHON,
    "const: const with true does not match 1": PYTHON,
    "const: const with 0 does not match": PYTHON,
    "const: const with 1 does not match": PYTHON,
    "enum: enums in properties: missing": CONSTANT,
    "enum: enum with false does not match 0": PYTHON,
    "enum: enum with true does not match 1": PYTHON,
    "enum: enum with 0 does not match": PYTHON,
    "enum: enum with 1 does not match": PYTHON,
    **dict.fromkeys(
        (
            *("format/duration: ", "format/ecmascript-regex: ", "format/email: "),
            *("format/hostname: ", "format/idn-email: ", "format/idn-hostname: ", "format/ipv4: "),
            *("format/ipv6: ", "format/iri: ", "format/iri-reference: ", "format/json-pointer: "),
            *("format/regex: ", "format/relative-json-pointer: ", "format/time: ", "format/uri: "),
            *("format/uri-reference: ", "format/uri-template: ", "format/uuid: "),
        ),
        FORMAT,
    ),
    "items: items does not look in applicators": FOLDED,
    "oneOf: oneOf with base schema: both": ONE,
    "oneOf: oneOf complex types: both": ONE,
    "oneOf: oneOf with missing optional property: both": ONE,
    r"optional/ecmascript-regex: ECMA 262 \S matches everything but whitespace: zero": SPACE,
    "ref: ref creates new scope when adjacent to keywords": FOLDED,
    "unevaluatedItems: unevaluatedItems can't see inside cousins": FOLDED,
    "unevaluatedProperties: unevaluatedProperties can't see inside cousins": FOLDED,
    "unevaluatedProperties: property is evaluated in an uncle schema": FOLDED,
    "unevaluatedProperties: in-place applicator siblings, anyOf has": FOLDED,
    "unevaluatedProperties: dynamic evalation inside nested refs": FOLDED,
}
"""Invalid, but taken."""
