from datetime import UTC, datetime, timedelta

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


def test_the_last_run_of_each_source_is_told(store):
    with store.write() as writing:
        for hour, source in enumerate(["quang-ninh", "da-nang", "quang-ninh"]):
            run = writing.runs.start(source, NOW + timedelta(hours=hour))
            writing.runs.finish(run.id, NOW, {"status": "done", "new": hour})
    assert {source: run.new for source, run in store.runs.last().items()} == {
        "quang-ninh": 2,
        "da-nang": 1,
    }


def test_a_run_that_never_ended_was_interrupted(store):
    with store.write() as writing:
        lost = writing.runs.start("quang-ninh", NOW).id
    with store.write() as writing:
        writing.runs.start("quang-ninh", NOW)
    with store.write() as writing:
        assert writing.runs.start("da-nang", NOW).status == "running"
        run = writing.session.get(type(writing.runs.start("da-nang", NOW)), lost)
        assert run.status == "interrupted"


def test_fetched_pages_are_remembered_by_address(store):
    with store.write() as writing:
        writing.pages.save(
            url="https://a.example/",
            source="da-nang",
            outcome="listing",
            fetched_at=NOW,
            links=["x"],
        )
    assert store.pages.get("https://a.example/").links == ["x"]
    assert store.pages.fetched_at(["https://a.example/", "https://b.example/"]) == {
        "https://a.example/": NOW
    }


def test_crawls_are_unfinished_since_the_first_one_after_one_that_was_done(store):
    def crawl(hour, status):
        with store.write() as writing:
            run = writing.runs.start("quang-ninh", NOW + timedelta(hours=hour))
            writing.runs.finish(run.id, NOW, {"status": status})

    assert store.runs.unfinished("quang-ninh") is None
    crawl(1, "done")
    assert store.runs.unfinished("quang-ninh") is None
    crawl(2, "interrupted")
    crawl(3, "failed")
    assert store.runs.unfinished("quang-ninh") == NOW + timedelta(hours=2)
    assert store.runs.unfinished("da-nang") is None
    crawl(4, "done")
    assert store.runs.unfinished("quang-ninh") is None


def test_a_backfill_is_unfinished_until_a_full_crawl_is_done(store):
    def crawl(hour, full, status):
        with store.write() as writing:
            run = writing.runs.start("quang-ninh", NOW + timedelta(hours=hour), full=full)
            writing.runs.finish(run.id, NOW, {"status": status})

    assert store.runs.unfinished_backfill("quang-ninh") is None
    crawl(1, True, "interrupted")
    crawl(2, False, "done")
    crawl(3, True, "failed")
    assert store.runs.unfinished_backfill("quang-ninh") == NOW + timedelta(hours=1)
    assert store.runs.unfinished_backfill("da-nang") is None
    crawl(4, True, "done")
    assert store.runs.unfinished_backfill("quang-ninh") is None
