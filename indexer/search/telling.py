"""A query as it was understood, in the words of the query language.

It is for people who look into a search; it is not read back.
"""

from indexer.search.query import (
    AllOf,
    AnyOf,
    Begins,
    InHeading,
    Issued,
    Issuer,
    Near,
    Not,
    Number,
    Phrase,
    Preferred,
    Signer,
    Stands,
    Subject,
    SymbolBegins,
    SymbolIs,
    Tree,
    Type,
    Word,
)


def told(tree: Tree) -> str:
    """Return ``tree`` on one line, alternatives in parentheses.

    >>> told(AllOf((Word("cay", "cây"), Not(Phrase((Word("dau"), Word("xuan")))))))
    'cây -"dau xuan"'
    """
    match tree:
        case AllOf(parts):
            return " ".join(map(told, parts)) or "*"
        case AnyOf(parts, minimum):
            least = f"≥{minimum}" if minimum > 1 else ""
            return f"{least}({' OR '.join(map(told, parts))})"
        case Not(part):
            return f"-{told(part)}"
        case Preferred(part, lift):
            return f"[+{lift:g} {told(part)}]"
        case _:
            return _condition(tree)


def _condition(tree: Tree) -> str:
    match tree:
        case Word():
            return tree.marked or tree.plain
        case Begins(plain):
            return f"{plain}*"
        case Near(plain):
            return f"{plain}~"
        case InHeading(part):
            return f"heading:{told(part)}"
        case Phrase(words):
            return _quoted(words)
        case _:
            return _fact(tree)


def _fact(tree: Tree) -> str:
    match tree:
        case Issuer(words, key):
            return f"issuer:{_quoted(words) if words else f'={key}'}"
        case Signer(words) | Subject(words):
            return f"{type(tree).__name__.lower()}:{_quoted(words)}"
        case Issued(first, last):
            return f"issued:{first or ''}..{last or ''}"
        case Stands(codes):
            return f"status:{','.join(codes)}"
        case Type(name):
            return f'type:"{name}"'
        case _:
            return _symbol(tree)


def _symbol(tree: Tree) -> str:
    match tree:
        case SymbolBegins(start):
            return f"symbol:{start}*"
        case SymbolIs(keys, number, code):
            any_of = (code, str(number)) if code else (str(number),)
            return f"symbol:{'|'.join(keys) if keys else ' '.join(any_of)}"
        case _:
            return f"number:{tree.number}" if isinstance(tree, Number) else "?"


def _quoted(words: tuple[Word, ...]) -> str:
    return f'"{" ".join(word.marked or word.plain for word in words)}"'
