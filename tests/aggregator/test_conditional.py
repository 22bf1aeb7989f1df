from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.web.conditional import coding, is_unmodified, matches

CHANGED = datetime(2026, 3, 2, 8, 30, 15, 900_000, tzinfo=UTC)


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        (None, "identity"),
        ("", "identity"),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip, deflate, br", "br"),
        ("GZIP;Q=1.0", "gzip"),
        ("gzip;q=1, br;q=0.5", "gzip"),
        ("br;q=0, gzip;q=0.1, identity;q=0", "gzip"),
        ("gzip;q=0", "identity"),
        ("gzip;q=0.5, identity", "identity"),
        ("*", "zstd"),
        ("*;q=0", "identity"),
        ("zstd;q=0, *", "br"),
        ("deflate", "identity"),
        ("gzip;q=2", "identity"),
        ("gzip;level=9", "identity"),
        ("gzip ; q = 0.3", "gzip"),
        (", ,gzip", "gzip"),
    ],
)
def test_a_document_is_coded_as_the_client_likes_it_best(accepted, chosen):
    assert coding(accepted) == chosen


@pytest.mark.parametrize(
    ("known", "is_known"),
    [
        ('"a"', True),
        ('W/"a"', True),
        ("*", True),
        (' "b" , W/"a"', True),
        ('"b,a","a"', True),
        ('"b"', False),
        ('"b, "a"', False),
        ("a", False),
        ("", False),
    ],
)
def test_a_client_knows_a_document_by_any_of_its_tags(known, is_known):
    assert matches(known, '"a"') is is_known


@pytest.mark.parametrize(
    ("since", "unmodified"),
    [
        ("Mon, 02 Mar 2026 08:30:15 GMT", True),
        ("Mon, 02 Mar 2026 08:30:14 GMT", False),
        ("Tue, 03 Mar 2036 08:30:15 GMT", True),
        ("Monday, 02-Mar-26 08:30:15 GMT", True),
        ("Mon Mar  2 08:30:15 2026", True),
        ("Mon, 02 Mar 2026 08:30:15 -0000", True),
        ("Mon, 02 Mar 2026 15:30:15 +0700", True),
        ("yesterday", False),
        ("", False),
        ("Mon, 32 Mar 2026 08:30:15 GMT", False),
        ("Mon, 02 Mar 99999 08:30:15 GMT", False),
    ],
)
def test_dates_are_read_in_all_forms_of_http(since, unmodified):
    assert is_unmodified(since, CHANGED) is unmodified


@given(st.text(max_size=80))
def test_no_header_is_an_error(text):
    assert coding(text) in {"br", "zstd", "gzip", "identity"}
    matches(text, '"a"')
    is_unmodified(text, CHANGED - timedelta(days=1))
