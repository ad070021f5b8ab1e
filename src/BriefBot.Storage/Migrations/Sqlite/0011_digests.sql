-- What conversations asked to be told. "next_due" is the instant that the schedule names, null while paused; "run_at" is
-- from when on it is to be taken, which is later while it waits for the end of quiet hours or for another attempt. Both,
-- and "failing_since" and "failed", are by the clock of the processes; leases are by this store's. Times are seconds since
-- 1970. "seen" is the last change of the articles that an alert has looked at.
CREATE TABLE subscriptions (
    number            INTEGER PRIMARY KEY AUTOINCREMENT,
    kind              TEXT NOT NULL,
    conversation      TEXT NOT NULL,
    thread            TEXT,
    creator           TEXT NOT NULL,
    language          TEXT NOT NULL,
    cron              TEXT,
    time_zone         TEXT NOT NULL,
    topics            TEXT NOT NULL,
    max_stories       INTEGER NOT NULL,
    quiet_from        TEXT,
    quiet_to          TEXT,
    tells_when_empty  INTEGER NOT NULL,
    created           REAL NOT NULL,
    paused            REAL,
    next_due          INTEGER,
    run_at            REAL,
    seen              INTEGER NOT NULL DEFAULT 0,
    fence             INTEGER NOT NULL DEFAULT 0,
    worker            TEXT,
    leased_until      REAL NOT NULL DEFAULT 0,
    attempts          INTEGER NOT NULL DEFAULT 0,
    failure           TEXT,
    failures          INTEGER NOT NULL DEFAULT 0,
    failing_since     REAL,
    failed            REAL
) STRICT;

CREATE INDEX subscriptions_by_due ON subscriptions (run_at) WHERE run_at IS NOT NULL;
CREATE INDEX subscriptions_by_conversation ON subscriptions (conversation);

-- The ledger. A row is written together with its messages, "parts" of them, whose keys follow from the row's. The state is
-- what it was when the row was written until all messages have ended; "settled" is 1 from then on. It outlives the
-- subscription and the messages.
CREATE TABLE digest_runs (
    subscription INTEGER NOT NULL,
    due          INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    attempt      INTEGER NOT NULL,
    state        TEXT NOT NULL,
    reason       TEXT,
    recorded     REAL NOT NULL,
    seen_until   INTEGER NOT NULL,
    stories      TEXT NOT NULL,
    parts        INTEGER NOT NULL,
    settled      INTEGER NOT NULL,
    PRIMARY KEY (subscription, due, kind, attempt)
) STRICT, WITHOUT ROWID;

CREATE INDEX digest_runs_open ON digest_runs (recorded) WHERE settled = 0;
CREATE INDEX digest_runs_by_time ON digest_runs (recorded);

-- Remarks that are made once, such as that a feed fails.
CREATE TABLE notices (
    key   TEXT PRIMARY KEY,
    added REAL NOT NULL DEFAULT (unixepoch('subsec'))
) STRICT, WITHOUT ROWID;
