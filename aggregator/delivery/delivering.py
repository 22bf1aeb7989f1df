"""What follows a crawl, apart from it: feeds are written as files, and the hub is told."""

import logging

from aggregator.delivery import hub, publishing
from aggregator.jobs import Setting
from feeds.files import UnwritableError
from storage.store import Store, open_store

logger = logging.getLogger(__name__)


def deliver(setting: Setting) -> None:
    """Bring what has changed to where it is configured to go; files before the news of them.

    What fails is tried again the next time; nothing of it stops what comes after.
    """
    with open_store(setting.config.database_url) as store:
        out = setting.config.feeds.publish
        if out is not None:
            try:
                publishing.publish(store, setting.names, out)
            except UnwritableError as error:
                logger.error("%s", error)
        tell_hub(store, setting)


def tell_hub(store: Store, setting: Setting) -> hub.Told:
    """Tell a hub, if there is one, which feeds have changed."""
    feeds = setting.config.feeds
    if feeds.hub is None:
        return hub.Told()
    hub.announce(store, setting.names, hub.now())
    post = hub.poster(hub.Hub(feeds.hub, feeds.hub_allow_private))
    return hub.deliver(store, post, hub.now)
