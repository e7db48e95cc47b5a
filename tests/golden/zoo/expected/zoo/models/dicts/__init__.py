"""Plain data instead of models, as type checkers know it. Reached as names of ``models``."""
