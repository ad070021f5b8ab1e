-- Events on their way in and messages on their way out. Both tables begin with the same columns, which the lease
-- mechanism works on:
--   state  0 waiting, 1 leased, 2 done, 3 dead, 4 uncertain; below 2 is open
--   head   1 for the one open row of its conversation that may be taken, else 0
--   due    when a waiting row may be taken; when the lease of a leased row runs out
--   forget 1 once the person asked to be forgotten: what names them goes when the row is finished
-- Times are seconds since 1970 by the store's own clock. Numbers are never used again.
CREATE TABLE inbox (
    number            INTEGER PRIMARY KEY AUTOINCREMENT,
    key               TEXT NOT NULL UNIQUE,
    conversation      TEXT NOT NULL,
    state             INTEGER NOT NULL DEFAULT 0,
    head              INTEGER NOT NULL,
    due               REAL NOT NULL DEFAULT (unixepoch('subsec')),
    fence             INTEGER NOT NULL DEFAULT 0,
    attempts          INTEGER NOT NULL DEFAULT 0,
    worker            TEXT,
    added             REAL NOT NULL DEFAULT (unixepoch('subsec')),
    reason            TEXT,
    forget            INTEGER NOT NULL DEFAULT 0,
    kind              TEXT NOT NULL,
    conversation_kind TEXT NOT NULL,
    thread            TEXT,
    message_id        TEXT NOT NULL,
    user              TEXT NOT NULL,
    text              TEXT NOT NULL,
    is_addressed      INTEGER NOT NULL,
    language          TEXT,
    time_zone         TEXT,
    received          TEXT NOT NULL,
    reply_context     TEXT
) STRICT;

CREATE INDEX inbox_heads ON inbox (number, due) WHERE head = 1;
CREATE UNIQUE INDEX inbox_head ON inbox (conversation) WHERE head = 1;
CREATE INDEX inbox_open ON inbox (conversation, number) WHERE state < 2;
CREATE INDEX inbox_aside ON inbox (number) WHERE state > 2;
CREATE INDEX inbox_by_user ON inbox (user) WHERE user <> '';

-- "sending" is the fence under which the latest attempt began, null when it is certain that it did not arrive; "doubt"
-- is 1 when an attempt before that one may have arrived as well.
CREATE TABLE outbox (
    number             INTEGER PRIMARY KEY AUTOINCREMENT,
    key                TEXT NOT NULL UNIQUE,
    conversation       TEXT NOT NULL,
    state              INTEGER NOT NULL DEFAULT 0,
    head               INTEGER NOT NULL,
    due                REAL NOT NULL DEFAULT (unixepoch('subsec')),
    fence              INTEGER NOT NULL DEFAULT 0,
    attempts           INTEGER NOT NULL DEFAULT 0,
    worker             TEXT,
    added              REAL NOT NULL DEFAULT (unixepoch('subsec')),
    reason             TEXT,
    forget             INTEGER NOT NULL DEFAULT 0,
    sending            INTEGER,
    doubt              INTEGER NOT NULL DEFAULT 0,
    sent               REAL,
    platform_id        TEXT,
    kind               TEXT NOT NULL,
    thread             TEXT,
    answers_message_id TEXT,
    replaces           TEXT,
    event_key          TEXT,
    user               TEXT,
    only_for_user      INTEGER NOT NULL,
    payload            TEXT NOT NULL,
    reply_context      TEXT
) STRICT;

CREATE INDEX outbox_heads ON outbox (number, due) WHERE head = 1;
CREATE UNIQUE INDEX outbox_head ON outbox (conversation) WHERE head = 1;
CREATE INDEX outbox_open ON outbox (conversation, number) WHERE state < 2;
CREATE INDEX outbox_aside ON outbox (number) WHERE state > 2;
CREATE INDEX outbox_by_user ON outbox (user) WHERE user IS NOT NULL;
CREATE INDEX outbox_by_event ON outbox (event_key) WHERE event_key IS NOT NULL;
CREATE INDEX outbox_by_message ON outbox (conversation, answers_message_id) WHERE answers_message_id IS NOT NULL;
CREATE INDEX outbox_by_replaced ON outbox (conversation, replaces) WHERE replaces IS NOT NULL;
CREATE INDEX outbox_doubtful ON outbox (number) WHERE doubt = 1;

-- What a delivery quotes, in the order in which it names them.
CREATE TABLE outbox_quotes (
    delivery   INTEGER NOT NULL REFERENCES outbox (number),
    position   INTEGER NOT NULL,
    article_id TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    PRIMARY KEY (delivery, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_quotes_by_article ON outbox_quotes (article_id, delivery);

-- The state of one person's talk in one thread (the empty one where the platform names none), as JSON.
CREATE TABLE threads (
    user         TEXT NOT NULL,
    conversation TEXT NOT NULL,
    thread       TEXT NOT NULL,
    expires      REAL NOT NULL,
    state        TEXT NOT NULL,
    PRIMARY KEY (user, conversation, thread)
) STRICT, WITHOUT ROWID;

-- What was agreed for a conversation, as JSON.
CREATE TABLE channel_settings (
    conversation TEXT PRIMARY KEY,
    settings     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How far a follower of the articles' changes has come.
CREATE TABLE cursors (
    name     TEXT PRIMARY KEY,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE feedback ADD COLUMN user TEXT;
