"""What changed between two documents, or two SDKs, and what it means for the people who use them.

`specdiff` compares OpenAPI documents, `surface` the public names of SDKs; both yield findings made
from rules. `semver` turns findings into version advice, `changelog` and `report` into text.
"""
