"""`sokhcn query`: what is asked, and what is printed."""

import csv
import json
import os
import subprocess
import sys

from storage.store import Store
from tests.aggregator.conftest import SEEN, article


def test_words_are_looked_for_without_their_marks(say, store: Store):
    with store.write() as writing:
        values = article(9, title="Khởi nghiệp ở vùng mỏ", author="Nguyễn Thị Đào")
        writing.articles.save("quang-ninh", values, seen_at=SEEN)
    for asked in (["khoi nghiep"], ["--q", "vùng mỏ -số"], ["--author", "nguyen thi dao"]):
        (found,) = json.loads(say("query", *asked, "--format", "json")[1])
        assert found["id"] == 9


def test_everything_is_printed_where_all_is_asked_for(say, store: Store):
    lines = say("query", "--all", "--format", "jsonl")[1].splitlines()
    assert [json.loads(line)["id"] for line in lines] == list(range(8, 0, -1))
    rows = csv.DictReader(
        say("query", "--all", "--format", "csv", "--sort", "views")[1].splitlines()
    )
    assert [row["id"] for row in rows] == ["7", "6", "5", "4", "3", "2", "1", "8"]


def test_all_as_a_table_is_refused(say, store: Store):
    status, out, err = say("query", "--all")
    assert (status, out) == (2, "")
    assert "jsonl" in err


def test_a_table_tells_where_it_goes_on(say, store: Store):
    first = say("query", "--limit", "5")
    cursor = first[2].split("--cursor ")[1].strip()
    second = say("query", "--limit", "5", "--cursor", cursor)
    assert "số 4" in first[1]
    assert "số 4" not in second[1]
    assert "số 3" in second[1]
    assert second[2] == ""


def test_a_cursor_of_another_question_is_told(say, store: Store):
    cursor = say("query", "--limit", "2")[2].split("--cursor ")[1].strip()
    status, _, err = say("query", "--sort", "views", "--cursor", cursor)
    assert status == 2
    assert "another order" in err


def test_whoever_stops_reading_hears_nothing_more(setting, store: Store):
    with store.write() as writing:
        for number in range(1, 28):
            values = article(number, body_text="Nội dung. " * 2_000)
            writing.articles.save("quang-ninh", values, seen_at=SEEN)
    asking = subprocess.Popen(
        [sys.executable, "-m", "aggregator", "query", "--all", "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ,
    )
    assert asking.stdout and asking.stderr
    assert asking.stdout.readline().startswith(b'{"id": ')
    asking.stdout.close()
    assert asking.stderr.read() == b""
    assert asking.wait(30) == 0
    asking.stderr.close()
