-- Articles about one event. "row" is the stories' age: of stories that turn out to be one the older goes on. Two processes
-- that link at once hold the same stories; the second finds the cursor moved and starts from what the first stored.
CREATE TABLE stories (
    row INTEGER PRIMARY KEY,
    id  TEXT NOT NULL UNIQUE
) STRICT;

-- An article belongs to one story at most; "place" is its place there.
CREATE TABLE story_articles (
    article TEXT PRIMARY KEY,
    story   TEXT NOT NULL,
    place   INTEGER NOT NULL
) STRICT;

CREATE TABLE merged_stories (
    id         TEXT PRIMARY KEY,
    into_story TEXT NOT NULL
) STRICT;

CREATE TABLE near_duplicates (
    first    TEXT NOT NULL,
    second   TEXT NOT NULL,
    likeness REAL NOT NULL,
    PRIMARY KEY (first, second)
) STRICT;

-- One row: the last change of the articles that the stories take into account.
CREATE TABLE story_cursor (
    row  INTEGER PRIMARY KEY CHECK (row = 1),
    last INTEGER NOT NULL
) STRICT;

INSERT INTO story_cursor (row, last) VALUES (1, 0);
