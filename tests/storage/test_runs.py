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
