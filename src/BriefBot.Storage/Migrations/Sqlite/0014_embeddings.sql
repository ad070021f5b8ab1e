-- Which revision of an article has vectors of a model, and while the newest has none: when it may be taken by this store's
-- clock, and who holds it until then. "number" is that of the finishing, 0 before; no two share one.
CREATE TABLE embedded_articles (
    article  INTEGER NOT NULL REFERENCES articles (row),
    model    TEXT NOT NULL,
    revision INTEGER NOT NULL,
    number   INTEGER NOT NULL,
    due      REAL NOT NULL,
    worker   TEXT,
    fence    INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    PRIMARY KEY (article, model)
) STRICT;

CREATE INDEX embedded_articles_by_number ON embedded_articles (model, number);

-- A byte a dimension, signed. The hash is of the passage's text, so that nobody asks twice for the same words.
CREATE TABLE passage_vectors (
    article     INTEGER NOT NULL REFERENCES articles (row),
    model       TEXT NOT NULL,
    span_start  INTEGER NOT NULL,
    span_length INTEGER NOT NULL,
    hash        TEXT NOT NULL,
    vector      BLOB NOT NULL,
    PRIMARY KEY (article, model, span_start)
) STRICT;

CREATE INDEX passage_vectors_by_hash ON passage_vectors (hash, model);

-- One row, which whoever finishes an article locks until that is committed: so numbers become visible in their order.
CREATE TABLE embedding_counter (
    row  INTEGER PRIMARY KEY CHECK (row = 1),
    last INTEGER NOT NULL
) STRICT;

INSERT INTO embedding_counter (row, last) VALUES (1, 0);
