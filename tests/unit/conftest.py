"""What tests of several stages share."""

from support.site import site

__all__ = ["site"]
