-- What a service read of the text, and while parts of it are still unread: when it is to be asked again by this store's
-- clock (0: at once), and who holds it until then. Null: nobody waits.
ALTER TABLE analyses ADD COLUMN reading BLOB;
ALTER TABLE analyses ADD COLUMN reading_due REAL;
ALTER TABLE analyses ADD COLUMN reading_worker TEXT;
ALTER TABLE analyses ADD COLUMN reading_fence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE analyses ADD COLUMN reading_attempts INTEGER NOT NULL DEFAULT 0;
CREATE INDEX analyses_waiting ON analyses (reading_due) WHERE reading_due IS NOT NULL;

-- What was used of services that cost money, by month ("2026-03", UTC).
CREATE TABLE service_usage (
    service TEXT NOT NULL,
    month   TEXT NOT NULL,
    amount  INTEGER NOT NULL,
    PRIMARY KEY (service, month)
) STRICT;
