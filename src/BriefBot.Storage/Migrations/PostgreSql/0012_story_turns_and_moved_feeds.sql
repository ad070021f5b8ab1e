-- Which process links stories, and until when by this store's clock: several could, but the work would be done twice.
ALTER TABLE story_cursor ADD COLUMN worker text;
ALTER TABLE story_cursor ADD COLUMN leased_until double precision NOT NULL DEFAULT 0;

-- Where a feed was before its site moved it for good. Its items that have no page of their own stay known by that.
ALTER TABLE feeds ADD COLUMN first_address text;
CREATE INDEX feeds_by_first_address ON feeds USING hash (first_address) WHERE first_address IS NOT NULL;
