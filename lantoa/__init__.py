"""Lan Tỏa: a static site generator that helps others find, trust and replicate exemplary models."""

__version__ = "0.1.0"
