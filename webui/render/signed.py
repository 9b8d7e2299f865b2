"""Electronic signatures in the words of a page: who, when, and whether it holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from archive import signature_words
from archive.signatures import Signature, Signed, gravest
from webui.render import dates
from webui.render.language import gettext
from webui.render.words import say


@dataclass(frozen=True, slots=True)
class Shown:
    """A signature as a page shows it; ``details`` are for whoever looks closer."""

    state: str
    label: str
    meaning: str
    who: str
    office: str
    when: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The signatures of a file, and why there are none that can be shown."""

    state: str
    signatures: tuple[Shown, ...]
    reason: str = ""


def told(files: Mapping[str, Signed]) -> dict[str, Told]:
    """Return what is told of files, under their hashes."""
    return {sha256: _told(signed) for sha256, signed in files.items()}


def _told(signed: Signed) -> Told:
    reason = ""
    if signed.reason:
        sentence = signature_words.REASONS.get(
            signed.reason, signature_words.UNREADABLE
        )
        reason = gettext(sentence)
    state = gravest(signed.signatures) or "broken"
    return Told(state, tuple(map(_shown, signed.signatures)), reason)


def _shown(made: Signature) -> Shown:
    return Shown(
        state=made.state,
        label=say(signature_words.SHORT, made.state),
        meaning=say(signature_words.LONG, made.state),
        who=gettext("Dấu thời gian") if made.is_timestamp else made.signer,
        office=made.signer if made.is_timestamp else made.office,
        when=_when(made),
        details=tuple(filter(None, _details(made))),
    )


def _when(made: Signature) -> str:
    if made.signed_at is None:
        return ""
    source = signature_words.STAMPED if made.is_stamped else signature_words.STATED
    when = dates.moment(made.signed_at)
    return gettext("%(when)s (%(source)s)", when=when, source=gettext(source))


def _details(made: Signature) -> tuple[str, ...]:
    if not made.signer:
        return ()
    return (
        say(signature_words.FAULTS, made.fault) if made.fault else "",
        say(signature_words.LATER, made.later),
        gettext("Nơi cấp chứng thư: %(issuer)s.", issuer=made.issuer),
        _life(made),
        gettext(
            "Số chứng thư: %(serial)s; thuật toán băm: %(digest)s.",
            serial=made.serial,
            digest=made.digest.upper(),
        ),
        gettext(signature_words.UNREVOKED),
    )


def _life(made: Signature) -> str:
    if not (made.valid_from and made.valid_to):
        return ""
    return gettext(
        "Chứng thư có giá trị từ %(first)s đến %(last)s.",
        first=dates.local_day(made.valid_from),
        last=dates.local_day(made.valid_to),
    )
