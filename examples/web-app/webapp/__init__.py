"""A small web application (WSGI, PEP 3333)."""
