"""An article among the others: what it is found by, what it is compared with, where it belongs."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from itertools import compress
from typing import NamedTuple

from aggregator.copying.judging import NEARLY_WHOLE, WORTH_ALIGNING, Verdict, judge
from aggregator.copying.signing import DEPTHS, METHOD, Signature, sign
from aggregator.copying.texts import Text
from storage.copies.copies import Candidate, Copies
from storage.copies.signatures import Signatures
from storage.digests import said_hash

HOT = 16
"""Articles under one key; those that come after them stand under another, or a longer one."""
PLACES = 8
"""Keys that an article stands under, of those of its text. Of pairs with six tenths of their
shingles in common, 99.9 % are found, with half 99.6 %. Each is a page of the store to write."""
LOOKED_AT, CHOSEN_FROM, MISSES = 12, 24, 3
"""Articles that one is compared with, of those with the most keys in common those of the likest
signatures; and how many in a row may be none of its text, before the others will not be either."""
RARELY, ALIKE = 3, 8
"""Values that copies have in common: of those that few have; of all. Those with a quarter of their
shingles in common have six."""
OF_ONE_CLUSTER = 3
"""Of those, that are one text already."""
TITLE = 4
"""Keys that the same title counts for."""
COMMON = 8
"""Articles that have a passage and are no copies of one another: it is nobody's own."""


class Said(NamedTuple):
    """An article with its text as it is compared."""

    article: Candidate
    text: Text


def said(article: Candidate) -> Said:
    """The text of an article."""
    return Said(article, Text.of(article.title, article.summary, article.body_text))


def compared(one: Said, other: Said, common: Callable[[], Collection[int]] = tuple) -> Verdict:
    """What two articles are to each other."""
    days = one.article.published_at, other.article.published_at
    apart = abs(days[0] - days[1]) if days[0] and days[1] else None
    return judge(one.text, other.text, common=common, apart=apart)


def place(copies: Copies, article: Candidate, at: datetime, *, is_new: bool) -> int | None:
    """The cluster of an article that was saved, found anew where its title or text has changed."""
    digest = said_hash(article.title, article.summary, article.body_text)
    known = None if is_new else copies.signatures.get(article.id)
    if known is not None and (known.said, known.method) == (digest, METHOD):
        return article.cluster
    one = said(article)
    if known is not None:
        copies.signatures.drop(article.id, Signature(known.digest, known.title).keys())
    signature = sign(one.text)
    others, keys = find(copies.signatures, signature)
    how = {"method": METHOD, "said": digest, **signature._asdict()}
    copies.signatures.keep(article.id, how, keys)
    is_edited = known is not None and known.said != digest
    return _Placing(copies, one, at).among(others, is_edited=is_edited)


def find(signatures: Signatures, signature: Signature) -> tuple[list[int], list[int]]:
    """The articles that may be of its text, the likeliest first; keys to put it under itself.

    It is looked for under all of its keys, and stands under a few that are not full.
    """
    found, full, places = Counter[int](), set[int](), list[int]()
    title = [] if signature.title is None else [signature.title]
    for depth in DEPTHS:
        keys = [*title, *signature.bands(depth)] if depth == DEPTHS[0] else signature.bands(depth)
        under = signatures.under(keys)
        number = Counter(key for key, _ in under)
        for key, article in under:
            found[article] += TITLE if key in title else 1
        free = [key for key in keys if number[key] < HOT]
        full |= {*keys} - {*free}
        places += free[: PLACES + len(title) - len(places)]
        if len(free) > len(keys) // 2:
            break
    ranked = sorted(found, key=lambda article: (-found[article], article))
    return _likely(signatures, signature, ranked[:CHOSEN_FROM], full), places


def _likely(
    signatures: Signatures, signature: Signature, articles: Sequence[int], full: Collection[int]
) -> list[int]:
    """Those of these whose signatures are like this one; without one, it is not known."""
    rare = [key not in full for key in signature.bands(1)]
    likeness: dict[int, int] = {}
    for article, digest, title in signatures.some(articles):
        kept = Signature(digest, title)
        same = signature.same(kept)
        if not same:
            likeness[article] = TITLE
            continue
        has_title = kept.title is not None and kept.title == signature.title
        alike, rarely = sum(same), sum(compress(same, rare))
        if rarely >= RARELY or alike >= ALIKE or (alike and has_title):
            likeness[article] = alike + TITLE * has_title
    return sorted(likeness, key=lambda article: (-likeness[article], article))


class _Placing:
    """One article that is being placed."""

    def __init__(self, copies: Copies, one: Said, at: datetime) -> None:
        self.copies, self.one, self.at = copies, one, at
        self.counted = set[int]()

    def among(self, others: Sequence[int], *, is_edited: bool) -> int | None:
        """Compare it with these, and put it where it belongs."""
        number, left = self.one.article.id, self.one.article.cluster
        matched, doubted = self._compare(others)
        if is_edited and left is not None:
            self.copies.release([number])
            doubted.add(left)
        cluster = None if is_edited else left
        if matched:
            why = f"article {number} is a copy of {', '.join(map(str, sorted(matched)))}"
            cluster = self.copies.join({number: cluster, **matched}, self.at, why)
        if is_edited and left is not None and left not in matched.values():
            self.copies.left([number], left, self.at, "its text has changed")
        for one in doubted:
            resettle(self.copies, one, self.at)
        return self.copies.clusters_of([number])[number] if doubted else cluster

    def _compare(self, others: Sequence[int]) -> tuple[dict[int, int | None], set[int]]:
        """Its copies with their clusters; clusters that are held together by what many share."""
        matched, doubted, misses = dict[int, int | None](), set[int](), 0
        for other in self._chosen(others):
            cluster = other.article.cluster
            if cluster is not None and cluster in matched.values():
                continue
            verdict = self._verdict(other)
            misses = 0 if verdict.is_copy else misses + 1
            if verdict.is_copy:
                matched[other.article.id] = cluster
            elif verdict.known_passages and cluster is not None:
                doubted.add(cluster)
            if misses == MISSES:
                break
        return matched, doubted

    def _verdict(self, other: Said) -> Verdict:
        """What the two are; passages that articles share which are no copies, are counted."""
        one = self.one
        verdict = compared(one, other, lambda: common_to(self.copies, [one, other]))
        if not verdict.same_title and WORTH_ALIGNING < verdict.shared < NEARLY_WHOLE:
            shared = {*one.text.digests} & {*other.text.digests} - {0} - self.counted
            self.copies.signatures.count_passages(shared)
            self.counted |= shared
        return verdict

    def _chosen(self, others: Sequence[int]) -> Iterator[Said]:
        """The first ones, a few of each cluster."""
        clusters = self.copies.clusters_of(others) if len(others) > MISSES else {}
        sizes, few = Counter[int](), list[int]()
        for one in others:
            cluster = clusters.get(one)
            if cluster is not None:
                sizes[cluster] += 1
            if cluster is None or sizes[cluster] <= OF_ONE_CLUSTER:
                few.append(one)
        for start in range(0, min(len(few), LOOKED_AT), MISSES):
            some = few[start : start + MISSES]
            texts = {one.id: one for one in self.copies.texts(some)}
            number = self.one.article.id
            yield from (said(texts[one]) for one in some if one in texts and one != number)


def resettle(copies: Copies, cluster: int, at: datetime) -> None:
    """Look again at what holds a cluster together; who has no copy in it any more, leaves it."""
    members = [said(one) for one in copies.texts_of(cluster)]
    common = common_to(copies, members)
    groups = grouped(members, lambda one, other: compared(one, other, lambda: common).is_copy)
    for number, group in enumerate(groups):
        ids = [one.article.id for one in group]
        if len(ids) == 1:
            copies.release(ids)
            copies.left(ids, cluster, at, "no other article of it is a copy of this one")
        elif number:
            copies.part(ids, at)
            copies.left(ids, cluster, at, "these are copies of one another only")


def common_to(copies: Copies, texts: Collection[Said]) -> frozenset[int]:
    """Those of their passages that many articles have; one text alone is compared with none."""
    if len(texts) < 2:
        return frozenset()
    return copies.signatures.common(
        {digest for one in texts for digest in one.text.digests}, COMMON
    )


def grouped(members: Sequence[Said], is_copy: Callable[[Said, Said], bool]) -> list[list[Said]]:
    """Those that are held together by copies of copies; the group of the first one stands first."""
    left, groups = list(members), []
    while left:
        group, waiting = [left[0]], [left.pop(0)]
        while waiting:
            one = waiting.pop(0)
            near = [other for other in left if is_copy(one, other)]
            left = [other for other in left if other not in near]
            group += near
            waiting += near
        groups.append(group)
    return groups
