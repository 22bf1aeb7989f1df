import logging
import signal
import threading
import time
from datetime import timedelta

from aggregator import jobs, scheduler
from aggregator.scheduler import Crawls
from aggregator.sources import enabled


def planned(setting) -> dict[str, tuple]:
    made = scheduler.scheduler(setting)
    try:
        return {job.id: (job.next_run_time, job.trigger.interval) for job in made.get_jobs()}
    finally:
        made.shutdown()


def test_each_enabled_source_has_a_job_that_lasts_in_the_database(setting, store):
    first = planned(setting)
    assert first.keys() == {f"crawl:{slug}" for slug in enabled(setting.spiders)}
    assert planned(setting) == first


def test_a_changed_interval_is_planned_anew_and_the_others_stay(setting, store, monkeypatch):
    first = planned(setting)
    monkeypatch.setenv("SOKHCN_SOURCES__SON_LA__INTERVAL", "30min")
    monkeypatch.setenv("SOKHCN_SOURCES__DA_NANG__ENABLED", "false")
    again = planned(jobs.setting())
    assert again["crawl:son-la"][1] == timedelta(minutes=30)
    assert "crawl:da-nang" not in again
    del again["crawl:son-la"]
    assert all(again[job] == first[job] for job in again)


def test_a_crawl_that_hangs_is_killed_and_harms_nothing_else(setting, caplog):
    with caplog.at_level(logging.ERROR):
        assert Crawls().run(["son-la"], 0.05) == -signal.SIGKILL
    assert "crawl son-la hung" in caplog.text


def test_stopping_ends_running_crawls_and_starts_no_more(setting):
    crawls = Crawls()
    ended = []
    running = threading.Thread(target=lambda: ended.append(crawls.run(["son-la"], 60)))
    running.start()
    while not crawls.running:
        time.sleep(0.01)
    crawls.stop(0.2)
    running.join(10)
    assert len(ended) == 1
    assert crawls.run(["son-la"], 60) == 130
