CREATE TABLE purchase (
    enterprise bigint NOT NULL,
    purchase bigint NOT NULL,
    site bigint NOT NULL,
    product bigint NOT NULL REFERENCES product (number),
    quantity bigint NOT NULL,
    amount bigint NOT NULL,
    placed_at bigint NOT NULL,
    PRIMARY KEY (enterprise, purchase),
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site)
);
CREATE INDEX purchase_by_site ON purchase (enterprise, site);
-- Named like a function that the gate refuses.
CREATE TABLE total (
    total bigint PRIMARY KEY
);
CREATE UNIQUE INDEX total_by_total ON total (total);
ALTER TABLE site ADD COLUMN contact text;
CREATE VIEW open_site AS
    SELECT enterprise, site, number, joined_on FROM site WHERE closed_on IS NULL;
-- What the script behind SQLite's migrations (src/store/db_sqlite.c) sets triggers on.
CREATE TABLE part (part text NOT NULL, PRIMARY KEY (part));
CREATE TABLE price_row (price_row bigint NOT NULL, PRIMARY KEY (price_row));
CREATE TABLE price_level (price_row bigint NOT NULL, level text NOT NULL, PRIMARY KEY (price_row, level));
CREATE TABLE catalogue_state (catalogue bigint NOT NULL, stamp bigint NOT NULL, PRIMARY KEY (catalogue));
