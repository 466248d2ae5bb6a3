"""Telling those who asked: mail in digests, Atom feeds, signed webhooks."""
