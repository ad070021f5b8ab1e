-- Which revision of an article has vectors of a model, and while the newest has none: when it may be taken by this store's
-- clock, and who holds it until then. "number" is that of the finishing, 0 before; no two share one.
CREATE TABLE embedded_articles (
    article  bigint NOT NULL REFERENCES articles (row),
    model    text NOT NULL,
    revision integer NOT NULL,
    number   bigint NOT NULL,
    due      double precision NOT NULL,
    worker   text,
    fence    bigint NOT NULL,
    attempts integer NOT NULL,
    PRIMARY KEY (article, model)
);

CREATE INDEX embedded_articles_by_number ON embedded_articles (model, number);

-- A byte a dimension, signed. The hash is of the passage's text, so that nobody asks twice for the same words.
CREATE TABLE passage_vectors (
    article     bigint NOT NULL REFERENCES articles (row),
    model       text NOT NULL,
    span_start  integer NOT NULL,
    span_length integer NOT NULL,
    hash        text NOT NULL,
    vector      bytea NOT NULL,
    PRIMARY KEY (article, model, span_start)
);

CREATE INDEX passage_vectors_by_hash ON passage_vectors (hash, model);

-- One row, which whoever finishes an article locks until that is committed: so numbers become visible in their order.
CREATE TABLE embedding_counter (
    row  integer PRIMARY KEY CHECK (row = 1),
    last bigint NOT NULL
);

INSERT INTO embedding_counter (row, last) VALUES (1, 0);
