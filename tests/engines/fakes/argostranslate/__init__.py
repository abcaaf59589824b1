"""Stands for Argos Translate in tests: the part of its interface that the engine uses, with a small dictionary."""
