"""An archive whose people sign in, and who of them is signed in."""

import pyotp

from archive.access import Role
from archive.catalogue import Catalogue
from archive.catalogue.people import New
from tests.webui.papers import AT
from webui.services import now

PASSWORD = "ba con trâu qua cầu đêm"  # noqa: S105  # of nobody


def opened(catalogue: Catalogue) -> dict[str, str]:
    """Open accounts and offices; return the session of each who is signed in.

    ``lan`` keeps the archive, ``half`` has not typed a code yet, ``first`` has not
    changed a temporary password.
    """
    office = catalogue.offices.add("Văn phòng Tỉnh ủy", by="lan", at=AT)
    catalogue.offices.close(
        catalogue.offices.add("Ban Dân vận", by="lan", at=AT), by="lan", at=AT
    )
    roles: dict[str, Role] = {
        "lan": "keeper",
        "half": "auditor",
        "first": "clerk",
        "gone": "reader",
    }
    for name, role in roles.items():
        made = New(name, "Nguyễn Thị Lan", frozenset({role}), frozenset({office}))
        given = catalogue.people.add(made, by="lan", at=AT)
        if name != "first":
            catalogue.sign_ins.change_password(
                name, given, PASSWORD, at=AT, address="127.0.0.1"
            )
    catalogue.people.close("gone", by="lan", at=AT)
    secret = pyotp.random_base32()
    catalogue.codes.confirm("half", secret, pyotp.TOTP(secret).at(AT), AT)
    return {
        name: catalogue.sessions.begin(
            name,
            address="127.0.0.1",
            agent="Mozilla/5.0 (X11; Linux) Chrome/150.0",
            at=now(),
            is_half=name == "half",
        )
        for name in ("lan", "half", "first")
    }
