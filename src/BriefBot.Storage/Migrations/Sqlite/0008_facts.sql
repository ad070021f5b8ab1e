-- What the sentences say, taken apart; in the analysis's own row, as it is made with it. Null where an earlier version
-- stored the analysis: both are made again when the index first reads it.
ALTER TABLE analyses ADD COLUMN facts BLOB;
