-- What somebody thought of one answer. The passage is that of the first citation; a refusal has none.
CREATE TABLE feedback (
    row        INTEGER PRIMARY KEY,
    given      TEXT NOT NULL,
    question   TEXT NOT NULL,
    answer     TEXT NOT NULL,
    rating     TEXT NOT NULL CHECK (rating IN ('helpful', 'not-helpful')),
    article_id TEXT,
    revision   INTEGER,
    span_start INTEGER,
    span_end   INTEGER
) STRICT;
