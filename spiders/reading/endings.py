"""Where a text ends: before what stands under it and speaks of it, or belongs to it."""

import re
from collections.abc import Sequence

from spiders.layout.boxes import Line
from spiders.people.credits import names_account, parse_credit
from spiders.reading.about import is_about
from spiders.reading.body import links_documents

_DOCUMENTS = re.compile(
    r"^\W*(?:các )?(?:tài liệu|file|tệp|tập tin|văn bản"
    r"|phụ lục)(?: tin)?(?: đính)? kèm(?: theo)?\W*$"
    r"|^\W*(?:(?:tên|loại|kích thước|dung lượng)(?: (?:file|tệp|tập tin))?|tải (?:về|xuống))\W*$",
    re.IGNORECASE,
)
"""The heading of an article's documents, or of a column of their table."""

_SIZE = re.compile(r"\W*\d+(?:[.,]\d+)? ?(?:[kmg]b|bytes?)\W*", re.IGNORECASE)

_EMPTY = re.compile(
    r"\W*(?:tác giả|người (?:đăng|viết)|nguồn(?: tin)?|ngày đăng|lượt xem)\W*:\W*",
    re.IGNORECASE,
)
"""A label whose value nobody gave."""

_PICTURED = re.compile(r"\W*(?:nguồn )?(?:ảnh|video|clip)\s*:[^.:]{2,50}\.?$", re.IGNORECASE)
"""Who made the pictures of a text."""

LONGEST = 120
"""Letters of a line that names who made a text."""


def end_before_notes(lines: Sequence[Line]) -> int:
    """How many lines a text has without the notes at its end.

    Credits between two notes go with them; others are left to be told from signatures.
    """
    end = last = len(lines)
    while last and (_is_note(lines[last - 1]) or _is_credit(lines[last - 1])):
        last -= 1
        end = last if _is_note(lines[last]) else end
    while end and _DOCUMENTS.match(lines[end - 1].text):
        end -= 1
    return end


def _is_note(line: Line) -> bool:
    """Whether it says when, how often read, by which account, or what belongs to a text."""
    if (is_about(line) and not _is_figure(line)) or _is_document(line):
        return True
    noted = _EMPTY.fullmatch(line.text) or _PICTURED.match(line.text)
    return noted is not None or names_account(line.text)


def _is_figure(line: Line) -> bool:
    """Whether it is a number or a day in a row of several cells, as tables of a text have them."""
    row = line.box.parent
    if line.box.tag != "td" or row is None or row.end - row.start < COLUMNS:
        return False
    return not any(map(str.isalpha, line.text))


COLUMNS = 3
"""Fewest cells in a row of a table; two are a label and its value."""


def _is_credit(line: Line) -> bool:
    return len(line.text) <= LONGEST and parse_credit(line.text) is not None


def _is_document(line: Line) -> bool:
    """Whether the line is nothing but links to documents, or says how large one is."""
    if _SIZE.fullmatch(line.text):
        return True
    label = line.text.partition(":")[0]
    labelled = line.linked > 0 and _DOCUMENTS.match(label) is not None
    return (labelled or line.linked * 10 >= len(line.text) * 7) and links_documents(line)
