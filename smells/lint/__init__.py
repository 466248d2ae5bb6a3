"""The rules of the site on a maintainer's own files, before they are published. Pure.

files.py reads a folder, observing.py turns it into an Observation, findings.py asks the rules,
and text.py, plain.py and sarif.py say what they found. Nothing here needs Django.
"""
