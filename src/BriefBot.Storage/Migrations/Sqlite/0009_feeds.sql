-- Feeds that are polled. Times are seconds since 1970 by this store's clock, and so are leases: whoever holds one has
-- raised the fence, and what an earlier holder still writes is refused.
CREATE TABLE feeds (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,
    address       TEXT NOT NULL UNIQUE,
    host          TEXT NOT NULL,
    title         TEXT,
    collection    TEXT NOT NULL,
    interval      REAL,
    time_to_live  REAL,
    etag          TEXT,
    last_modified TEXT,
    next_due      REAL NOT NULL DEFAULT (unixepoch('subsec')),
    fence         INTEGER NOT NULL DEFAULT 0,
    worker        TEXT,
    leased_until  REAL NOT NULL DEFAULT 0,
    polled        REAL,
    failures      INTEGER NOT NULL DEFAULT 0,
    failing_since REAL,
    last_success  REAL,
    last_error    TEXT,
    reported      INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX feeds_by_due ON feeds (next_due);
CREATE INDEX feeds_by_host ON feeds (host);

-- What was seen of a feed's items, so that one that did not change is left alone.
CREATE TABLE feed_items (
    feed     INTEGER NOT NULL REFERENCES feeds (number) ON DELETE CASCADE,
    item     TEXT NOT NULL,
    version  TEXT NOT NULL,
    settled  INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    reason   TEXT,
    seen     REAL NOT NULL,
    stored   REAL,
    PRIMARY KEY (feed, item)
) STRICT, WITHOUT ROWID;

CREATE INDEX feed_items_by_storing ON feed_items (feed, stored) WHERE stored IS NOT NULL;
