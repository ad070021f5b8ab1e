-- Tokens that a platform exchanges for new ones. Who has the claim may exchange them; it ends at "claimed_until", in
-- seconds since 1970 by the store's own clock.
CREATE TABLE tokens (
    name          TEXT PRIMARY KEY,
    value         TEXT,
    claimant      TEXT,
    claimed_until REAL NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
