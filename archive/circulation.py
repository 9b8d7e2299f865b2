"""Whom a paper is for, as its marks of circulation say; pure.

Such a mark says that a paper stays in the house, or goes back after a meeting: it is
for clerks until somebody decides. An office is never guessed.
"""

from archive.access import CLERKS, EVERYONE, KEEPERS, for_groups, groups_of
from archive.facts import Metadata

_CLOSED = frozenset(
    {
        "Tài liệu thu hồi",
        "Thu hồi sau hội nghị",
        "Tài liệu thu hồi sau hội nghị",
        "Xem xong trả lại",
        "Xong hội nghị trả lại",
        "Không phổ biến",
    }
)
"""Marks of papers that are for those who were given them, and go back.

What is for the house ("Lưu hành nội bộ", "Tài liệu hội nghị") is for everyone signed
in; a draft says nothing of who may see it.
"""


def proposed(metadata: Metadata) -> str | None:
    """Return the audience that the marks of a paper propose, None for no opinion."""
    return CLERKS if metadata.circulation in _CLOSED else None


def narrower(one: str, other: str) -> str:
    """Return the audience of those who are meant by both, or of fewer.

    >>> narrower("everyone", "groups:3,7"), narrower("groups:3", "groups:3,7")
    ('groups:3,7', 'groups:3')

    Where no audience says who that is, it is for keepers alone.

    >>> narrower("groups:3", "groups:7"), narrower("groups:3", "clerks")
    ('keepers', 'keepers')
    """
    if EVERYONE in (one, other):
        return other if one == EVERYONE else one
    if one == other:
        return one
    both = groups_of(one) & groups_of(other)
    return for_groups(both) if both else KEEPERS
