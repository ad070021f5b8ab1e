-- What a service read of the text, and while parts of it are still unread: when it is to be asked again by this store's
-- clock (0: at once), and who holds it until then. Null: nobody waits.
ALTER TABLE analyses ADD COLUMN reading bytea;
ALTER TABLE analyses ADD COLUMN reading_due double precision;
ALTER TABLE analyses ADD COLUMN reading_worker text;
ALTER TABLE analyses ADD COLUMN reading_fence bigint NOT NULL DEFAULT 0;
ALTER TABLE analyses ADD COLUMN reading_attempts integer NOT NULL DEFAULT 0;
CREATE INDEX analyses_waiting ON analyses (reading_due) WHERE reading_due IS NOT NULL;

-- What was used of services that cost money, by month ("2026-03", UTC).
CREATE TABLE service_usage (
    service text NOT NULL,
    month   text NOT NULL,
    amount  bigint NOT NULL,
    PRIMARY KEY (service, month)
);
