-- The key of the delivery whose message an update or a deletion is about.
ALTER TABLE outbox ADD COLUMN supersedes TEXT;

-- "doubt" counts from now on how often a delivery was sent again although an attempt before may have arrived.
DROP INDEX outbox_doubtful;
CREATE INDEX outbox_doubtful ON outbox (number) WHERE doubt > 0;

-- State 5 is cancelled: not sent, and not wanted any more. What is closed is deleted in the order of its last lease.
CREATE INDEX inbox_closed ON inbox (due) WHERE state >= 2;
CREATE INDEX outbox_closed ON outbox (due) WHERE state >= 2;
CREATE INDEX threads_by_expiry ON threads (expires);

-- The event that gave the feedback, so that one that is handled twice is counted once.
ALTER TABLE feedback ADD COLUMN event TEXT;
CREATE UNIQUE INDEX feedback_by_event ON feedback (event) WHERE event IS NOT NULL;
