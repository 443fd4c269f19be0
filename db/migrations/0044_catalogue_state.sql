-- What parts and prices were read from: a number that no two states of the catalogue share, for who remembers some of them from one
-- transaction to the next. Triggers behind the migrations (src/store) draw it anew with each change of a part or a price,
-- whoever makes it, so that it comes to be seen in one commit with that change.
CREATE TABLE catalogue_state (
    catalogue bigint NOT NULL CHECK (catalogue = 1),
    stamp bigint NOT NULL,
    PRIMARY KEY (catalogue)
);
INSERT INTO catalogue_state (catalogue, stamp) VALUES (1, 1);
