"""datamodel-code-generator as specloom uses it: classes from a stripped, fully named document.

`strip` says what the engine is given, `engine` runs it with our templates, `check` holds what comes
out against the plan.
"""
