-- Agreements: how they stand, and the terms that ended.

-- One agreement as it stands (R2, R3). level and floor are null for express.
CREATE TABLE agreement (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    agreement bigint NOT NULL,
    number text NOT NULL,
    programme text NOT NULL CHECK (programme IN ('relationship', 'express')),
    customer_type text NOT NULL CHECK (customer_type IN ('commercial', 'government', 'academic')),
    state text NOT NULL CHECK (state IN ('active', 'inactive')),
    level text,
    floor text,
    term bigint NOT NULL CHECK (term >= 0),
    term_start date,
    term_end date,
    first_anniversary date,
    term_points bigint NOT NULL CHECK (term_points >= 0),
    auto_renew bigint NOT NULL CHECK (auto_renew IN (0, 1)),
    cap bigint,
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
CREATE INDEX agreement_idle ON agreement (term_end);

-- R2.7: terms that ended, with what the reset did. Appended.
CREATE TABLE term_close (
    enterprise bigint NOT NULL,
    agreement bigint NOT NULL,
    term bigint NOT NULL CHECK (term >= 1),
    seq bigint NOT NULL,
    term_start date NOT NULL,
    term_end date NOT NULL,
    points bigint NOT NULL CHECK (points >= 0),
    level_before text NOT NULL,
    level_after text NOT NULL,
    FOREIGN KEY (enterprise, agreement) REFERENCES agreement (enterprise, agreement),
    PRIMARY KEY (enterprise, agreement, term)
);
