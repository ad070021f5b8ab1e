-- One row per article, whatever its number of revisions. The row number is the order in which articles were first
-- stored. "change" is the number of the article's latest change; no two articles share one.
CREATE TABLE articles (
    row        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    collection TEXT NOT NULL,
    source_key TEXT NOT NULL,
    source_id  TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    sentences  INTEGER NOT NULL,
    change     INTEGER NOT NULL UNIQUE,
    removed_at TEXT,
    UNIQUE (source_key, collection)
) STRICT;

CREATE INDEX articles_by_source_id ON articles (source_id);
CREATE INDEX articles_live ON articles (collection) WHERE removed_at IS NULL;

-- Every other source id under which an article came in. A key here is either the article's own (the same address
-- delivered under two ids) or one that held the same text.
CREATE TABLE aliases (
    row        INTEGER PRIMARY KEY,
    collection TEXT NOT NULL,
    source_key TEXT NOT NULL,
    source_id  TEXT NOT NULL,
    article    INTEGER NOT NULL REFERENCES articles (row),
    UNIQUE (source_key, collection, source_id)
) STRICT;

CREATE INDEX aliases_by_source_id ON aliases (source_id);
CREATE INDEX aliases_by_article ON aliases (article);

-- The text is never changed, save that removal takes it away with its hash. Offsets are UTF-16 code units into it.
CREATE TABLE revisions (
    article      INTEGER NOT NULL REFERENCES articles (row),
    revision     INTEGER NOT NULL,
    title        TEXT NOT NULL,
    url          TEXT,
    published    TEXT,
    publisher    TEXT,
    author       TEXT,
    language     TEXT NOT NULL,
    stored_at    TEXT NOT NULL,
    content_hash TEXT,
    text         TEXT,
    PRIMARY KEY (article, revision)
) STRICT;

CREATE INDEX revisions_by_text ON revisions (content_hash) WHERE content_hash IS NOT NULL;
CREATE INDEX revisions_by_url ON revisions (url) WHERE url IS NOT NULL;

-- Apart from the texts, so that loading the index reads nothing else.
CREATE TABLE analyses (
    article  INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    data     BLOB NOT NULL,
    PRIMARY KEY (article, revision),
    FOREIGN KEY (article, revision) REFERENCES revisions (article, revision)
) STRICT;

-- The text before cleaning and the way back to it, where cleaning changed anything.
CREATE TABLE source_texts (
    article  INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    raw      TEXT NOT NULL,
    map      BLOB NOT NULL,
    PRIMARY KEY (article, revision),
    FOREIGN KEY (article, revision) REFERENCES revisions (article, revision)
) STRICT;

-- One row. Taken and written back inside the writing transaction, so numbers become visible in their order.
CREATE TABLE change_counter (
    row  INTEGER PRIMARY KEY CHECK (row = 1),
    last INTEGER NOT NULL
) STRICT;

INSERT INTO change_counter (row, last) VALUES (1, 0);
