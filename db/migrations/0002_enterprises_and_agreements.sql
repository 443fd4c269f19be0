-- Customers: enterprises, the directory of public numbers, agreements and their terms.
-- Every table that belongs to a customer starts its key with enterprise.

-- seq counts the enterprise's transactions, gapless; taking the next one is also the lock.
CREATE TABLE enterprise (
    enterprise bigint NOT NULL,
    seq bigint NOT NULL CHECK (seq >= 0),
    created_on date NOT NULL,
    PRIMARY KEY (enterprise)
);

-- Public number → enterprise and object. Numbers are unique and never issued again.
CREATE TABLE directory (
    kind text NOT NULL CHECK (kind IN ('agreement', 'site')),
    number text NOT NULL,
    owner bigint NOT NULL REFERENCES enterprise (enterprise),
    object bigint NOT NULL,
    PRIMARY KEY (kind, number)
);

-- One agreement as it stands (R2, R3). level and floor are null for express.
CREATE TABLE agreement (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    agreement bigint NOT NULL,
    number text NOT NULL,
    programme text NOT NULL CHECK (programme IN ('relationship', 'express')),
    customer_type text NOT NULL,
    level text,
    floor text,
    term bigint NOT NULL CHECK (term >= 0),
    term_start date,
    term_end date,
    first_anniversary date,
    term_points bigint NOT NULL CHECK (term_points >= 0),
    enrolled_on date NOT NULL,
    enrolled_seq bigint NOT NULL,
    CHECK ((term = 0) = (term_start IS NULL)),
    CHECK ((term = 0) = (term_end IS NULL)),
    CHECK ((term = 0) = (first_anniversary IS NULL)),
    CHECK ((programme = 'express') = (level IS NULL)),
    CHECK ((programme = 'express') = (floor IS NULL)),
    PRIMARY KEY (enterprise, agreement)
);
CREATE INDEX agreement_term_end ON agreement (enterprise, term_end);

-- R2.7: terms that ended, with what the reset did. Appended.
CREATE TABLE term_close (
    enterprise bigint NOT NULL,
    agreement bigint NOT NULL,
    term bigint NOT NULL,
    seq bigint NOT NULL,
    term_start date NOT NULL,
    term_end date NOT NULL,
    points bigint NOT NULL,
    level_before text NOT NULL,
    level_after text NOT NULL,
    FOREIGN KEY (enterprise, agreement) REFERENCES agreement (enterprise, agreement),
    PRIMARY KEY (enterprise, agreement, term)
);
