"""Whom a paper is for, as its marks of circulation say; pure.

Such a mark says that a paper stays in the house, or goes back after a meeting: it is
for clerks until somebody decides. An office is never guessed.
"""

from archive.access import CLERKS, EVERYONE, for_groups, groups_of
from archive.facts import Metadata

_CLOSED = frozenset(
    {
        "Tài liệu thu hồi",
        "Xem xong trả lại",
        "Xong hội nghị trả lại",
        "Không phổ biến",
        "Thu hồi sau hội nghị",
    }
)
"""Marks of papers that are for those who were given them.

What is for the house ("Lưu hành nội bộ", "Tài liệu hội nghị") is for everyone signed in.
"""


def proposed(metadata: Metadata) -> str | None:
    """Return the audience that the marks of a paper propose, None for no opinion."""
    is_closed = metadata.circulation in _CLOSED or metadata.draft is not None
    return CLERKS if is_closed else None


def narrower(one: str, other: str) -> str:
    """Return the audience of those who are meant by both.

    >>> narrower("everyone", "groups:3,7"), narrower("groups:3", "groups:3,7")
    ('groups:3,7', 'groups:3')

    Where nobody may be meant by both, it is for clerks, and for keepers as ever.

    >>> narrower("groups:3", "groups:7"), narrower("groups:3", "clerks")
    ('clerks', 'clerks')
    """
    if EVERYONE in (one, other):
        return other if one == EVERYONE else one
    if one == other:
        return one
    both = groups_of(one) & groups_of(other)
    return for_groups(both) if both else CLERKS
