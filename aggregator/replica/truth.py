"""What a reader should make of the replica's pages: the articles in the words of the contract."""

from aggregator.replica.site import Site
from aggregator.replica.stories import Story
from spiders.items import Article, Attachment, Image


def truth(site: Site, story: Story, base_url: str, views: int | None) -> dict[str, object]:
    """The article as JSON values, without the fields that are the reader's own choice.

    ``body_text`` holds the paragraphs, lead included, and the lines that lead to a document, but
    neither captions nor the author's line. ``summary`` is the lead where the page marks one. A
    document linked as "xem tại đây" has the name of its file.
    """
    alt = story.title if site.titled_photos else None
    article = Article(
        url=base_url + site.address(story),
        canonical_url="",
        title=story.title,
        summary=story.paragraphs[0] if site.lead else None,
        published_at=story.date,
        published_precision=site.precision,
        author=story.author,
        source_credit=story.credit,
        section=story.section,
        view_count=views,
        body_text="\n\n".join([*story.paragraphs, *_document_lines(site, story)]),
        language="vi",
        images=tuple(
            Image(url=base_url + site.photo_address(story, number), alt=alt, caption=caption)
            for number, caption in enumerate(story.photos, 1)
        ),
        attachments=tuple(
            Attachment(
                url=base_url + site.file_address(story, name),
                name=label,
                media_type="application/pdf",
            )
            for name, label in story.files
        ),
    )
    own = ("canonical_url", "body_html", "provenance", "warnings")
    values = article.as_json().items()
    return {"source": site.slug} | {name: value for name, value in values if name not in own}


def _document_lines(site: Site, story: Story) -> list[str]:
    if site.document_line is None:
        return []
    return [site.document_line.format(label=label) for _, label in story.files]
