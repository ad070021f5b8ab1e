-- What somebody wrote with a rating, and the way from a message on the platform back to what was sent.
ALTER TABLE feedback ADD COLUMN comment TEXT;

CREATE INDEX outbox_by_platform ON outbox (conversation, platform_id) WHERE platform_id IS NOT NULL;
