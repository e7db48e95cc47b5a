"""The door from a document's text to generated files.

Everything a template prints is a :class:`Safe`, and this package holds the only ways to make one:

* :func:`code` for text that stands in specloom's own source, :class:`Ident` for names,
  :func:`dotted_name` for module paths;
* :func:`literal` and :func:`url_template` for values;
* :func:`docstring` and :func:`comment` for prose;
* :class:`TypeExpr` and its combinators for annotations, with the imports they need;
* :func:`json_text`, :func:`toml_string`, :func:`markdown`, :func:`markdown_code` for files that
  are not Python; :func:`markdown_text`, :func:`markdown_lead` for text that is Markdown itself.

There is no way from an arbitrary ``str`` to a ``Safe``: each constructor encodes or refuses.
"""

from .annotations import (
    ANY,
    BOOL,
    BYTES,
    FLOAT,
    INT,
    NONE,
    STR,
    Expr,
    Symbol,
    TypeExpr,
    annotated,
    call,
    generic,
    list_of,
    literal_of,
    map_of,
    named,
    optional,
    union_of,
    value,
)
from .commonmark import markdown_lead, markdown_text
from .docstring import Section, comment, docstring, sentence
from .foreign import (
    distribution_name,
    json_text,
    markdown,
    markdown_code,
    toml_string,
)
from .literals import LiteralError, literal, url_template
from .safe import Ident, Safe, code, dotted_name

__all__ = [
    "ANY",
    "BOOL",
    "BYTES",
    "FLOAT",
    "INT",
    "NONE",
    "STR",
    "Expr",
    "Ident",
    "LiteralError",
    "Safe",
    "Section",
    "Symbol",
    "TypeExpr",
    "annotated",
    "call",
    "code",
    "comment",
    "distribution_name",
    "docstring",
    "dotted_name",
    "generic",
    "json_text",
    "list_of",
    "literal",
    "literal_of",
    "map_of",
    "markdown",
    "markdown_code",
    "markdown_lead",
    "markdown_text",
    "named",
    "optional",
    "sentence",
    "toml_string",
    "union_of",
    "url_template",
    "value",
]
