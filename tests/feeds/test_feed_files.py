import os
from pathlib import Path

import pytest

from feeds.files import UnwritableError, write


def test_a_feed_lies_in_the_tree_where_its_address_says(tmp_path):
    assert write(tmp_path, "/feeds/province/hue.atom", b"<feed/>")
    assert (tmp_path / "feeds/province/hue.atom").read_bytes() == b"<feed/>"


def test_unchanged_bytes_leave_the_file_and_its_time_alone(tmp_path):
    write(tmp_path, "/feeds/all.rss", b"a")
    os.utime(tmp_path / "feeds/all.rss", (1, 1))
    assert not write(tmp_path, "/feeds/all.rss", b"a")
    assert (tmp_path / "feeds/all.rss").stat().st_mtime == 1


def test_changed_bytes_replace_the_file_and_leave_nothing_beside_it(tmp_path):
    write(tmp_path, "/feeds/all.rss", b"a")
    assert write(tmp_path, "/feeds/all.rss", b"b")
    assert [(f.name, f.read_bytes()) for f in (tmp_path / "feeds").iterdir()] == [("all.rss", b"b")]


def test_who_has_the_old_file_open_reads_it_to_its_end(tmp_path):
    write(tmp_path, "/feeds/all.rss", b"old")
    with (tmp_path / "feeds/all.rss").open("rb") as reader:
        write(tmp_path, "/feeds/all.rss", b"new and longer")
        assert reader.read() == b"old"


def test_others_may_read_the_files_as_the_umask_allows(tmp_path):
    previous = os.umask(0o022)
    try:
        write(tmp_path, "/feeds/all.rss", b"a")
    finally:
        os.umask(previous)
    assert (tmp_path / "feeds/all.rss").stat().st_mode & 0o777 == 0o644


def test_a_failed_replacement_keeps_the_old_file_and_no_draft(tmp_path, monkeypatch):
    def fail(self, target):
        raise OSError(28, "No space left on device")

    write(tmp_path, "/feeds/all.rss", b"old")
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UnwritableError, match=r"all\.rss: No space left on device"):
        write(tmp_path, "/feeds/all.rss", b"new")
    assert [(f.name, f.read_bytes()) for f in (tmp_path / "feeds").iterdir()] == [
        ("all.rss", b"old")
    ]


def test_a_file_in_the_place_of_a_directory_is_named_in_the_error(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(UnwritableError, match=r"cannot write .*out/feeds/all\.rss: Not a dir"):
        write(tmp_path / "out", "/feeds/all.rss", b"a")


@pytest.mark.parametrize("path", ["/../all.rss", "/feeds/../../all.rss", "//feeds/.."])
def test_no_path_leads_out_of_the_tree(tmp_path, path):
    with pytest.raises(UnwritableError, match="leads out"):
        write(tmp_path / "out", path, b"a")
    assert not (tmp_path / "all.rss").exists()
