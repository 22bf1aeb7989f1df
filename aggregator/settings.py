"""Scrapy's settings, from ours; `scrapy list` and `scrapy crawl` read them through scrapy.cfg."""

import sys

from aggregator.config import ConfigError
from aggregator.configured import load
from aggregator.sources import private_hosts, sources

try:
    CONFIG = load()
    SOURCES = sources(CONFIG)
except ConfigError as error:
    sys.exit(f"sokhcn: {error}")

BOT_NAME = "sokhcn"
SPIDER_LOADER_CLASS = "aggregator.loader.SourceLoader"

# politeness
USER_AGENT = CONFIG.user_agent
ROBOTSTXT_OBEY = CONFIG.crawl.obey_robots
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = CONFIG.crawl.delay
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
DOWNLOAD_DELAY = CONFIG.crawl.delay
DOWNLOAD_DELAY_JITTER = 0
CONCURRENT_REQUESTS_PER_DOMAIN = CONFIG.crawl.concurrency
# a crawl is of one site: what is not under way can be given up at once when the crawl is ended
CONCURRENT_REQUESTS = CONFIG.crawl.concurrency
DOWNLOAD_TIMEOUT = CONFIG.crawl.timeout
DOWNLOAD_MAXSIZE = CONFIG.crawl.max_page_bytes
DOWNLOAD_WARNSIZE = 0
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,*/*;q=0.8",
    "Accept-Language": "vi",
    # of this one it is checked that its end has come
    "Accept-Encoding": "gzip",
}
REDIRECT_MAX_TIMES = 5
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"  # the spider tells it, by name
BACKFILL_HOURS = CONFIG.crawl.backfill_hours
CRAWL_MAX_TIME = CONFIG.crawl.max_time.total_seconds()

# a name that is not answered for holds a thread; the others go on
DNS_TIMEOUT = 15
REACTOR_THREADPOOL_MAXSIZE = 30

# newest articles first
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"
# our callbacks are generators on purpose; looking into each for a mistake took its time
WARN_ON_GENERATOR_RETURN_VALUE = False
# a hundred tasks for each response, the default, cost a fifth of a crawl's processor time
CONCURRENT_ITEMS = 4

PRIVATE_HOSTS = private_hosts(SOURCES, CONFIG)
TWISTED_DNS_RESOLVER = "aggregator.downloading.public.PublicResolver"
# all are listed: what is not needed takes no time, and is not even loaded
DOWNLOADER_MIDDLEWARES_BASE: dict[str, int] = {}
DOWNLOADER_MIDDLEWARES = {
    # requests pass from above to below, answers and failures from below to above
    "aggregator.downloading.public.PublicAddresses": 10,
    "aggregator.downloading.lengths.ShortAddresses": 20,
    "aggregator.downloading.redirects.OwnSite": 50,
    "aggregator.downloading.robots.RobotsRules": 100,
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
    "aggregator.downloading.pace.Pace": 540,
    "aggregator.downloading.archive.Archive": 545,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": 550,
    "aggregator.downloading.tls.TlsTroubles": 570,
    "aggregator.downloading.redirects.MetaRefreshes": 580,
    "aggregator.downloading.flood.FloodGuard": 584,
    "aggregator.downloading.cookie_echo.CookieEcho": 586,
    "aggregator.downloading.whole.WholeAnswers": 590,
    "aggregator.downloading.redirects.Redirects": 600,
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": 750,
    "scrapy.downloadermiddlewares.stats.DownloaderStats": 850,
}
SPIDER_MIDDLEWARES_BASE = {
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": 25,
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": 50,
    "scrapy.spidermiddlewares.referer.RefererMiddleware": 700,
}

HTTPCACHE_ENABLED = True
HTTPCACHE_STORAGE = "aggregator.downloading.archive.ArchiveStorage"
HTTPCACHE_POLICY = "aggregator.downloading.archive.AskAlways"
# nobody is to run code in a crawl from outside: RemoteControl and TelnetConsole are left out
EXTENSIONS_BASE = {
    "aggregator.keeping.Counts": 0,
    "scrapy.extensions.logcount.LogCount": 0,
    "scrapy.extensions.memusage.MemoryUsage": 0,
    "scrapy.extensions.closespider.CloseSpider": 0,
    "scrapy.extensions.feedexport.FeedExporter": 0,
    "scrapy.extensions.logstats.LogStats": 0,
    "scrapy.extensions.throttle.AutoThrottle": 0,
}
EXTENSIONS = {"aggregator.downloading.hours.WorkingHours": 0}

ITEM_PIPELINES = {"aggregator.pipelines.StorePipeline": 500}
FEED_EXPORT_ENCODING = "utf-8"
LOG_LEVEL = "INFO"
