"""Scrapy's settings, from ours; `scrapy list` and `scrapy crawl` read them through scrapy.cfg."""

import sys

from aggregator.config import ConfigError, load
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
CONCURRENT_REQUESTS_PER_DOMAIN = CONFIG.crawl.concurrency
DOWNLOAD_TIMEOUT = CONFIG.crawl.timeout
DOWNLOAD_MAXSIZE = CONFIG.crawl.max_page_bytes
DOWNLOAD_WARNSIZE = 0
DEFAULT_REQUEST_HEADERS = {"Accept": "text/html,*/*;q=0.8", "Accept-Language": "vi"}
COOKIES_ENABLED = False
CLOSESPIDER_TIMEOUT = CONFIG.crawl.max_time.total_seconds()

# newest articles first
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"
# a hundred tasks for each response, the default, cost a fifth of a crawl's processor time
CONCURRENT_ITEMS = 4

# nobody is to run code in a crawl from outside
REMOTE_CONTROL_ENABLED = False
TELNETCONSOLE_ENABLED = False

# only public addresses, see aggregator.middlewares
PRIVATE_HOSTS = private_hosts(SOURCES, CONFIG)
TWISTED_DNS_RESOLVER = "aggregator.middlewares.PublicResolver"
DOWNLOADER_MIDDLEWARES = {"aggregator.middlewares.PublicAddresses": 10}

ITEM_PIPELINES = {"aggregator.pipelines.StorePipeline": 500}
FEED_EXPORT_ENCODING = "utf-8"
LOG_LEVEL = "INFO"
