"""Every diagnostic code and what it means. The documentation is made from this table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        # load: reading and parsing
        "load-not-found": "The file or folder does not exist.",
        "load-unreadable": "The file cannot be read, or is not a regular file.",
        "load-too-large": "The input is larger, deeper or of more values than the limits allow.",
        "load-encoding": "The file is not UTF-8.",
        "load-empty": "The file holds nothing.",
        "load-json-syntax": "The file is not valid JSON (RFC 8259).",
        "load-yaml-syntax": "The file is not valid YAML 1.2.",
        "load-yaml-tag": "A YAML tag other than those of the core schema is used.",
        "load-yaml-alias": "A YAML alias is unknown or refers to a node that holds it.",
        "load-yaml-key": "A YAML mapping key is not a scalar.",
        "load-yaml-merge": "The value of a YAML merge key `<<` is not a mapping.",
        "load-yaml-documents": "The file holds more than one YAML document.",
        "load-duplicate-key": "A mapping holds the same key twice; the last one wins.",
        "load-surrogate": "Half of a surrogate pair, which no text can hold, is read as U+FFFD.",
        "load-number": "A number is NaN, infinite or too large to be represented.",
        # load: fetching
        "load-fetch": "The URL cannot be read.",
        "load-origin": "The origin of the URL is not in the list of allowed origins.",
        "load-private-address": "The host is an address of a private network.",
        "load-redirect": "The server redirects to another origin, or too often.",
        "load-git": "The file of a commit cannot be read.",
        # load: references
        "load-ref-syntax": "A reference is not a URI reference that specloom can follow.",
        "load-ref-unresolved": "A reference leads to nothing.",
        "load-ref-outside": "A reference leads out of the folder of the document.",
        "load-ref-cycle": "References lead to each other and never to a value.",
        "load-ref-kind": "A reference leads to an object of another kind than its place needs.",
        "load-dynamic-ref": "A `$dynamicRef` has several possible targets; the first is taken.",
        "load-mapping": "A discriminator mapping leads to no schema.",
        # load: the document
        "load-not-openapi": "The document is not an OpenAPI 3 document.",
        "load-swagger-2": "The document is Swagger 2.0.",
        "load-version": "The version of the OpenAPI Specification is not supported.",
        "load-no-content": "The document has no paths, no webhooks and no components.",
        "load-info-version": "The version of the API is a number; it is read as text.",
        "load-reserved": "The document uses a key that specloom keeps for itself.",
        # overlay
        "overlay-invalid": "The overlay is not a valid Overlay 1.0 or 1.1 document.",
        "overlay-path": "The JSONPath of an action is not valid (RFC 9535).",
        "overlay-no-match": "The target of an action matches nothing.",
        "overlay-target": "The target of an action is of a kind that the action cannot change.",
        "overlay-extends": "An overlay says that it is for another document.",
        "overlay-type": "An action merges values of different kinds.",
        "overlay-copy": "The source of a copy action is not exactly one node.",
        # extensions
        "extension-unknown": "An `x-specloom-` extension does not exist.",
        "extension-value": "The value of an `x-specloom-` extension is not valid.",
        "extension-place": "An `x-specloom-` extension stands on the wrong kind of object.",
        # format
        "format-syntax": "A generated file is not Python: a mistake in a template or in specloom.",
        "format-no-ruff": "The configuration chooses ruff, which is not installed.",
        "format-failed": "The formatter failed for another reason than the text.",
        # write
        "write-path": "A generated path cannot stand on every disk, or leads out of the folder.",
        "write-path-collision": "Two generated paths are the same on a disk that ignores case.",
        "write-hand-edited": "A generated file was changed by hand; it is not overwritten.",
        "write-foreign": "A file that specloom did not write is in the way.",
        "write-symlink": "A symbolic link in the output folder is in the way.",
        "write-lock": "The file specloom.lock cannot be read.",
        "write-newer": "The SDK was written by a newer specloom.",
        "write-busy": "Another specloom is writing into the same folder.",
        "write-staging": "The folder for unfinished writes is not one that specloom made.",
        "write-merge-base": "What was generated before is not known, so a file cannot be merged.",
        "write-conflict": "A merged file holds both versions of a place, between markers.",
        "write-kept": "A hand-edited file is not generated any more and is kept.",
        "write-merge": "A file cannot be merged.",
        "write-failed": "The file system refuses to write.",
        # drift: what `specloom check` finds
        "drift-missing": "A file that the document yields is not there.",
        "drift-extra": "A file that specloom wrote does not belong to the SDK any more.",
        "drift-differs": "A file is as it was written, and would be written differently today.",
        "drift-hand-edited": "A file was changed by hand since it was generated.",
        "drift-foreign": "Something that specloom did not write stands in a file's place.",
        # diff
        "diff-unknown-rule": "A level or an ignore names a rule that does not exist.",
        "diff-unknown-level": "A rule is given a level that does not exist.",
        "diff-expired-ignore": "An ignored change is past its last day; it counts again.",
        "diff-unused-ignore": "An ignored change did not happen.",
        "diff-sides": "What is to be compared is neither two documents nor an SDK.",
        "diff-no-past": "What an SDK was generated from last is not to be found.",
        "update-several": "A report in this format can be about one SDK only.",
        # schemas
        "schema-allof-conflict": "An allOf joins schemas that no value fits; the first counts.",
        "schema-discriminator-mapping": "A discriminator maps to a schema outside the union.",
        "schema-enum-empty": "An enum allows no value; its type is left open.",
        "schema-enum-of-numbers": "An enum with fractional numbers is typed as a number.",
        "schema-pattern-not-enforced": "A pattern cannot be translated; it is only documented.",
        "schema-reference-loop": "A schema refers only to itself.",
        "schema-too-deep": "Schemas stand too deep inside each other; the innermost are open.",
        "schema-union-too-large": "A union has too many members to be typed.",
        # operations
        "operation-path": "A path has a segment that cannot be requested; it is left out.",
        "operation-duplicate-id": "Two operations have the same operationId.",
        "operation-method": "The name of an HTTP method has characters that none can have.",
        "operation-parameter": "A parameter has no name or no known location.",
        "operation-path-parameter": "The parameters of a path and its placeholders do not agree.",
        "operation-response-status": "A response is for something that is no status.",
        "operation-security-scheme": "A security scheme is of a kind that is not known.",
        # names and models
        "name-numbered": "Two names cannot be told apart but by a number.",
        "models-engine": "A class is written without the models engine, which cannot write it.",
        # hand-written code in the package
        "custom-unknown": "The configuration names a class that cannot be written by hand.",
        "custom-missing": "A class that the configuration names is not in _custom.py.",
        # extensions of the user
        "hook-import": "An extension cannot be imported, or defines nothing.",
        "hook-failed": "A function of an extension raised an exception.",
        "hook-result": "A function of an extension returned something else than it should.",
        # templates
        "template-unknown": "A file in the folder of templates replaces nothing.",
        "template-header": "A template does not say which version of the contract it is for.",
        "template-syntax": "A template is not Jinja.",
        "template-field": "A template uses a variable or field that it does not get.",
        "template-deprecated": "A template uses a field that is going away.",
        "template-block": "A template changes a block, or extends a template, that is not there.",
        "template-unused": "A template changes nothing of this SDK.",
        "template-upstream": "What a template was made from changed since it was ejected.",
        "template-path": "The path of an added file is taken, or cannot be made.",
        "template-failed": "A template cannot be rendered, or prints text that is not safe.",
        "template-name": "A command names a template or block that does not exist.",
        # overrides
        "override-unused": "An override of the configuration matches nothing.",
        "override-kind": "An override says something that has no effect on what it matches.",
        "override-required": "A parameter that has to be given cannot be left out.",
        # config
        "config-not-found": "There is no configuration, or it cannot be read.",
        "config-two-files": "Two files of one folder configure specloom.",
        "config-syntax": "The configuration file is not TOML in UTF-8.",
        "config-no-sdk": "The configuration names no SDK.",
        "config-unknown-sdk": "The command names an SDK that the configuration does not.",
        "config-unknown-key": "A key of the configuration does not exist.",
        "config-value": "A value of the configuration is missing or does not fit.",
        "config-not-yet": "A key of the configuration is planned and has no effect yet.",
        "config-output-shared": "Two SDKs would write into the same folder.",
        "config-selection-unused": "An entry of include or exclude matches no operation.",
        "config-expired-ignore": "An entry of the list of ignores is past its last day.",
        "config-unused-ignore": "An entry of the list of ignores matches no diagnostic.",
    }
)
