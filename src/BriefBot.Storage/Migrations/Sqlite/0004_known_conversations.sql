-- Where something can be posted that nobody asked for. "blocked" says why not any more, null while it can.
CREATE TABLE conversations (
    conversation TEXT PRIMARY KEY,
    kind         TEXT NOT NULL,
    address      TEXT,
    blocked      TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_by_sent ON outbox (conversation, sent) WHERE sent IS NOT NULL;
