"""Clients of other services, written by specloom."""
