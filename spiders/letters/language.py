"""The language of a text, as far as these sites need to know it: Vietnamese or English."""

import re

_MARKED = re.compile(
    r"[ăâđêôơưĂÂĐÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]"
)
_ENGLISH = re.compile(
    r"\b(?:the|of|and|in|to|for|with|is|are|on|by|from|that|this)\b", re.IGNORECASE
)


def language_of(text: str) -> str | None:
    """``vi`` or ``en``; ``None`` where the text is too short or neither."""
    words = text.count(" ") + 1
    for looked_at in (1000, 4000):
        marked = len(_MARKED.findall(text[:looked_at]))
        if marked >= max(2, min(words, 800) * 0.25):
            return "vi"
    english = len(_ENGLISH.findall(text[:4000]))
    if english >= max(2, min(words, 700) * 0.08):
        return "en"
    return None
