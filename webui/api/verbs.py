"""How a verb is declared: its address, and the types of what goes in and out."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Response
from flask_smorest import Blueprint

from webui import acts
from webui.api import answering, asking
from webui.api.contract import Contract, Shape
from webui.problems import Problem

ROOT = "/api/v1"

View = TypeVar("View", bound=Callable[..., Any])


class Verbs(Blueprint):  # type: ignore[misc]  # its base is untyped
    """A group of verbs. It remembers the types, of which the description is made."""

    def __init__(self, name: str, module: str, description: str) -> None:
        super().__init__(
            f"api-{name}", module, url_prefix=ROOT, description=description
        )
        # Everything stands in the declaration of the verb; nothing is guessed.
        self._prepare_doc_cbks: list[Any] = []
        self.given: list[Shape] = [Problem]
        self.taken: list[Shape] = []

    def verb(  # noqa: PLR0913  # one argument for each thing a contract says
        self,
        called: str,
        *,
        gives: Shape,
        asks: type | None = None,
        takes: Shape = None,
        status: int = 200,
        fails: tuple[int, ...] = (),
    ) -> Callable[[View], View]:
        """Declare a verb: ``GET /search`` gives an answer to what is asked.

        The view gets the parameters and the body (but not files, which it saves
        itself) in this order, and then the parts of the path.
        """
        method, rule = called.split()
        contract = Contract(gives, asks, takes, status, fails, method != "GET")

        def declared(view: View) -> View:
            @wraps(view)
            def answered(**path: Any) -> Response:
                return answering.answer(view(*_told(contract), **path), status)

            name = f"{self.name}-{view.__name__}".removeprefix("api-")
            told = contract.described(acts.ACTS[f"{self.name}.{view.__name__}"])
            documented = self.doc(operationId=name, **told)(answered)
            self.route(rule, methods=[method])(documented)
            return view

        self._remember(contract)
        return declared

    def _remember(self, contract: Contract) -> None:
        if contract.gives not in (None, bytes):
            self.given.append(contract.gives)
        if contract.has_json:
            self.taken.append(contract.takes)


def _told(contract: Contract) -> list[Any]:
    """Return what the request says, in the order in which a view wants it."""
    asked: Any = asking.parameters(contract.asks or asking.Parameters)
    told = [asked] if contract.asks else []
    if contract.takes is str:
        return [*told, asking.text()]
    return [*told, asking.body(contract.takes)] if contract.has_json else told
