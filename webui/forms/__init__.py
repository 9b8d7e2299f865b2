"""What people type into forms, read into the values of claims.

The law of this package: what cannot be read is asked for again in a sentence, with
all that was typed still there; what only looks wrong is asked about once.
"""

from webui.forms.fields import FIELDS, NO_ANSWER, Field
from webui.forms.inputs import Facts, Input, Problem, Typed, clean, typed

__all__ = [
    "FIELDS",
    "NO_ANSWER",
    "Facts",
    "Field",
    "Input",
    "Problem",
    "Typed",
    "clean",
    "typed",
]
