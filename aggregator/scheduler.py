"""When what is done: one crawl a source at its interval, each in a process of its own."""

import logging
import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta

from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from aggregator.delivery.cadence import interval
from aggregator.delivery.delivering import deliver
from aggregator.jobs import Setting
from aggregator.sources import enabled
from storage.databases.engine import open_engine

logger = logging.getLogger(__name__)

CRAWLS_AT_ONCE = 2
"""A small server has two cores; a polite crawl mostly waits."""
FIRST = timedelta(seconds=2)
"""Until a new source's first crawl: a scheduler that is stopped takes what is due as done."""
STAGGER = timedelta(seconds=20)
"""From one source's first crawl to the next source's."""
DELIVERY = timedelta(minutes=1)
"""From one look at what there is to publish, and to tell a hub, to the next."""
GRACE = 60
"""Seconds that a crawl may take beyond its time before it is killed, or to end when told to."""


def scheduler(setting: Setting) -> BackgroundScheduler:
    """A scheduler, not yet started, with a job for each source; jobs last in the database."""
    config = setting.config
    engine = open_engine(config.database_url, pooled=False)  # it looks once more when it stops
    made = BackgroundScheduler(
        jobstores={"default": SQLAlchemyJobStore(engine=engine), "here": MemoryJobStore()},
        executors={
            "default": {"type": "threadpool", "max_workers": CRAWLS_AT_ONCE},
            "delivery": {"type": "threadpool", "max_workers": 1},
        },
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        timezone="Asia/Ho_Chi_Minh",
    )
    made.start(paused=True)
    plan(made, setting, datetime.now(UTC))
    if setting.config.feeds.publish or setting.config.feeds.hub:
        every = IntervalTrigger(seconds=int(DELIVERY.total_seconds()))
        made.add_job(deliver, every, args=[setting], jobstore="here", executor="delivery")
    return made


def plan(scheduler: BackgroundScheduler, setting: Setting, now: datetime) -> None:
    """A job for each enabled source; one that keeps its interval keeps its next time."""
    wanted = {f"crawl:{slug}": slug for slug in enabled(setting.spiders)}
    for job in scheduler.get_jobs("default"):
        if job.id not in wanted:
            job.remove()
    for place, (job_id, slug) in enumerate(wanted.items()):
        every = interval(setting.config, slug)
        job = scheduler.get_job(job_id)
        if job is not None and job.trigger.interval == every:
            continue
        scheduler.add_job(
            crawl,
            IntervalTrigger(seconds=int(every.total_seconds()), jitter=60),
            args=[slug, setting.config.crawl.max_time.total_seconds()],
            id=job_id,
            replace_existing=True,
            next_run_time=now + FIRST + place * STAGGER,
        )


class Crawls:
    """The crawl processes that are running."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.running: set[subprocess.Popen[bytes]] = set()
        self.stopped = False

    def run(self, arguments: list[str], seconds: float) -> int:
        """Crawl in a process of its own, killed if it takes longer; its exit status."""
        command = [sys.executable, "-m", "aggregator", "crawl", *arguments]
        with self.lock:
            if self.stopped:
                return 130
            process = subprocess.Popen(  # noqa: S603  the words are ours
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
            )
            self.running.add(process)
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            logger.error("crawl %s hung for %d s and was killed", arguments[0], seconds)
            os.killpg(process.pid, signal.SIGKILL)
            return process.wait()
        finally:
            with self.lock:
                self.running.discard(process)

    def stop(self, seconds: float) -> None:
        """Tell all to end, and kill those that have not after a while; start no more."""
        with self.lock:
            self.stopped = True
            running = list(self.running)
        for process in running:
            process.send_signal(signal.SIGINT)
        for process in running:
            try:
                process.wait(seconds)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


CRAWLS = Crawls()
"""Of this process: a stored job is a function and plain words, and cannot carry one."""


def crawl(slug: str, seconds: float) -> None:
    """The job of a source."""
    logger.info("crawling %s", slug)
    status = CRAWLS.run([slug], seconds + GRACE)
    if status:
        logger.warning("crawl of %s ended with status %d", slug, status)
