-- What the tests of sqlbind work on: two catalogue tables and four of customers.
CREATE TABLE currency (
    code text PRIMARY KEY,          -- ISO 4217; "three letters", no more
    digits bigint NOT NULL CHECK (digits IN (0, 2, 3))
);
CREATE TABLE product (
    number bigint PRIMARY KEY,
    title text NOT NULL,
    sold_until date
);
CREATE TABLE enterprise (
    enterprise bigint PRIMARY KEY,
    name text NOT NULL,
    currency text NOT NULL REFERENCES currency (code)
);
CREATE TABLE site (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    site bigint NOT NULL,
    number text NOT NULL UNIQUE,
    agreement bigint NOT NULL,
    joined_on date NOT NULL,
    closed_on date,
    is_main bigint NOT NULL DEFAULT 0 CHECK (is_main IN (0, 1)),
    note text,
    PRIMARY KEY (enterprise, site),
    CONSTRAINT site_dates CHECK (closed_on IS NULL OR closed_on >= joined_on)
);
CREATE UNIQUE INDEX site_by_number ON site (enterprise, number);
INSERT INTO currency (code, digits) VALUES ('EUR', 2), ('JPY', 0), ('; --', 3);
