"""What stands under a picture and says what it shows is its caption, and none of the text."""

from spiders.items import Article
from spiders.pages.base import ArticlePage
from tests.spiders.portal import PARAGRAPHS, PROSE, TITLE, portal

CAPTION = "Bà con xã Lục Bình xem nấm mọc trên giá rơm."


def article_of(main: str) -> Article:
    url = "https://skhcn.example/tin/tap-huan-trong-nam-7.html"
    return ArticlePage(portal(main).encode(), url).article()


def test_a_line_that_repeats_the_words_of_the_picture_above_it_is_its_caption():
    slide = f'<div><img src="/anh/nam.jpg" alt="{CAPTION}"></div><div><p>{CAPTION}</p></div>'
    read = article_of(f"<h1>{TITLE}</h1><div>{slide}{PARAGRAPHS}</div>")
    assert read.body_text == "\n\n".join(PROSE)
    assert [one.caption for one in read.images] == [CAPTION]


def test_a_lead_that_stands_for_its_picture_too_is_of_the_text():
    lead = PROSE[0]
    picture = f'<img src="/anh/nam.jpg" alt="{lead}"><p class="sapo">{lead}</p>'
    read = article_of(f"<h1>{TITLE}</h1><div>{picture}{PARAGRAPHS.replace(lead, '')}</div>")
    assert (read.summary, read.body_text) == (lead, "\n\n".join(PROSE))


def test_the_picture_above_a_text_has_the_caption_that_is_marked_as_one():
    figure = (
        '<figure><img class="wp-post-image" src="/anh/nam.jpg" alt="">'
        f"<figcaption>{CAPTION}</figcaption></figure>"
    )
    read = article_of(f"<h1>{TITLE}</h1>{figure}<div>{PARAGRAPHS}</div>")
    assert [one.caption for one in read.images] == [CAPTION]
    assert read.body_text == "\n\n".join(PROSE)


def test_a_lead_is_what_stands_together():
    lead = "Hơn 60 hộ dân ở ba xã ven sông được hướng dẫn trồng nấm rơm trong nhà."
    slides = "".join(f'<div class="mo-ta"><p>{text}</p></div>' for text in PROSE)
    read = article_of(f'<h1>{TITLE}</h1><div><p class="sapo">{lead}</p>{slides}</div>')
    assert read.summary == lead
