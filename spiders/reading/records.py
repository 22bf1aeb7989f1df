"""Records of documents: tables of their number, subject, who signed and when, with the file."""

import re
from collections.abc import Sequence

from spiders.layout.boxes import Line
from spiders.reading.headline import PORTAL, Headline

_SUBJECT = re.compile(r"\W*(?:trích yếu(?: nội dung)?|nội dung trích yếu|tên văn bản)\W*", re.I)
_LABEL = re.compile(
    r"\W*(?:số(?: ?/? ?ký)? hiệu(?: văn bản)?|số văn bản|ngày (?:ký|ban hành|(?:có )?hiệu lực)"
    r"|(?:cơ quan|đơn vị|nơi) ban hành|người ký|loại văn bản|hình thức văn bản|lĩnh vực"
    r"|(?:tình trạng|trạng thái)(?: hiệu lực)?|hiệu lực)\W*",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\W*(?:thông tin |nội dung )?(?:chi tiết|thuộc tính|xem) (?:của )?văn bản", re.I
)

FEW = 3
"""Spaces in what may rather be the name of a part of the site than a title."""

FEWEST = 3
"""Labels beside that of the subject."""

NEAR = 20
"""Lines on either side of it among which they stand."""

LONGEST = 30
SHORTEST = 20


def may_head(text: str) -> bool:
    """Whether what looks like a title may be but the heading of a record, or the site's name."""
    return text.count(" ") < FEW or bool(PORTAL.match(text) or _HEADING.match(text))


def subject_of_record(lines: Sequence[Line]) -> Headline | None:
    """The subject of the one document that a page records; lists have such labels as a head."""
    subjects = [line for line in lines if _is(_SUBJECT, line)]
    if len(subjects) != 1:
        return None
    index = subjects[0].index
    labels = [line for line in lines[max(0, index - NEAR) : index + NEAR] if _is(_LABEL, line)]
    if len(labels) < FEWEST or index + 1 == len(lines):
        return None
    told = lines[index + 1]
    if told.box.parent is not subjects[0].box.parent or len(told.text) < SHORTEST:
        return None
    return Headline(min(index, labels[0].index), index + 2, told.text, RULE, 0.8)


RULE = "label:trich yeu"


def _is(label: re.Pattern[str], line: Line) -> bool:
    return len(line.text) <= LONGEST and label.fullmatch(line.text) is not None
