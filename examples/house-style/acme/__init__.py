"""Stands for the company's own package."""
