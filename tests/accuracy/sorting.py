"""How well articles are sorted: topics, genre and deadlines, as Markdown."""

from tests.aggregator import deadline_accuracy, topic_accuracy


def report() -> str:
    """Both tables, in the order of docs/accuracy.md."""
    sets = {"headlines": topic_accuracy.rows(), **topic_accuracy.halves()}
    topics = "\n".join(topic_accuracy.table(sets))
    deadlines = "\n".join(deadline_accuracy.table())
    return f"### Topics and genres\n\n{topics}\n\n### Deadlines\n\n{deadlines}"
