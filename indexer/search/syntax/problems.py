"""What can be wrong with a query: the reason and what would work, for readers."""

from archive.errors import QuerySyntaxError
from archive.sentences import Sentence


def too_long(limit: int) -> QuerySyntaxError:
    """The query has more characters than anyone types."""
    return QuerySyntaxError(
        Sentence("truy vấn quá dài."),
        limit,
        Sentence("Hãy dùng nhiều nhất %(limit)s ký tự.", limit=limit),
    )


def too_many_words(position: int, limit: int) -> QuerySyntaxError:
    """The query has more words than are worth their cost."""
    return QuerySyntaxError(
        Sentence("truy vấn có quá nhiều từ."),
        position,
        Sentence("Hãy dùng nhiều nhất %(limit)s từ.", limit=limit),
    )


def too_many_signs(position: int, limit: int) -> QuerySyntaxError:
    """More words stand for others than are worth their cost."""
    return QuerySyntaxError(
        Sentence("truy vấn có quá nhiều từ mang dấu * hay ~."),
        position,
        Sentence("Hãy dùng nhiều nhất %(limit)s từ như vậy.", limit=limit),
    )


def too_deep(position: int, limit: int) -> QuerySyntaxError:
    """Parentheses stand in parentheses too often."""
    return QuerySyntaxError(
        Sentence("ngoặc lồng nhau quá nhiều lớp."),
        position,
        Sentence("Hãy dùng nhiều nhất %(limit)s lớp.", limit=limit),
    )


def unclosed_quotation(position: int) -> QuerySyntaxError:
    """A quotation begins and does not end."""
    return QuerySyntaxError(
        Sentence("dấu ngoặc kép mở mà không đóng."),
        position,
        Sentence("Hãy thêm dấu ngoặc kép ở cuối cụm từ, hoặc bỏ dấu này."),
    )


def empty_quotation(position: int) -> QuerySyntaxError:
    """A quotation without a word."""
    return QuerySyntaxError(
        Sentence("trong ngoặc kép không có từ nào."),
        position,
        Sentence("Hãy gõ cụm từ giữa hai dấu."),
    )


def unopened(position: int) -> QuerySyntaxError:
    """A closing parenthesis without an opening one."""
    return QuerySyntaxError(
        Sentence("dấu ngoặc đóng không có dấu mở."),
        position,
        Sentence("Hãy bỏ dấu này hoặc thêm “(”."),
    )


def unclosed(position: int) -> QuerySyntaxError:
    """An opening parenthesis without a closing one."""
    return QuerySyntaxError(
        Sentence("thiếu dấu ngoặc đóng."), position, Sentence("Hãy thêm “)”.")
    )


def nothing_wanted(position: int) -> QuerySyntaxError:
    """A sign or a parenthesis where a word is due."""
    return QuerySyntaxError(
        Sentence("thiếu từ cần tìm ở đây."),
        position,
        Sentence("Hãy gõ thêm từ, hoặc bỏ OR, ngoặc, dấu trừ ở chỗ này."),
    )


def too_short(text: str, position: int) -> QuerySyntaxError:
    """A sign behind a single letter."""
    return QuerySyntaxError(
        Sentence("trước dấu trong “%(text)s” phải có ít nhất hai chữ.", text=text),
        position,
        Sentence("Ví dụ: câ*, 171-KH*, hoach~"),
    )


def no_such_field(name: str, position: int) -> QuerySyntaxError:
    """A field that the language does not have."""
    return QuerySyntaxError(
        Sentence("không có trường “%(name)s”.", name=name),
        position,
        Sentence(
            "Các trường có thể dùng: số: loại: cơquan: từ: đến: năm: ký: trích: trạng thái:"
        ),
    )


def no_value(position: int) -> QuerySyntaxError:
    """A field without a value."""
    return QuerySyntaxError(
        Sentence("trường này thiếu giá trị."),
        position,
        Sentence('Ví dụ: loại:"kế hoạch"'),
    )


def no_words(position: int) -> QuerySyntaxError:
    """A field whose value has no word."""
    return QuerySyntaxError(
        Sentence("trường này cần ít nhất một từ."),
        position,
        Sentence('Ví dụ: trích:"chuyển đổi số"'),
    )


def no_number(text: str, position: int) -> QuerySyntaxError:
    """What is neither a number nor a symbol."""
    return QuerySyntaxError(
        Sentence("“%(text)s” không phải là số hay ký hiệu văn bản.", text=text),
        position,
        Sentence("Ví dụ: số:171 hoặc số:171-KH/TU"),
    )


def no_such_type(text: str, position: int) -> QuerySyntaxError:
    """A kind of paper that the authority file does not know."""
    return QuerySyntaxError(
        Sentence("không có loại văn bản “%(text)s”.", text=text),
        position,
        Sentence('Ví dụ: loại:"kế hoạch", loại:chỉ thị, loại:CV'),
    )


def no_such_status(text: str, position: int) -> QuerySyntaxError:
    """What no paper can be."""
    return QuerySyntaxError(
        Sentence("không có trạng thái “%(text)s”.", text=text),
        position,
        Sentence(
            'Ví dụ: trạng thái:còn, trạng thái:"bị thay thế", '
            'trạng thái:"hết hiệu lực", trạng thái:"chưa rõ"'
        ),
    )


def no_year(text: str, position: int) -> QuerySyntaxError:
    """What is not a year."""
    return QuerySyntaxError(
        Sentence("“%(text)s” không phải là năm.", text=text),
        position,
        Sentence("Ví dụ: năm:2019 hoặc năm:2019-2021"),
    )


def no_day(text: str, position: int) -> QuerySyntaxError:
    """What is not a day, month or year of the calendar."""
    return QuerySyntaxError(
        Sentence("“%(text)s” không phải là ngày có trong lịch.", text=text),
        position,
        Sentence("Ví dụ: từ:01/8/2019, đến:8/2019, từ:2019"),
    )
