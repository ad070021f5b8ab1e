-- One row: what tells this store from any other, also from one that was made from the same backup. What is kept outside the
-- store and follows its change numbers is only of use to the store that gave them.
CREATE TABLE store_identity (
    row integer PRIMARY KEY CHECK (row = 1),
    id  text NOT NULL
);

INSERT INTO store_identity (row, id) VALUES (1, replace(gen_random_uuid()::text, '-', ''));
