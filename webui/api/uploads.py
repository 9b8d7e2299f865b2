"""Files in a request: the one body that is neither JSON nor plain text."""

from typing import Annotated

from flask import request
from msgspec import Meta
from werkzeug.datastructures import FileStorage

from webui.problems import WrongRequest
from webui.services import services

Whom = Annotated[
    str,
    Meta(
        pattern=r"^(|everyone|clerks|keepers|groups:[0-9]{1,9}(,[0-9]{1,9})*)$",
        max_length=1000,
        description="Whom the papers are for: `everyone`, `clerks`, `keepers`, or offices by "
        "number (`groups:3,7`); empty for what the archive's settings say.",
    ),
]

FORM = "multipart/form-data"
FIELD = "files"


class Upload:
    """A form of files, to be named where a verb takes one."""


def described() -> dict[str, object]:
    """Return the body of such a request as the description tells of it."""
    file = {
        "type": "string",
        "format": "binary",
        "contentMediaType": "application/octet-stream",
    }
    files = {"type": "array", "items": file, "minItems": 1}
    schema = {
        "type": "object",
        "properties": {FIELD: files},
        "required": [FIELD],
        "additionalProperties": False,
    }
    return {FORM: {"schema": schema}}


def audience_of(whom: str) -> str:
    """Return whom papers are for, those of the settings where nobody is named.

    Raises:
        NotFoundError: an office is named that is not there.
    """
    opened = services()
    return opened.catalogue.restrictions.meant(whom or opened.settings.archive.audience)


def uploads() -> list[FileStorage]:
    """Return the files of this request.

    Raises:
        WrongRequest: it is no form of files, or holds none.
    """
    if request.mimetype != FORM:
        raise WrongRequest(415, f"Nội dung phải là {FORM}.")
    for name in (*request.form, *request.files):
        if name != FIELD:
            raise WrongRequest(422, f"Không có trường “{name}”.", name)
    given = [upload for upload in request.files.getlist(FIELD) if upload.filename]
    if not given:
        raise WrongRequest(422, "Chưa có tệp nào.", FIELD)
    return given
